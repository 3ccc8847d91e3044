"""How near a page of one's own comes to what the state says: by the words of both, the rarer the weightier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt

from content.core.text import search_key

# German words differ at their ends.
_LETTERS = 7
_SHORTEST = 3
# Found on 441 real pages: what comes nearer says the same in other words, or is of the same subject.
SAME = 0.6
TOPIC = 0.2
TOPIC_WITH_TITLE = 0.12
SAME_TITLE = 0.5

_Vector = Mapping[str, float]


class Likeness(StrEnum):
    """What a page of one's own is beside the nearest statewide one."""

    SAME = "SAME"
    TOPIC = "TOPIC"
    OWN = "OWN"


@dataclass(frozen=True, slots=True)
class Text:
    """A title, and all that a page says, with the title."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """The nearest statewide page, and how near it is in text and title: 0 nothing in common, 1 the same words."""

    page_id: int
    text: float
    title: float

    @property
    def score(self) -> float:
        """By which one is nearer than another."""
        return 0.8 * self.text + 0.2 * self.title

    @property
    def likeness(self) -> Likeness:
        """What that means."""
        if self.text >= SAME:
            return Likeness.SAME
        is_topic = self.text >= TOPIC or (self.text >= TOPIC_WITH_TITLE and self.title >= SAME_TITLE)
        return Likeness.TOPIC if is_topic else Likeness.OWN


class Comparison:
    """Statewide pages, ready to be compared with others; ``others`` say how rare words are as well."""

    def __init__(self, statewide: Mapping[int, Text], others: Iterable[Text]) -> None:
        texts = [*statewide.values(), *others]
        self._count = len(texts)
        self._known = Counter(word for text in texts for word in set(_words(text.words)))
        self._statewide = {
            page_id: (self._vector(text.words), self._vector(text.title))
            for page_id, text in statewide.items()
        }

    def nearest(self, text: Text) -> Match | None:
        """Return the statewide page that comes nearest, or None if there is none."""
        words, title = self._vector(text.words), self._vector(text.title)
        matches = (
            Match(page_id, _cosine(words, their_words), _cosine(title, their_title))
            for page_id, (their_words, their_title) in self._statewide.items()
        )
        return max(matches, key=lambda match: (match.score, -match.page_id), default=None)

    def _vector(self, text: str) -> _Vector:
        weights = {
            word: (1 + log(count)) * log((1 + self._count) / (1 + self._known[word]))
            for word, count in Counter(_words(text)).items()
        }
        length = sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()} if length else {}


def _words(text: str) -> list[str]:
    return [
        word[:_LETTERS] for word in search_key(text).split() if len(word) >= _SHORTEST and not word.isdigit()
    ]


def _cosine(one: _Vector, other: _Vector) -> float:
    fewer, more = sorted((one, other), key=len)
    return sum(weight * more[word] for word, weight in fewer.items() if word in more)
