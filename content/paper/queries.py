"""What is read of a district's editions in all its languages at once."""

from __future__ import annotations

from collections.abc import Mapping

from content.editions.manifest import Entry
from content.editions.models import Edition, Sheet

_ENTRIES = ("local", "adapted", "statewide")


def versions_of(district_slug: str) -> dict[str, str]:
    """Return the versions of a district's editions by language."""
    editions = Edition.objects.readable().filter(district__slug=district_slug).order_by("language")
    return dict(editions.values_list("language", "version"))


def entries_of(district_slug: str, page_id: str) -> dict[str, Entry | None]:
    """Return what a district's editions say of a page, for each language that the page is translated into."""
    editions = Edition.objects.readable().filter(district__slug=district_slug)
    contents = dict(editions.values_list("language", "content"))
    digests = {content["sheets"][name] for content in contents.values() for name in (*_ENTRIES, "order")}
    sheets = dict(Sheet.objects.filter(digest__in=digests).values_list("digest", "content"))
    found = {code: _entry(content["sheets"], sheets, page_id) for code, content in contents.items()}
    return {code: entry for code, entry in found.items() if entry and code in entry["languages"]}


def _entry(names: Mapping[str, str], sheets: Mapping[str, Mapping[str, Entry]], page_id: str) -> Entry | None:
    if page_id not in sheets[names["order"]]:
        return None
    # A district's own come after the state's, as they are unfolded.
    return next(sheets[names[name]][page_id] for name in _ENTRIES if page_id in sheets[names[name]])
