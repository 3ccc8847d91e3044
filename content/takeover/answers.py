"""What an Integreat CMS answers, as far as it is of use here: read leniently, and never trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any, TypeVar

from content.takeover.links import normal_path
from content.takeover.losses import Loss, LossKind
from content.takeover.trees import storable

LONGEST_TITLE = 255
LONGEST_PATH = 300
LONGEST_CONTENT = 1_000_000
DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
T = TypeVar("T")


class BadAnswer(ValueError):
    """An answer is not what it should be; the message says why."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region, and the languages it publishes in by the codes they have there."""

    slug: str
    name: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TheirPage:
    """A page in one language. ``versions`` are its paths in others, ``parent`` is a path, empty on the first level."""

    path: str
    title: str
    content: str
    parent: str = ""
    order: float = 0
    address: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    organisation: tuple[str, str] = ("", "")
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class TheirContact:
    """An office as it is named with a place."""

    id: str
    title: str
    name: str
    phone: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    opening_hours: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What could be read of a list, and why the rest could not."""

    items: list[Any]
    problems: list[str]


def region_of(answer: Any) -> Region:
    """Return the region of an answer; raises ``BadAnswer``."""
    if not isinstance(answer, dict):
        raise BadAnswer("The region is no object.")
    languages = [
        str(language["code"])
        for language in _list(answer.get("languages"))
        if isinstance(language, dict) and language.get("code")
    ]
    return Region(normal_path(_text(answer, "path")), _line(_text(answer, "name")), tuple(languages))


def pages_of(answer: Any) -> Read:
    """Return the pages of an answer, parents before their children and siblings in order; raises ``BadAnswer``."""
    if not isinstance(answer, list):
        raise BadAnswer("The pages are no list.")
    read = _each(answer, _page)
    by_path = {page.path: page for page in read.items}
    by_path = {path: replace(page, parent=_known_parent(page, by_path)) for path, page in by_path.items()}
    twice = len(read.items) - len(by_path)
    problems = [f"{twice} pages have the address of another"] if twice else []
    return Read(list(_in_order(by_path)), [*read.problems, *problems])


def contacts_of(answer: Any) -> Read:
    """Return the offices of a list of places."""
    return _flat(_each(_list(answer), lambda place: list(_contacts(place))))


def _flat(read: Read) -> Read:
    return Read([contact for contacts in read.items for contact in contacts], read.problems)


def _each(answer: Sequence[Any], read: Callable[[dict[str, Any]], T]) -> Read:
    items, problems = [], []
    for number, entry in enumerate(answer, start=1):
        try:
            if not isinstance(entry, dict):
                raise BadAnswer("is no object")
            items.append(read(entry))
        except BadAnswer as problem:
            problems.append(f"entry {number}: {problem}")
    return Read(items, problems)


def _page(entry: dict[str, Any]) -> TheirPage:
    path = normal_path(_text(entry, "path"))
    content = entry.get("content")
    if not path or not isinstance(content, str):
        raise BadAnswer("has no path or no content")
    if len(content) > LONGEST_CONTENT:
        raise BadAnswer(f"“{path}” is longer than {LONGEST_CONTENT} characters")
    if len(path) > LONGEST_PATH:
        raise BadAnswer(f"has a path longer than {LONGEST_PATH} characters")
    title = _line(unescape(_text(entry, "title"))) or path.rpartition("/")[2]
    parent = _dict(entry.get("parent")).get("path")
    order = entry.get("order")
    return TheirPage(
        path=path,
        title=title[:LONGEST_TITLE].strip(),
        content=storable(content),
        parent=normal_path(parent) if isinstance(parent, str) else "",
        order=order if isinstance(order, int | float) else 0,
        address=_text(entry, "url"),
        versions=_versions(entry.get("available_languages")),
        organisation=_organisation(entry.get("organization")),
        losses=tuple(_losses(entry, title)),
    )


def _versions(found: Any) -> dict[str, str]:
    paths = {str(code): _text(_dict(version), "path") for code, version in _dict(found).items()}
    return {code: normal_path(path) for code, path in paths.items() if path}


def _organisation(found: Any) -> tuple[str, str]:
    organisation = _dict(found)
    return _line(_text(organisation, "name"))[:250], _text(organisation, "website").strip()


def _losses(entry: dict[str, Any], title: str) -> Iterator[Loss]:
    if len(title) > LONGEST_TITLE:
        yield Loss(LossKind.TITLE_CUT, title)
    if thumbnail := _text(entry, "thumbnail"):
        yield Loss(LossKind.THUMBNAIL, thumbnail)
    for offer in _list(entry.get("embedded_offers")):
        yield Loss(LossKind.OFFER, _text(_dict(offer), "name") or _text(_dict(offer), "alias"))


def _in_order(by_path: Mapping[str, TheirPage]) -> Iterator[TheirPage]:
    """Yield each page behind its parent."""
    below: dict[str, list[TheirPage]] = {}
    for page in by_path.values():
        below.setdefault(page.parent, []).append(page)
    waiting = _sorted(below.get("", []))
    while waiting:
        page = waiting.pop()
        yield page
        waiting += _sorted(below.get(page.path, []))


def _sorted(pages: Iterable[TheirPage]) -> list[TheirPage]:
    # The last is taken first.
    return sorted(pages, key=lambda page: (page.order, page.path), reverse=True)


def _known_parent(page: TheirPage, by_path: Mapping[str, TheirPage]) -> str:
    """Return the parent's path; empty for what has none in the list, or itself above it."""
    above, seen = page.parent, {page.path}
    while above in by_path and above not in seen:
        seen.add(above)
        above = by_path[above].parent
    return page.parent if page.parent in by_path and above != page.path else ""


