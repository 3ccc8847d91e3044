"""What a district has filled in, and what not yet."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.districts.models import Contact, ContactRole, District, StateHome


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


def editable_scopes(user: AbstractBaseUser | AnonymousUser) -> tuple[bool, list[District]]:
    """Return whether a person may change what the state has, and the districts whose own they may change."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    districts = District.objects.filter(home__in=pages).order_by("slug")
    return StateHome.objects.filter(pk__in=pages).exists(), list(districts)
