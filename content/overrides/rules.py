"""Who may change what a district makes of statewide pages."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from content.districts.models import District, DistrictHome, StateHome


def may_publish(user: AbstractBaseUser | AnonymousUser, district: District | None) -> bool:
    """Tell whether a person may decide what readers of a district see; without a district, of all.

    Whoever may publish pages there may do so: rights follow Wagtail's page tree.
    """
    homes = StateHome.objects.all() if district is None else DistrictHome.objects.filter(district=district)
    home = homes.first()
    return home is not None and bool(home.permissions_for_user(user).can_publish_subpage())
