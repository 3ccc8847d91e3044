"""Who may change what belongs to a district."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from wagtail.models import PagePermissionTester

from content.districts.models import District, DistrictHome, StateHome


def may_edit(user: AbstractBaseUser | AnonymousUser, district: District | None) -> bool:
    """Tell whether a person may change what a district has of its own; without a district, what the state has.

    Whoever may edit the pages there may do so: rights follow Wagtail's page tree.
    """
    rights = rights_at_home(user, district)
    return rights is not None and bool(rights.can_edit())


def rights_at_home(
    user: AbstractBaseUser | AnonymousUser, district: District | None
) -> PagePermissionTester | None:
    """Return what a person may do with a district's home, or the state's; None where there is no home."""
    homes = StateHome.objects.all() if district is None else DistrictHome.objects.filter(district=district)
    home = homes.first()
    return home.permissions_for_user(user) if home else None
