"""An edition as browsers keep it, to be read and searched without a network.

A *record* is what a page shows between masthead and footer, with what is searched of it, under its digest; the *shell*
is what stands around it. Where a browser puts something of its own stands a *place*, which no text of ours has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from html import unescape
from typing import Any
from urllib.parse import quote

from content.core.languages import LANGUAGES, Direction
from content.editions.happenings import is_over
from content.editions.manifest import Entry
from content.editions.models import Snapshot
from content.editions.reading import ReadEdition, read_snapshots
from content.modules.purposes import EVENT, NEWS
from content.search.passages import passages_of
from content.search.queries import Result
from content.website import pages, text_pages
from content.website.assets import fonts_of

# What is listed on pages of its own, if there is any.
LISTS = {"news": (NEWS, pages.news), "events": (EVENT, pages.events)}
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_MAIN = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)
_RESULTS = re.compile(r'(<ol class="results__list">).*(</ol>)', re.DOTALL)
_PICTURE = re.compile(r'<img[^>]* src="(/[^"]+)"')
_ASSET = re.compile(r'<(?:link rel="(?:icon|stylesheet)"[^>]* href|script[^>]* src|img[^>]* src)="(/[^"]+)"')


def place(name: str) -> str:
    """Return what stands where a browser puts something."""
    return f"\ue000{name}\ue001"


@dataclass(frozen=True)
class Record:
    """What is kept under one digest."""

    content: Mapping[str, Any]

    @property
    def text(self) -> str:
        """The content as JSON."""
        return json.dumps(self.content, ensure_ascii=False, separators=(",", ":"))

    @property
    def digest(self) -> str:
        return sha256(self.text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Copy:
    """All that is kept of an edition; ``pages`` are records by path, the start page's path is empty."""

    shell: Record
    pages: Mapping[str, Record]
    fonts: Sequence[str] = ()

    def assets(self) -> list[str]:
        """Return the addresses of what pages need beside their HTML: style sheet, script, pictures, fonts."""
        mains = (page.content["main"] for page in self.pages.values())
        found = [*_ASSET.findall(self.shell.content["html"]), *_PICTURE.findall("".join(mains))]
        return list(dict.fromkeys([*map(unescape, found), *self.fonts]))


def copy_of(edition: ReadEdition, german: ReadEdition | None, today: date) -> Copy:
    """Return all that is kept of an edition on a day, in one query; ``german`` is the district's, if it has another."""
    entries = [entry for entry in edition.pages if not is_over(entry, today)]
    snapshots = read_snapshots(_digests(entries, german))
    read = {entry["path"]: page_record(edition, entry, german, today, snapshots) for entry in entries}
    found = {entry.get("purpose") for entry in entries}
    names = ["", *(name for name, (purpose, _) in LISTS.items() if purpose in found)]
    lists = {name: list_record(edition, name, today) for name in names}
    return Copy(shell(edition), {**lists, **read}, fonts_of(edition.language))


def list_record(edition: ReadEdition, name: str, today: date) -> Record:
    """Return the record of the start page or of a list, which are not searched."""
    _, show = LISTS.get(name, ("", pages.home))
    return Record(_shown(show(edition, today)))


def page_record(
    edition: ReadEdition,
    entry: Entry,
    german: ReadEdition | None,
    today: date,
    snapshots: Mapping[str, Snapshot] | None = None,
) -> Record:
    """Return the record of a page; ``snapshots`` holds what has been read already."""
    own, *others = list(dict.fromkeys(_digests([entry], german)))
    read = snapshots or read_snapshots([own, *others])
    searched = {"name": entry["title"], **_searched(read[own])}
    if others:
        searched["german"] = _searched(read[others[0]])
    return Record({**_shown(text_pages.page(edition, entry, today, read[own])), **searched})


def shell(edition: ReadEdition) -> Record:
    """Return what stands around pages, and the pages that a browser makes itself: search, and what is not kept."""
    query = place("query")
    nothing = pages.search(edition, query, [], [])
    found = pages.search(edition, query, [Result(edition.pages[0], None)], []) if edition.pages else nothing
    return Record(
        {
            "html": pages.shell(edition, place),
            "banner": pages.offline_banner(edition, place("day")),
            "missing": _shown(pages.not_saved(edition, place("list"))),
            "search": _shown(pages.search(edition, "", [], [])),
            "nothing": _shown(_in_addresses(nothing)),
            "found": _shown(_in_addresses(_RESULTS.sub(rf"\g<1>{place('list')}\g<2>", found))),
            "rtl": [code for code, spoken in LANGUAGES.items() if spoken.direction == Direction.RTL],
        }
    )


def _in_addresses(html: str) -> str:
    """Return a page with a place of its own for what is looked for in an address, where it is written otherwise."""
    return html.replace(quote(place("query")), place("parameter"))


def _shown(html: str) -> dict[str, str]:
    title, main = _TITLE.search(html), _MAIN.search(html)
    return {"title": title[1] if title else "", "main": main[1] if main else ""}


def _searched(snapshot: Snapshot) -> dict[str, Any]:
    content = snapshot.content
    return {
        "called": content["title"]["text"],
        "terms": [term["term"] for term in content.get("terms", ())],
        "passages": [
            [passage.text, passage.language, passage.block, int(passage.is_heading)]
            for passage in passages_of(content)
        ],
    }


def _digests(entries: list[Entry], german: ReadEdition | None) -> Iterator[str]:
    for entry in entries:
        yield entry["digest"]
        same = german.page_with(entry["id"]) if german else None
        if same:
            yield same["digest"]
