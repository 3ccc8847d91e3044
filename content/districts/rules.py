"""Who may change what belongs to a district."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from content.districts.models import District, DistrictHome, StateHome


def may_edit(user: AbstractBaseUser | AnonymousUser, district: District | None) -> bool:
    """Tell whether a person may change what a district has of its own; without a district, what the state has.

    Whoever may edit the pages there may do so: rights follow Wagtail's page tree.
    """
    homes = StateHome.objects.all() if district is None else DistrictHome.objects.filter(district=district)
    home = homes.first()
    return home is not None and bool(home.permissions_for_user(user).can_edit())
