"""Who may change what a district makes of statewide pages."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from content.districts.models import District
from content.districts.rules import rights_at_home


def may_publish(user: AbstractBaseUser | AnonymousUser, district: District | None) -> bool:
    """Tell whether a person may decide what readers of a district see; without a district, of all.

    Whoever may publish pages there may do so: rights follow Wagtail's page tree.
    """
    rights = rights_at_home(user, district)
    return rights is not None and bool(rights.can_publish_subpage())
