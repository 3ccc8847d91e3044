"""What pages that were brought over have in common with the state's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

from content.takeover.queries import languages_of, statewide_texts
from content.takeover.reading import Reading
from content.takeover.reports import Nearest, PageReport
from content.takeover.similarity import Comparison, Text
from content.translations.markup import visible_text

# Addresses.
_NO_TEXT = frozenset({"image", "url"})


def compare(pages: Iterable[PageReport], readings: Mapping[str, Reading]) -> None:
    """Say of each page which of the state's comes nearest, by what they were read as, in three queries."""
    texts = {path: Text(reading.title, _words(reading)) for path, reading in readings.items()}
    statewide = statewide_texts()
    comparison = Comparison(statewide, texts.values())
    languages = languages_of(list(statewide))
    for page in pages:
        match = comparison.nearest(texts[page.path]) if page.path in texts else None
        if match:
            page.nearest = Nearest(match, statewide[match.page_id].title, languages[match.page_id])


def _words(reading: Reading) -> str:
    lines = [reading.title, *(line for block in reading.blocks for line in _lines(block.value))]
    return " ".join(unescape(visible_text(line)) for line in lines)


def _lines(value: Any) -> Iterable[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for name, inner in value.items():
                if name not in _NO_TEXT:
                    yield from _lines(inner)
        case _:
            for inner in value:
                yield from _lines(inner)
