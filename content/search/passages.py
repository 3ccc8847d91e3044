"""The text of a page in passages, as it is searched and shown in results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from content.search.folding import folded
from content.search.matching import Document, Wanted

_NO_TEXT = frozenset({"id", "kind", "role", "url", "image", "contact"})
_HEADINGS = ("heading", "question", "title", "caption", "term")
# What comes before whatever else a block says: databases keep the parts of a block in orders of their own.
_FIRST = (*_HEADINGS, "label", "columns")
_LINE_END = re.compile(r"</(?:p|li)>|<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")
# Marks above and below letters belong to them, as does what keeps two of them apart.
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u200c"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_TITLE, _HEADING, _TEXT = 5.0, 2.0, 1.0
# The German text is searched too, for whoever has a German word from a letter.
_GERMAN = 0.5
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a heading or an item; ``block`` is the id of the block that it is in, or None for the summary."""

    text: str
    language: str
    block: str | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a passage; ``is_match`` if it is a word that was looked for."""

    text: str
    is_match: bool


def passages_of(content: Mapping[str, Any]) -> Iterator[Passage]:
    """Yield the passages of a snapshot in reading order, without its title."""
    summary = content["summary"]
    if summary["text"]:
        yield Passage(summary["text"], summary["language"])
    for block in content["blocks"]:
        for name, line in _lines("", block["value"]):
            yield Passage(line, block["language"], block["id"], name in _HEADINGS)


def _lines(name: str, value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            plain = (unescape(_TAG.sub("", line)).strip() for line in _LINE_END.split(value))
            yield from ((name, line) for line in plain if line)
        case list():
            for inner in value:
                yield from _lines(name, inner)
        case dict():
            for key in sorted(value.keys() - _NO_TEXT, key=_position):
                yield from _lines(key, value[key])


def _position(key: str) -> tuple[int, str]:
    return (_FIRST.index(key) if key in _FIRST else len(_FIRST), key)


def document_of(content: Mapping[str, Any]) -> Document:
    """Return what is searched of a snapshot."""
    passages = list(passages_of(content))
    terms = [term["term"] for term in content.get("terms", ())]
    return Document(
        (
            (_TITLE, folded(content["title"]["text"])),
            (_HEADING, _folded([*terms, *(found.text for found in passages if found.is_heading)])),
            (_TEXT, _folded(found.text for found in passages if not found.is_heading)),
        )
    )


def with_german(document: Document, german: Document) -> Document:
    """Return what is searched of a page that is in another language: also its German text, which counts for less."""
    return Document((*document.fields, *((weight * _GERMAN, text) for weight, text in german.fields)))


def best_passage(wanted: Sequence[Wanted], passages: Iterable[Passage]) -> Passage | None:
    """Return the passage with most of what is looked for, of several the first; None if none has any."""
    best, most = None, 0
    for passage in passages:
        text = folded(passage.text)
        found = sum(word.is_in(text) for word in wanted)
        if found > most:
            best, most = passage, found
    return best


def parts_of(wanted: Sequence[Wanted], text: str) -> list[Part]:
    """Return a text in parts, with the words that are looked for as parts of their own; a long one around the first."""
    matches = [found for found in _WORD.finditer(text) if _is_any(wanted, folded(found[0]))]
    start, end = _shown(text, matches[0].start() if matches else 0)
    parts, position = [Part("… ", is_match=False)] if start else [], start
    for found in matches:
        if found.end() > end:
            break
        parts += [Part(text[position : found.start()], is_match=False), Part(found[0], is_match=True)]
        position = found.end()
    rest = text[position:end] + (" …" if end < len(text) else "")
    return [part for part in [*parts, Part(rest, is_match=False)] if part.text]


def _is_any(wanted: Iterable[Wanted], folded_word: str) -> bool:
    return any(word.is_in(folded_word) for word in wanted)


def _shown(text: str, first: int) -> tuple[int, int]:
    """Return where the shown part of a text begins and ends: at spaces, if there are any near."""
    if len(text) <= _SHOWN:
        return 0, len(text)
    start = max(0, min(first - _SHOWN // 3, len(text) - _SHOWN))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = text.find(" ", start + _SHOWN)
    return start, end if end != -1 else len(text)


def _folded(texts: Iterable[str]) -> str:
    return folded(" ".join(texts))
