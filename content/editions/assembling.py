"""From snapshots to editions: what each district offers in one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from wagtail.models import Page

from content.core.languages import Language
from content.districts.enums import Untranslated
from content.districts.models import Contact, ContactRole, District
from content.editions.manifest import Entry, Head, Placed, Places, entry_of, leading_to, place
from content.editions.texts import column_in
from content.modules.inheritance import Placement
from content.modules.models import InfoPage
from content.modules.validators import RESERVED_PAGE_SLUGS
from content.overrides.locking import locked_paths
from content.overrides.models import OverridePage
from content.overrides.placing import Node, arrange

HOME_PATH_LENGTH = 8  # the root and a home below it, four characters of treebeard's path each
FIRST_LEVEL_LENGTH = HOME_PATH_LENGTH + 4


@dataclass(frozen=True, slots=True)
class Changed:
    """What a district has published on a statewide page."""

    override_id: int
    hides_page: bool = False


class Trees:
    """Every page that may be shown: the state's, and what each district adds to them and changes on them."""

    def __init__(
        self,
        statewide: Sequence[Node],
        local: Mapping[int, Sequence[Node]],
        overrides: Mapping[int, Mapping[int, Changed]],
    ) -> None:
        self.statewide, self.local, self.overrides = statewide, local, overrides
        self._arranged: dict[int, list[Node]] = {}
        self._placed: dict[tuple[int | None, frozenset[int]], list[Placed]] = {}
        self._places: dict[tuple[int, frozenset[int]], Places] = {}

    @classmethod
    def load(cls) -> Trees:
        """Read them in four queries.

        What the state has locked is shown, on whatever page a district may have hidden before.
        """
        homes = Page.objects.filter(depth=HOME_PATH_LENGTH // 4)
        owners = list(homes.values_list("path", "statehome", "districthome__district"))
        state = {path for path, statehome, _ in owners if statehome}
        districts = {path: district_id for path, _, district_id in owners if district_id}
        locked = locked_paths()
        unhidable: set[int] = set()
        statewide: list[Node] = []
        local: dict[int, list[Node]] = defaultdict(list)
        rows = InfoPage.objects.order_by("path").values_list(
            "pk", "translation_key", "path", "slug", "live", "place", "placement", "purpose"
        )
        for pk, key, path, slug, is_live, near, placement, said in rows:
            home = path[:HOME_PATH_LENGTH]
            # Deeper down it is a page like any, wherever it was moved from.
            purpose = said if len(path) == FIRST_LEVEL_LENGTH else ""
            if home in state:
                statewide.append(Node(pk, str(key), path, slug, is_live, purpose=purpose))
                if any(found.startswith(path) for found in locked):
                    unhidable.add(pk)
            elif home in districts:
                where = Placement(placement or Placement.BELOW)
                own = Node(pk, str(key), path, slug, is_live, True, near, where, purpose=purpose)
                local[districts[home]].append(own)
        overrides: dict[int, dict[int, Changed]] = defaultdict(dict)
        changed = OverridePage.objects.live().exclude(target=None)
        for pk, district_id, target_id, hides in changed.values_list(
            "pk", "district_id", "target_id", "hides_page"
        ):
            overrides[district_id][target_id] = Changed(pk, hides and target_id not in unhidable)
        return cls(statewide, local, overrides)

    def of(self, district_id: int) -> list[Node]:
        """Return the pages of a district in reading order, live or not."""
        if district_id not in self._arranged:
            changed = self.overrides.get(district_id, {})
            statewide = [
                replace(node, override=found.override_id, is_hidden=found.hides_page)
                if (found := changed.get(node.page_id))
                else node
                for node in self.statewide
            ]
            self._arranged[district_id] = arrange(statewide, self.local.get(district_id, ()))
        return self._arranged[district_id]

    def placed(self, district_id: int | None, known: frozenset[int]) -> list[Placed]:
        """Return the pages that readers of a district see if these have a text; without a district, the state's.

        It is the same in every language in which the same pages have one.
        """
        key = (district_id, known)
        if key not in self._placed:
            nodes = arrange(self.statewide, ()) if district_id is None else self.of(district_id)
            self._placed[key] = place(nodes, known, RESERVED_PAGE_SLUGS)
        return self._placed[key]

    def places(self, district_id: int, known: frozenset[int]) -> Places:
        """Return where the pages of a district are, also those that it leaves out in some languages."""
        key = (district_id, known)
        if key not in self._places:
            self._places[key] = Places.of(self.placed(district_id, known))
        return self._places[key]


@dataclass(frozen=True, slots=True)
class Offices:
    """Which contact fills which role where."""

    roles: list[ContactRole]
    statewide: Mapping[int, Contact]
    local: Mapping[tuple[int, int], Contact]
    _of_language: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

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
        statewide = self._statewide_contacts(language)
        return {
            role.key: self._contact(role, own, language)
            if (own := self.local.get((district.pk, role.pk)))
            else statewide[role.key]
            for role in self.roles
        }

    def _statewide_contacts(self, language: Language) -> dict[str, dict[str, Any]]:
        if language.code not in self._of_language:
            self._of_language[language.code] = {
                role.key: self._contact(role, self.statewide.get(role.pk), language) for role in self.roles
            }
        return self._of_language[language.code]

    def _contact(self, role: ContactRole, office: Contact | None, language: Language) -> dict[str, Any]:
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
) -> Iterator[tuple[District, dict[str, Any], dict[str, Entry]]]:
    """Yield each district with the content of its edition in a language, and the entries that districts share."""
    known = frozenset(heads)
    statewide = {placed: entry_of(placed, heads, translated) for placed in trees.placed(None, known)}
    shared = {entry["id"]: entry for entry in statewide.values()}
    for district in districts:
        pages = [
            statewide.get(placed) or entry_of(placed, heads, translated)
            for placed in trees.placed(district.pk, known)
        ]
        leaves_out = district.untranslated == Untranslated.LEAVE_OUT
        content = {
            "district": _about(district, language),
            "pages": leading_to(pages, language.code) if leaves_out else pages,
            "contacts": offices.contacts_of(district, language),
            "leaves_out_untranslated": leaves_out,
            # Few have one, so that nothing is said of it where there is none.
            **({"theme": district.theme} if district.theme else {}),
        }
        yield district, content, shared


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
        "opening_times": contact.opening_times,
        "opening_hours": column_in(contact, "opening_hours", language),
        "note": column_in(contact, "note", language),
        "origin": "local" if contact.district_id else "inherited",
    }
