"""Which words of a text are different from another's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD_OR_LINE_END = re.compile(r"\n|\S+")
# Texts with less in common are easier to read one after the other.
_ALIKE = 0.4


class Fate(StrEnum):
    """What has become of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that have met the same fate; lines end as they did in their text."""

    fate: Fate
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Return the words of both texts in one order: what was removed stands before what was added in its place."""
    old, new = _WORD_OR_LINE_END.findall(before), _WORD_OR_LINE_END.findall(after)
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return [*_piece(Fate.REMOVED, old), *_piece(Fate.ADDED, new)]
    return list(_pieces(matcher, old, new))


def _pieces(matcher: SequenceMatcher[str], old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield from _piece(Fate.KEPT, old[old_from:old_to])
        else:
            yield from _piece(Fate.REMOVED, old[old_from:old_to])
            yield from _piece(Fate.ADDED, new[new_from:new_to])


def _piece(fate: Fate, words: Sequence[str]) -> Iterator[Piece]:
    if words:
        yield Piece(fate, " ".join(words).replace(" \n ", "\n").replace(" \n", "\n").replace("\n ", "\n"))
