"""How hard a text is to read."""

import re

# What a text may have at most in the languages that the figure was made for: German as it is spoken, and Simple German.
HARDEST = {"de": 45, "de-simple": 30}
_SENTENCE = re.compile(r"[.!?:;…]+(?=\s|$)|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LONG = 6


def lix(text: str) -> int | None:
    """Return Björnsson's readability index (Läsbarhetsindex, 1968) of running text, rounded; none without words.

    Words in a sentence plus the share of words with more than six letters: below 30 is very easy, above 50 hard. A line
    is a sentence even without a full stop, a colon ends one; the parts of a word with hyphens count as words of their
    own, since they are read one after the other.
    """
    sentences = [words for part in _SENTENCE.split(text) if (words := _words(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return None
    long = sum(len(word) > _LONG for word in words)
    return round(len(words) / len(sentences) + 100 * long / len(words))


def _words(part: str) -> list[str]:
    return [piece for word in _WORD.findall(part) for piece in re.split("[-’']", word)]
