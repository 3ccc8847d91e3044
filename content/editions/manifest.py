"""The pages of an edition in reading order: the state's, with the district's own among them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from content.editions.digests import digest
from content.modules.purposes import LEGAL, PASSING
from content.overrides.placing import Node

Head = Mapping[str, Any]
Entry = dict[str, Any]
# With its languages, all that an entry says beyond what the page's snapshot does.
_BESIDE_SNAPSHOT = ("digest", "id", "parent", "path", "origin", "purpose")


@dataclass(frozen=True, slots=True)
class Placed:
    """A page that readers see, with its address; ``text_of`` is the primary key of the page with its text.

    One with a ``purpose`` is no topic: what the law asks for, news, an event.
    """

    key: str
    parent: str | None
    path: str
    origin: str
    text_of: int
    purpose: str = ""


@dataclass(frozen=True)
class Places:
    """Which key's page is at which path, in lower case."""

    keys: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, pages: Iterable[Placed]) -> Places:
        """Return where pages are."""
        return cls({page.path.lower(): page.key for page in pages})

    @cached_property
    def digest(self) -> str:
        return digest(self.keys)


@dataclass(frozen=True, slots=True)
class Folded:
    """An edition's content, which names its sheets by their digests, and the sheets.

    ``places`` says where all pages of its district are, also those that it leaves out.
    """

    content: dict[str, Any]
    sheets: dict[str, Any]
    places: Places = field(default_factory=Places)

    @property
    def version(self) -> str:
        """The digest of the content, and so of all that the edition says."""
        return digest(self.content)


def place(nodes: Iterable[Node], known: Container[int], reserved: Iterable[str] = ()) -> list[Placed]:
    """Return the pages that readers see; ``nodes`` are in reading order, ``known`` the pages that have a text.

    A page that is not live, hidden or replaced is left out with all below it, as is one without a text. An address
    that is taken gets a number behind it, as does one that is reserved.
    """
    shown: dict[int | None, Placed | None] = {None: None}
    taken = set(reserved)
    for node in nodes:
        text_of = node.text_of if node.text_of in known else node.page_id
        if node.parent not in shown or not _is_shown(node) or text_of not in known:
            continue
        parent = shown[node.parent]
        shown[node.page_id] = Placed(
            node.key,
            parent.key if parent else None,
            _free_address(f"{parent.path}/{node.slug}" if parent else node.slug, taken),
            "local" if node.is_local else "inherited",
            text_of,
            node.purpose,
        )
    return [placed for placed in shown.values() if placed is not None]


def _is_shown(node: Node) -> bool:
    return node.is_live and not node.is_hidden and not node.is_replaced


def entry_of(placed: Placed, heads: Mapping[int, Head], languages: Mapping[int, Sequence[str]]) -> Entry:
    """Return what an edition says of a page."""
    return {
        "id": placed.key,
        "parent": placed.parent,
        "path": placed.path,
        "origin": placed.origin,
        "languages": list(languages.get(placed.text_of, ())),
        # Seldom, so that nothing is said of it where there is none.
        **({"purpose": placed.purpose} if placed.purpose else {}),
        **heads[placed.text_of],
    }


def topics_of(pages: Iterable[Entry]) -> list[Entry]:
    """Return the pages without those that have a purpose and what lies below these; they are in reading order."""
    return _without(pages, lambda page: "purpose" in page)


def lasting(pages: Iterable[Entry]) -> list[Entry]:
    """Return the pages without news and events and what lies below these; they are in reading order."""
    return _without(pages, lambda page: page.get("purpose") in PASSING)


def _without(pages: Iterable[Entry], is_left_out: Callable[[Entry], bool]) -> list[Entry]:
    others: set[str | None] = set()
    kept = []
    for page in pages:
        if is_left_out(page) or page["parent"] in others:
            others.add(page["id"])
        else:
            kept.append(page)
    return kept


def leading_to(pages: list[Entry], language: str) -> list[Entry]:
    """Return the pages that are in a language, those above them, and those that the law asks for in any."""
    wanted: set[str | None] = set()
    for page in reversed(pages):
        if page["language"] == language or page["id"] in wanted or page.get("purpose") in LEGAL:
            wanted |= {page["id"], page["parent"]}
    return [page for page in pages if page["id"] in wanted]


def fold(content: Mapping[str, Any], shared: Mapping[str, Entry], named: Mapping[str, str]) -> Folded:
    """Return an edition's content in sheets; ``shared`` are the state's entries as districts have them in common.

    ``named`` holds the digests of sheets that are known already: that of the shared entries, perhaps that of the order.
    A change of a statewide page then writes one sheet a language, and one of contacts writes no pages.
    """
    pages: list[Entry] = content["pages"]
    # Most are the very same, which is quicker to see than that they say the same.
    own = [page for page in pages if page is not (known := shared.get(page["id"])) and page != known]
    sheets = {
        "statewide": dict(shared),
        "adapted": {page["id"]: page for page in own if page["origin"] != "local"},
        "local": {page["id"]: page for page in own if page["origin"] == "local"},
        "order": [page["id"] for page in pages],
        "contacts": content["contacts"],
    }
    names = {name: named.get(name) or sheet_digest(sheet) for name, sheet in sheets.items()}
    rest = {name: value for name, value in content.items() if name not in ("pages", "contacts")}
    return Folded({**rest, "sheets": names}, {names[name]: sheet for name, sheet in sheets.items()})


def sheet_digest(sheet: Any) -> str:
    """Return the digest of a sheet; what the digest of a page's snapshot stands for is not looked at again."""
    if isinstance(sheet, dict):
        sheet = {
            name: [",".join(value["languages"]), *(value[said] for said in _BESIDE_SNAPSHOT if said in value)]
            if "digest" in value
            else value
            for name, value in sheet.items()
        }
    return digest(sheet)


def unfold(content: Mapping[str, Any], sheets: Mapping[str, Any]) -> dict[str, Any]:
    """Return what ``fold`` was given; ``sheets`` holds those that the content names, by digest."""
    named = {name: sheets[sheet] for name, sheet in content["sheets"].items()}
    entries = {**named["statewide"], **named["adapted"], **named["local"]}
    rest = {name: value for name, value in content.items() if name != "sheets"}
    return {
        **rest,
        "pages": [entries[key] for key in named["order"]],
        "contacts": named["contacts"],
    }


def snapshots_in(sheet: Any) -> set[str]:
    """Return the digests of the snapshots that a sheet names."""
    entries = sheet.values() if isinstance(sheet, dict) else ()
    return {entry["digest"] for entry in entries if "digest" in entry}


def _free_address(address: str, taken: set[str]) -> str:
    free, number = address, 1
    while free.lower() in taken:
        number += 1
        free = f"{address}-{number}"
    taken.add(free.lower())
    return free
