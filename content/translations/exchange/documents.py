"""What is exchanged with translators: strings of pages beside their German, and what is found when they come back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from content.core.text import text_digest
from content.translations.staleness import Status

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENDS_OF_LINES = str.maketrans(dict.fromkeys("\x85\u2028\u2029", "\n"))


def portable(text: str) -> str:
    """Return the text as every format can hold it.

    The control characters that XML forbids are left out, and what only some programs take for an end of a line
    becomes one for all.
    """
    return _NO_TEXT.sub("", text).translate(_ENDS_OF_LINES)


@dataclass(frozen=True)
class Unit:
    """One string and its translation, as they are stored: plain text, or the HTML of rich text.

    ``target`` is empty where there is no translation. ``note`` tells the translator what the string is;
    ``previous_source`` is the German that an outdated translation was made from, where that is known.
    """

    key: str
    source: str
    target: str = ""
    is_rich: bool = False
    status: Status = Status.MISSING
    note: str = ""
    previous_source: str = ""

    @cached_property
    def digest(self) -> str:
        """What a translation remembers of the text it was made from."""
        return text_digest(self.source)


@dataclass(frozen=True, slots=True)
class Section:
    """The strings of one page; its identifier holds no white space."""

    page_id: str
    title: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Pages with their strings in one language; languages are BCP 47 tags."""

    source_language: str
    target_language: str
    sections: tuple[Section, ...]

    def units(self) -> Iterator[tuple[str, Unit]]:
        """Yield every unit with the identifier of its page."""
        for section in self.sections:
            for unit in section.units:
                yield section.page_id, unit


class Reason(StrEnum):
    """Why a file, or one string of it, is not taken; beside it what ``Refused`` has for the sentence."""

    # The file as a whole: nothing of it is read.
    NOT_UTF8 = "NOT_UTF8"
    NOT_READABLE = "NOT_READABLE"  # detail: what the parser says, in English
    DOCTYPE = "DOCTYPE"
    UNKNOWN_FORMAT = "UNKNOWN_FORMAT"  # detail: the file's outermost element, if it has one
    WRONG_LANGUAGE = "WRONG_LANGUAGE"  # detail: the language that the file names

    # One string: page_id and key.
    UNKNOWN_SEGMENT = "UNKNOWN_SEGMENT"
    REPEATED_SEGMENT = "REPEATED_SEGMENT"
    SPLIT_SEGMENT = "SPLIT_SEGMENT"
    SOURCE_CHANGED = "SOURCE_CHANGED"  # a link of the German it was made from has gone; tag, detail: its text

    # The markup of one string: page_id, key, tag, and as detail the text that the tag is around.
    MARKUP_LOST = "MARKUP_LOST"
    MARKUP_REPEATED = "MARKUP_REPEATED"
    MARKUP_UNKNOWN = "MARKUP_UNKNOWN"
    MARKUP_MISPLACED = "MARKUP_MISPLACED"  # without a tag: text outside paragraphs and list items
    MARKUP_NOT_CLOSED = "MARKUP_NOT_CLOSED"  # not closed, closed twice, or overlapping with another


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in a file that is not taken, with the line that it is in."""

    line: int
    reason: Reason
    detail: str = ""
    page_id: str = ""
    key: str = ""
    tag: str = ""


class NotReadable(Exception):
    """A file is refused as a whole."""

    def __init__(self, line: int, reason: Reason, detail: str = "") -> None:
        super().__init__(line, reason, detail)
        self.refused = Refused(line, reason, detail)


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation that came back, as it is to be stored, beside the unit as it is now.

    ``digest`` is of the German that it was made from. ``status`` is what the translator's program says: up to date
    when it was finished there, translated by machine, or outdated when the translator has not confirmed it.
    """

    page_id: str
    unit: Unit
    text: str
    digest: str
    status: Status
    line: int

    @property
    def is_unchanged(self) -> bool:
        """Whether it says what is stored already; then ``text`` is exactly that."""
        return self.text == self.unit.target

    @property
    def is_source_changed(self) -> bool:
        """Whether the German is not what it was when the file was written."""
        return self.digest != self.unit.digest


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file brings, in its order: translations, and what of it is refused."""

    translated: tuple[Translated, ...] = ()
    refused: tuple[Refused, ...] = ()
