"""Filling roles with offices of another system, as somebody has said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from content.districts.models import Contact, ContactRole, District
from content.districts.opening import BadTimes, parse, stored
from content.takeover.answers import TheirContact

_FIELDS = ("phone", "email", "website", "address")


@transaction.atomic
def fill_contacts(*, district: District, chosen: Mapping[str, TheirContact]) -> tuple[list[str], list[str]]:
    """Let offices fill roles, by the roles' keys; a role that the district has filled itself stays.

    Return the keys of the roles that are filled now, and a sentence for each that is not.
    """
    roles = ContactRole.objects.in_bulk(chosen.keys(), field_name="key")
    own = set(Contact.objects.filter(district=district).values_list("role__key", flat=True))
    filled, problems = [], []
    for key, office in chosen.items():
        if key in own:
            problems.append(f"{district} has filled the role “{key}” already; it stays.")
            continue
        try:
            _fill(district, roles[key], office)
            filled.append(key)
        except ValidationError as problem:
            problems.append(f"The role “{key}” is not filled: {'; '.join(problem.messages)}")
    return filled, problems


def _fill(district: District, role: ContactRole, office: TheirContact) -> None:
    plain = {field: getattr(office, field) for field in _FIELDS}
    contact = Contact(
        role=role, district=district, name_de=_name(office), **plain, **_opening(office.opening_hours)
    )
    contact.full_clean(exclude=["role", "district"])
    contact.save()
    log(instance=contact, action="wagtail.create", user=None)


def _opening(hours: str) -> dict[str, Any]:
    """Return in times when an office is open, or in words where times cannot say it."""
    try:
        return {"opening_times": stored(parse(hours))}
    except BadTimes:
        return {"opening_hours_de": hours}


def _name(office: TheirContact) -> str:
    names = [office.title, office.name]
    return ", ".join(dict.fromkeys(filter(None, names)))[:160]