def _contacts(place: dict[str, Any]) -> Iterator[TheirContact]:
    title = _line(unescape(_text(place, "title")))
    location = _dict(place.get("location"))
    town = " ".join(filter(None, (_text(location, "postcode"), _text(location, "town"))))
    address = _line(", ".join(filter(None, (_text(location, "address"), town))))
    hours = opening_hours(place.get("opening_hours"))
    identity = normal_path(_text(place, "path")).rpartition("/")[2] or str(place.get("id", ""))
    contacts = [found for found in _list(place.get("contacts")) if isinstance(found, dict)]
    for number, found in enumerate(contacts or [{}], start=1):
        named = [_line(_text(found, name)) for name in ("area_of_responsibility", "name")]
        yield TheirContact(
            id=f"{identity}:{number}" if number > 1 else identity,
            title=title,
            name=", ".join(filter(None, named)),
            phone=_line(_text(found, "phone_number") or _text(found, "mobile_number")),
            email=_text(found, "email").strip(),
            website=_text(found, "website").strip(),
            address=address,
            opening_hours=opening_hours(found.get("opening_hours")) or hours,
        )


def opening_hours(found: Any) -> str:
    """Return in a line when a place is open, from the rows of a week; empty if that cannot be told."""
    rows = [row for row in _list(found) if isinstance(row, dict)]
    if len(rows) != len(DAYS):
        return ""
    days = [(day, _hours(row)) for day, row in zip(DAYS, rows, strict=True)]
    groups: list[tuple[list[str], str]] = []
    for day, hours in days:
        if groups and groups[-1][1] == hours:
            groups[-1][0].append(day)
        else:
            groups.append(([day], hours))
    return "; ".join(f"{_days(names)} {hours}" for names, hours in groups if hours)


def _days(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"


def _hours(row: Mapping[str, Any]) -> str:
    if row.get("closed"):
        return ""
    if row.get("allDay"):
        return "0:00–24:00"
    slots = [_dict(slot) for slot in _list(row.get("timeSlots"))]
    asked = " nach Vereinbarung" if row.get("appointmentOnly") else ""
    times = ", ".join(f"{_text(slot, 'start')}–{_text(slot, 'end')}{asked}" for slot in slots)
    return times or asked.strip()


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return storable(value) if isinstance(value, str) else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dict(value: Any) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}
