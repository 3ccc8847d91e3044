"""What makes one version of an edition out of another: for whoever has the one and wants the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.editions.manifest import Entry

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Delta:
    """What is other in a version of an edition than in an earlier one.

    ``pages`` and ``contacts`` are those that are new or other, ``removed_pages`` and ``removed_contacts`` the ids and
    roles of those that are gone. ``order`` has the ids of all pages in reading order, or nothing if that is as it was.
    ``rest`` holds whatever else an edition says and is other: ``district``, ``leaves_out_untranslated``.
    """

    pages: list[Entry]
    removed_pages: list[str]
    order: list[str] | None
    contacts: dict[str, Any]
    removed_contacts: list[str]
    rest: dict[str, Any]


def difference(before: Content, after: Content) -> Delta:
    """Return what makes ``after`` out of ``before``."""
    had, has = _by_id(before), _by_id(after)
    order = list(has)
    # What readers are told of a page has its whole address, which begins with the district's.
    is_elsewhere = before["district"]["slug"] != after["district"]["slug"]
    return Delta(
        pages=[page for key, page in has.items() if is_elsewhere or had.get(key) != page],
        removed_pages=[key for key in had if key not in has],
        order=order if order != list(had) else None,
        contacts={
            role: contact
            for role, contact in after["contacts"].items()
            if before["contacts"].get(role) != contact
        },
        removed_contacts=sorted(before["contacts"].keys() - after["contacts"].keys()),
        rest={name: value for name, value in _rest(after).items() if before.get(name) != value},
    )


def lacking(before: Content, delta: Delta) -> list[str]:
    """Return the digests of the snapshots that a delta's pages name and that who had ``before`` does not have."""
    known = {page["digest"] for page in before["pages"]}
    return [page["digest"] for page in delta.pages if page["digest"] not in known]


def _by_id(content: Content) -> dict[str, Entry]:
    return {page["id"]: page for page in content["pages"]}


def _rest(content: Content) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name not in ("pages", "contacts")}
