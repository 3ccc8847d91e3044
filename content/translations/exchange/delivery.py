"""A translator's file as it came, whatever its format, and what of it can be taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from content.core.text import normalised, text_digest
from content.translations.exchange.documents import (
    Document,
    NotReadable,
    Reading,
    Reason,
    Refused,
    Translated,
    Unit,
)
from content.translations.exchange.fitting import misfit
from content.translations.exchange.inline import (
    BLOCKS,
    FORMATTING,
    Attributes,
    Markup,
    Misfit,
    Opening,
    Pieces,
    markup_of,
    rendered,
    text_in,
    text_of,
)
from content.translations.staleness import Status

# What a program has written there instead is no digest of ours.
_DIGEST = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Declared:
    """The languages that a file, or a part of it, says it is in; empty where it does not say."""

    line: int
    source_language: str
    target_language: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """One string of a file. Its texts are HTML or plain text where the format has no codes of its own.

    ``status`` is None where the file does not say whether the string is finished; ``digest`` is empty where it does
    not say which German the string was made from. A reason is why the string cannot be read.
    """

    line: int
    page_id: str
    key: str
    source: str | Pieces = ()
    target: str | Pieces = ()
    status: Status | None = None
    digest: str = ""
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a translator's file holds."""

    declared: tuple[Declared, ...]
    strings: tuple[Delivered, ...] = ()

    @property
    def target_language(self) -> str:
        """The language that the file is in, as it writes it; empty if it does not say."""
        return next((said.target_language for said in self.declared if said.target_language), "")

    @property
    def page_ids(self) -> tuple[str, ...]:
        """The identifiers of the pages that it has strings of, in its order."""
        return tuple(dict.fromkeys(string.page_id for string in self.strings))

    def compared_with(self, document: Document) -> Reading:
        """Return what can be taken of the file, compared with those pages as they are now.

        Strings that are not translated are left out. Raises ``NotReadable`` if the file is in other languages
        than the document.
        """
        for said in self.declared:
            _check_language(said.line, said.target_language, document.target_language)
            _check_language(said.line, said.source_language, document.source_language)
        found = list(_compared(self.strings, document))
        return Reading(
            tuple(string for string in found if isinstance(string, Translated)),
            tuple(string for string in found if isinstance(string, Refused)),
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """A unit of the document with its markup. Only from here come the attributes of what a translator delivers."""

    unit: Unit
    source: Markup
    target: Markup
    attributes: Mapping[str, Attributes] = field(default_factory=dict)


def _check_language(line: int, said: str, expected: str) -> None:
    # Gettext writes sr_Latn.
    if said and said.replace("_", "-").lower() != expected.lower():
        raise NotReadable(line, Reason.WRONG_LANGUAGE, said)


def _compared(strings: tuple[Delivered, ...], document: Document) -> Iterator[Translated | Refused]:
    units = {(page_id, unit.key): unit for page_id, unit in document.units()}
    seen = set()
    for string in strings:
        place = (string.page_id, string.key)
        unit = units.get(place)
        if unit is None:
            yield _refused(string, Reason.UNKNOWN_SEGMENT)
        elif place in seen:
            yield _refused(string, Reason.REPEATED_SEGMENT)
        elif string.reason:
            yield _refused(string, string.reason)
        elif normalised(text_of(_markup(string.target, unit.is_rich).pieces)):
            yield _taken(string, _known(unit))
        seen.add(place)


def _refused(string: Delivered, reason: Reason, tag: str = "", detail: str = "") -> Refused:
    return Refused(string.line, reason, detail, string.page_id, string.key, tag)


def _known(unit: Unit) -> _Known:
    source, target = markup_of(unit.source, unit.is_rich), markup_of(unit.target, unit.is_rich)
    return _Known(unit, source, target, {**target.attributes, **source.attributes})


def _markup(text: str | Pieces, is_rich: bool) -> Markup:
    return markup_of(text, is_rich) if isinstance(text, str) else Markup(text)


def _taken(string: Delivered, known: _Known) -> Translated | Refused:
    unit = known.unit
    target = _markup(string.target, unit.is_rich)
    digest = _digest(string, known)
    is_unchanged = target.pieces == known.target.pieces
    if not is_unchanged and (found := _misfit(target, _made_from(string, digest, known), known)):
        return _refused(string, found.reason, found.tag, found.detail)
    text = unit.target if is_unchanged else _stored(target, known)
    return Translated(string.page_id, unit, text, digest, _status(string, unit, is_unchanged), string.line)


def _stored(target: Markup, known: _Known) -> str:
    if known.unit.is_rich:
        return rendered(target.pieces, known.attributes)
    return text_of(target.pieces)


def _digest(string: Delivered, known: _Known) -> str:
    if _DIGEST.fullmatch(string.digest):
        return string.digest
    unit = known.unit
    source = _markup(string.source, unit.is_rich)
    if _comparable(source.pieces) == _comparable(known.source.pieces):
        return unit.digest
    return text_digest(string.source if isinstance(string.source, str) else rendered(source.pieces, {}))


def _comparable(pieces: Pieces) -> list[object]:
    return [normalised(piece) if isinstance(piece, str) else piece for piece in pieces]


def _made_from(string: Delivered, digest: str, known: _Known) -> Pieces:
    if digest == known.unit.digest:
        return known.source.pieces
    return _markup(string.source, known.unit.is_rich).pieces


def _misfit(target: Markup, source: Pieces, known: _Known) -> Misfit | None:
    return target.misfit or misfit(target.pieces, source) or _without_attributes(target.pieces, known)


def _without_attributes(pieces: Pieces, known: _Known) -> Misfit | None:
    ids = {piece.id for piece in (*known.source.pieces, *known.target.pieces) if isinstance(piece, Opening)}
    for piece in pieces:
        if isinstance(piece, Opening) and piece.id not in ids and not _needs_none(piece):
            return Misfit(Reason.SOURCE_CHANGED, piece.tag, text_in(pieces, piece.id))
    return None


def _needs_none(code: Opening) -> bool:
    return "." not in code.id and code.tag in BLOCKS | FORMATTING


def _status(string: Delivered, unit: Unit, is_unchanged: bool) -> Status:
    if string.status is None:
        return unit.status if is_unchanged else Status.UP_TO_DATE
    if string.status is Status.OUTDATED and unit.status is Status.MACHINE_TRANSLATED:
        # The format says only that nobody has confirmed it.
        return Status.MACHINE_TRANSLATED
    return string.status
