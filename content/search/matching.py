"""Which texts fit what somebody looks for, best first: in every language, and with words half typed or misspelt.

Words are compared by their runs of four letters (McNamee and Mayfield, "Character n-gram tokenization for European
language text retrieval", 2004), and texts ranked by BM25 (Robertson and Zaragoza, "The probabilistic relevance
framework", 2009). That needs no dictionary of any language, and finds a word in its other forms and inside compounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from content.search.folding import folded_words

_RUN = 4
# The letters of these scripts are syllables.
_SYLLABLES = range(0x1200, 0x1380)
_RUN_OF_SYLLABLES = 2
# How soon more of the same counts for less, and how much long texts have to say more often what is looked for.
_SATURATION = 2.0
_LENGTH = 0.75
# How much a text must have of what is looked for, and of what the one has that has most.
_ENOUGH = 0.25
_ENOUGH_BESIDE_BEST = 0.45
# A word is the one looked for if it has this much of it.
_ALIKE = 0.6
_MOST_WORDS = 30


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Document:
    """What is searched of one thing: its texts, folded, each with how much it counts."""

    fields: tuple[tuple[float, str], ...]

    def frequency(self, unit: str) -> float:
        """Return how often the document says something, each time as much as it counts there."""
        return sum(weight * text.count(unit) for weight, text in self.fields)

    @property
    def length(self) -> int:
        """How many letters it has."""
        return sum(len(text) for _, text in self.fields)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that is looked for: as it is, and in the pieces by which others are compared with it."""

    word: str
    whole: str
    pieces: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Tell whether a folded text has the word: the same, begun, bent or misspelt."""
        return self.whole in text or sum(piece in text for piece in self.pieces) >= _ALIKE * len(self.pieces)


def wanted_words(query: str) -> list[Wanted]:
    """Return the words of a query; the last may go on, unless something that is no letter stands behind it."""
    words = folded_words(query)[:_MOST_WORDS]
    is_open = query[-1:].isalnum()
    return [
        _wanted(word, may_go_on=is_open and position == len(words)) for position, word in enumerate(words, 1)
    ]


def _wanted(word: str, *, may_go_on: bool) -> Wanted:
    whole = f" {word}" if may_go_on else f" {word} "
    run = _RUN_OF_SYLLABLES if ord(word[0]) in _SYLLABLES else _RUN
    pieces = tuple(dict.fromkeys(word[start : start + run] for start in range(len(word) - run + 1)))
    return Wanted(word, whole, pieces or (whole,))


def ranked(wanted: Sequence[Wanted], documents: Sequence[Document]) -> list[int]:
    """Return the positions of the documents that have enough of what is looked for, the best first."""
    units = list(dict.fromkeys(unit for word in wanted for unit in (*word.pieces, word.whole)))
    if not units or not documents:
        return []
    # What counts for the order, and how much of what is looked for a document has at all.
    scores, shares = [0.0] * len(documents), [0.0] * len(documents)
    slack, total = _slack(documents), 0.0
    for unit in units:
        frequencies = [document.frequency(unit) for document in documents]
        worth = _worth(sum(1 for frequency in frequencies if frequency), len(documents))
        total += worth
        for position, frequency in enumerate(frequencies):
            if frequency:
                shares[position] += worth
                scores[position] += worth * frequency * (_SATURATION + 1) / (frequency + slack[position])
    enough = max(_ENOUGH * total, _ENOUGH_BESIDE_BEST * max(shares))
    fitting = [position for position, share in enumerate(shares) if share >= enough]
    return sorted(fitting, key=lambda position: -scores[position])


def _slack(documents: Sequence[Document]) -> list[float]:
    lengths = [document.length for document in documents]
    usual = sum(lengths) / len(lengths) or 1
    return [_SATURATION * (1 - _LENGTH + _LENGTH * length / usual) for length in lengths]


def _worth(having: int, count: int) -> float:
    return log(1 + (count - having + 0.5) / (having + 0.5))
