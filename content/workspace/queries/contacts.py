"""What a district has filled in, and what not yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.districts.models import Contact, ContactRole, District, DistrictHome, StateHome
from content.modules.models import HOME_DEPTH, InfoPage
from content.overrides.models import OverridePage
from content.overrides.operations import Block

# What stands in addresses for the state, where a district's slug stands for a district.
STATEWIDE = "land"
# Every block of this type has it in what is stored.
_CONTACT = '"contact"'
_KEPT = "_lotse_editable_scopes"


@dataclass(frozen=True, slots=True)
class FilledRole:
    """A role with the office that readers are shown, and whether that is the district's own."""

    role: ContactRole
    own: Contact | None
    statewide: Contact | None

    @property
    def shown(self) -> Contact | None:
        return self.own or self.statewide


def filled_roles(district: District | None) -> list[FilledRole]:
    """Return every role and who fills it in a district; without a district, statewide."""
    contacts = {(contact.role_id, contact.district_id): contact for contact in Contact.objects.all()}
    own_id = district.pk if district else None
    return [
        FilledRole(role, contacts.get((role.pk, own_id)), contacts.get((role.pk, None)))
        for role in ContactRole.objects.all()
    ]


def unfilled_roles(district: District) -> int:
    """Return how many roles nobody fills in a district, neither the district itself nor the state."""
    filling = Contact.objects.filter(Q(district=district) | Q(district=None))
    return ContactRole.objects.exclude(contacts__in=filling).count()


def pages_by_role(district: District | None) -> dict[str, list[str]]:
    """Return, by the role's key, the titles of the pages that name it: the state's, and what a district has of its own.

    What a district puts into a statewide page counts under that page's title.
    """
    homes = [
        *StateHome.objects.all(),
        *DistrictHome.objects.filter(district=district, district__isnull=False),
    ]
    within = [Q(path__startswith=home.path) for home in homes] or [Q(pk=None)]
    pages = InfoPage.objects.live().filter(reduce(or_, within)).order_by("path")
    adapted = OverridePage.objects.live().filter(district=district).exclude(target=None).order_by("path")
    titles: dict[str, dict[str, None]] = defaultdict(dict)
    for page in pages.alias(stored=Cast("body", TextField())).filter(stored__contains=_CONTACT):
        for role in _roles_in(page.body.raw_data):
            titles[role][page.title] = None
    for override in adapted.alias(stored=Cast("operations", TextField())).filter(stored__contains=_CONTACT):
        for role in _roles_in(block for item in override.all_operations for block in item.content):
            titles[role][override.title] = None
    return {role: list(found) for role, found in titles.items()}


def _roles_in(blocks: Iterable[Block]) -> list[str]:
    return [role for block in blocks if block["type"] == "contact" and (role := block["value"].get("role"))]


def editable_scopes(user: AbstractBaseUser | AnonymousUser) -> tuple[bool, list[District]]:
    """Return whether a person may change what the state has, and the districts whose own they may change.

    Several parts of one screen ask, so the answer is kept with the person for as long as the request.
    """
    if not hasattr(user, _KEPT):
        pages = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
        homes = pages.filter(depth=HOME_DEPTH).select_related("statehome", "districthome__district")
        districts = [home.districthome.district for home in homes if hasattr(home, "districthome")]
        has_state = any(hasattr(home, "statehome") for home in homes)
        setattr(user, _KEPT, (has_state, sorted(districts, key=lambda district: district.slug)))
    scopes: tuple[bool, list[District]] = getattr(user, _KEPT)
    return scopes
