"""Whether a translation has the markup of its source.

Paragraphs, lists and their items stay, each inside the one it was in; every link stays, once. Where a link stands is
the translator's choice, and so are bold, italic and line breaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from content.translations.exchange.documents import Reason
from content.translations.exchange.inline import (
    BLOCKS,
    Misfit,
    Opening,
    Pieces,
    first_of_its_kind,
    is_formatting,
    tag_of,
    text_in,
)

_HOLDS_BLOCKS_ONLY = frozenset({"", "ul", "ol"})


@dataclass(frozen=True, slots=True)
class _Place:
    """Something inside a code: another code, or text, which has no id. Outside all codes ``inside`` is empty."""

    id: str
    inside: str
    text: str = ""

    @property
    def is_free(self) -> bool:
        if tag_of(self.id) in BLOCKS:
            return False
        around = tag_of(self.inside)
        return around not in _HOLDS_BLOCKS_ONLY and not (self.id and around == "a")


def misfit(target: Pieces, source: Pieces) -> Misfit | None:
    """Return why a translation's markup is not that of its source, or None where it is."""
    if _shape(target) == _shape(source):
        return None
    return _other_codes(target, source) or _misplaced(target, source)


def _shape(pieces: Pieces) -> list[object]:
    """What most translations share with their source, which is found at once."""
    return [bool(piece.strip()) if isinstance(piece, str) else piece for piece in pieces]


def _other_codes(target: Pieces, source: Pieces) -> Misfit | None:
    expected, found = _kept(source), _kept(target)
    for code_id, times in found.items():
        if times > 1 or (code_id not in expected and first_of_its_kind(code_id) in expected):
            return _misfit(Reason.MARKUP_REPEATED, target, code_id)
        if code_id not in expected:
            return _misfit(Reason.MARKUP_UNKNOWN, target, code_id)
    lost = next((code_id for code_id in expected if code_id not in found), None)
    return _misfit(Reason.MARKUP_LOST, source, lost) if lost else None


def _misplaced(target: Pieces, source: Pieces) -> Misfit | None:
    original = {(place.id, place.inside) for place in _places(source)}
    for place in _places(target):
        if not place.is_free and (place.id, place.inside) not in original:
            detail = text_in(target, place.id) if place.id else place.text
            return Misfit(Reason.MARKUP_MISPLACED, tag_of(place.id), detail)
    return None


def _misfit(reason: Reason, pieces: Pieces, code_id: str) -> Misfit:
    return Misfit(reason, tag_of(code_id), text_in(pieces, code_id))


def _kept(pieces: Pieces) -> Counter[str]:
    ids = (piece.id for piece in pieces if isinstance(piece, Opening))
    return Counter(code_id for code_id in ids if not is_formatting(code_id))


def _places(pieces: Pieces) -> Iterator[_Place]:
    open_ids: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            if piece.strip():
                yield _Place("", _holder(open_ids), piece.strip())
        elif isinstance(piece, Opening):
            if not is_formatting(piece.id):
                # Bold around a paragraph would be another page; bold around a link is not.
                is_block = piece.tag in BLOCKS
                yield _Place(piece.id, (open_ids or [""])[-1] if is_block else _holder(open_ids))
            open_ids.append(piece.id)
        else:
            open_ids.pop()


def _holder(open_ids: list[str]) -> str:
    return next((code_id for code_id in reversed(open_ids) if not is_formatting(code_id)), "")
