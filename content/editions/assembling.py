"""From snapshots to editions: what each district offers in one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from content.core.languages import Language
from content.districts.enums import Untranslated
from content.districts.models import Contact, ContactRole, District, DistrictHome, StateHome
from content.editions.manifest import Head, Node, entries
from content.editions.texts import column_in

HOME_PATH_LENGTH = 8  # the root and a home below it, four characters of treebeard's path each


@dataclass(frozen=True, slots=True)
class Trees:
    """Every page that may be shown: the state's, and each district's own."""

    statewide: list[Node]
    local: Mapping[int, list[Node]]

    @classmethod
    def load(cls) -> Trees:
        """Read them in three queries."""
        state = set(StateHome.objects.values_list("path", flat=True))
        districts = dict(DistrictHome.objects.values_list("path", "district_id"))
        statewide: list[Node] = []
        local: dict[int, list[Node]] = defaultdict(list)
        rows = Page.objects.filter(depth__gt=HOME_PATH_LENGTH // 4).order_by("path")
        for pk, key, path, slug, is_live in rows.values_list("pk", "translation_key", "path", "slug", "live"):
            home = path[:HOME_PATH_LENGTH]
            if home in state:
                statewide.append(Node(pk, str(key), path, slug, is_live))
            elif home in districts:
                local[districts[home]].append(Node(pk, str(key), path, slug, is_live, is_local=True))
        return cls(statewide, local)


@dataclass(frozen=True, slots=True)
class Offices:
    """Which contact fills which role where."""

    roles: list[ContactRole]
    statewide: Mapping[int, Contact]
    local: Mapping[tuple[int, int], Contact]

    @classmethod
    def load(cls) -> Offices:
        """Read them in two queries."""
        contacts = list(Contact.objects.all())
        return cls(
            roles=list(ContactRole.objects.all()),
            statewide={found.role_id: found for found in contacts if found.district_id is None},
            local={(found.district_id, found.role_id): found for found in contacts if found.district_id},
        )

    def contacts_of(self, district: District, language: Language) -> dict[str, dict[str, Any]]:
        """Return, by the role's key, what readers of a language are told."""
        return {role.key: self._contact(role, district, language) for role in self.roles}

    def _contact(self, role: ContactRole, district: District, language: Language) -> dict[str, Any]:
        office = self.local.get((district.pk, role.pk)) or self.statewide.get(role.pk)
        return {
            "role": column_in(role, "name", language),
            "description": column_in(role, "description", language),
            "office": _office(office, language) if office else None,
        }


def contents(
    language: Language,
    districts: Iterable[District],
    trees: Trees,
    heads: Mapping[int, Head],
    translated: Mapping[int, list[str]],
    offices: Offices,
) -> dict[int, dict[str, Any]]:
    """Return the content of each district's edition in a language, by the district's primary key."""
    return {
        district.pk: {
            "district": _about(district, language),
            "pages": entries(
                [*trees.statewide, *trees.local.get(district.pk, ())],
                heads,
                translated,
                leave_out_untranslated_for=(
                    language.code if district.untranslated == Untranslated.LEAVE_OUT else None
                ),
            ),
            "contacts": offices.contacts_of(district, language),
            "leaves_out_untranslated": district.untranslated == Untranslated.LEAVE_OUT,
        }
        for district in districts
    }


def _about(district: District, language: Language) -> dict[str, Any]:
    return {
        "ags": district.ags,
        "slug": district.slug,
        "kind": district.kind,
        "name": column_in(district, "name", language),
        "website": district.website,
        "languages": [offered.code for offered in district.languages],
    }


def _office(contact: Contact, language: Language) -> dict[str, Any]:
    return {
        "name": column_in(contact, "name", language),
        "phone": contact.phone,
        "email": contact.email,
        "website": contact.website,
        "address": contact.address,
        "opening_hours": column_in(contact, "opening_hours", language),
        "note": column_in(contact, "note", language),
        "origin": "local" if contact.district_id else "inherited",
    }
