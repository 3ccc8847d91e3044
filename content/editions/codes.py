"""Short codes of pages, for addresses that are read from paper or said on the phone.

A code is made of a page's key: it stays whatever becomes of the page's title and place, is the same in every district
and language, and nothing has to be stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import pairwise, takewhile

# Without what looks like another letter or digit (0 o, 1 i l, 2 z, 5 s, 6 b, 9 g q, u v), and without vowels, so that
# no code is a word.
ALPHABET = "2346789cdfhjkmnprtwxy"
SHORTEST = 6
_LONGEST = 24


def short_codes(keys: Iterable[str]) -> dict[str, str]:
    """Return a code for each page's key, as short as tells it from all the others."""
    whole = sorted((_whole_code(key), key) for key in set(keys))
    lengths = dict.fromkeys((key for _, key in whole), SHORTEST)
    for (code, key), (next_code, next_key) in pairwise(whole):
        apart = _alike(code, next_code) + 1
        lengths[key], lengths[next_key] = max(lengths[key], apart), max(lengths[next_key], apart)
    return {key: code[: lengths[key]] for code, key in whole}


def key_of(code: str, keys: Iterable[str]) -> str | None:
    """Return the key that a code names, in any case; None if that is none of ``keys``, or more than one.

    A code that was told before another page got a similar one leads nowhere rather than to the wrong page.
    """
    named = [key for key in keys if _whole_code(key).startswith(code.lower())]
    return named[0] if len(named) == 1 and len(code) >= SHORTEST else None


def _alike(one: str, other: str) -> int:
    """Return how many letters two codes begin with that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=True)))


def _whole_code(key: str) -> str:
    number = int.from_bytes(sha256(key.encode()).digest())
    letters = ""
    for _ in range(_LONGEST):
        number, position = divmod(number, len(ALPHABET))
        letters += ALPHABET[position]
    return letters
