"""Text as it is searched: what people write in several ways is written in one."""

from __future__ import annotations

import unicodedata

from content.core.text import search_key

# Letters that keyboards, languages and habits exchange for each other, and that Unicode does not take apart.
_ALIKE = {
    "ą": "a",
    "æ": "ae",
    "đ": "d",
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "œ": "oe",
    "і": "и",
    "ґ": "г",
    "ٱ": "ا",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ۍ": "ي",
    "ێ": "ي",
    "ے": "ي",
    "ک": "ك",
    "ګ": "گ",
    "ڕ": "ر",
    "ڵ": "ل",
    "ۆ": "و",
    "ـ": "",
    # Two series of Ethiopic letters that sound like two others in Tigrinya.
    **{chr(0x1220 + vowel): chr(0x1230 + vowel) for vowel in range(8)},
    **{chr(0x1340 + vowel): chr(0x1338 + vowel) for vowel in range(8)},
}
_MOST_LETTERS = 10_000


class _Letters(dict[int, str]):
    """What every letter is as it is searched, found out when it is first met; anybody may ask for any letter."""

    def __missing__(self, code: int) -> str:
        searched = "".join(_ALIKE.get(letter, letter) for letter in _plain(chr(code)))
        if len(self) < _MOST_LETTERS:
            self[code] = searched
        return searched


def _plain(letter: str) -> str:
    if unicodedata.combining(letter):
        return ""
    return search_key(letter) or " "


_LETTERS = _Letters()
# Arabic writes "and", "in", "for" and "the" as one with the word behind them.
_PARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")
_SHORTEST_STEM = 3


def folded_words(text: str) -> list[str]:
    """Return the words of a text without case, accents, punctuation and what else makes no difference to readers."""
    return [_stem(word) for word in text.translate(_LETTERS).split()]


def folded(text: str) -> str:
    """Return the folded words of a text with a space before, between and behind them."""
    return f" {' '.join(folded_words(text))} "


def _stem(word: str) -> str:
    for particle in _PARTICLES:
        if word.startswith(particle) and len(word) - len(particle) >= _SHORTEST_STEM:
            return word[len(particle) :]
    return word
