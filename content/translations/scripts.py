"""What can be seen of a text in another language without understanding it: its script, its length, German left over."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Any

from content.core.languages import Language
from content.translations.literals import LITERAL
from content.translations.terms import Terms

_SCRIPT_NAMES = {"Arab": "ARABIC", "Cyrl": "CYRILLIC", "Ethi": "ETHIOPIC", "Latn": "LATIN"}
_OPENING, _CLOSING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"
_OVERRIDES = "\u202d\u202e\ufeff"
_GERMAN = re.compile(
    r"\b(?:aber|auch|auf|aus|bei|bitte|das|dem|den|der|des|die|eine?[nr]?|es|für|gibt|haben|hat|hier|ich|ihre?n?|im|ist|"
    r"kann|können|man|mit|muss|müssen|nach|nicht|oder|sie|sind|und|vo[mn]|was|wenn|wie|wird|zu[mr]?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# What a word is in German stands in brackets or quotation marks behind it.
_ASIDE = re.compile(r"\([^()]*\)|[„“”«»\"][^„“”«»\"]*[„“”«»\"]")
_WORTH_JUDGING = 25
_OWN_SCRIPT = 0.5
_GERMAN_WORDS, _GERMAN_SHARE = 3, 0.2
_SHORTEST, _LONGEST = 0.3, 3.0


class Oddity(StrEnum):
    """What is odd about a text."""

    SCRIPT = "is in another script than its language"
    GERMAN = "looks German"
    DIRECTION = "has marks for its direction that do not match"
    LENGTH = "is much shorter or longer than the German"


def oddities(original: str, text: str, language: Language, terms: Terms[Any]) -> Iterator[Oddity]:
    """Yield what is odd about the visible text of a translation; official terms and addresses may stand in it.

    Languages that shorten or double every sentence do not exist: outside those bounds something is missing or too much.
    """
    own = terms.replaced(_ASIDE.sub(" ", LITERAL.sub(" ", text)), lambda _: " ")
    if _is_in_another_script(own, language):
        yield Oddity.SCRIPT
    if language.script == "Latn" and not language.is_rewritten and _is_german(own):
        yield Oddity.GERMAN
    if _is_unbalanced(text):
        yield Oddity.DIRECTION
    if len(original) > _WORTH_JUDGING and not _SHORTEST <= len(text) / len(original) <= _LONGEST:
        yield Oddity.LENGTH


def _is_in_another_script(text: str, language: Language) -> bool:
    letters = [char for char in text if char.isalpha()]
    name = _SCRIPT_NAMES[language.script]
    known = sum(_script_name(char) == name for char in letters)
    return len(letters) > _WORTH_JUDGING and known < _OWN_SCRIPT * len(letters)


@lru_cache(maxsize=4096)
def _script_name(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _is_german(text: str) -> bool:
    found = len(_GERMAN.findall(text))
    return found >= _GERMAN_WORDS and found > _GERMAN_SHARE * len(_WORD.findall(text))


def _is_unbalanced(text: str) -> bool:
    counted = Counter(text)
    opened, closed = (sum(counted[char] for char in chars) for chars in (_OPENING, _CLOSING))
    return opened != closed or any(char in text for char in _OVERRIDES)
