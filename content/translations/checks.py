"""What a translation may have lost or changed on its way: numbers, addresses, links, official terms.

A finding is for a person to look at, so that a legitimate translation should have none: digits may be of any script, a
thousand may be written with a comma, a small number as a word, two in the afternoon as 2 p.m.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from content.core.languages import language_of
from content.core.text import PHONE, normalised
from content.translations.literals import EMAIL, LITERAL, PLACEHOLDER, URL
from content.translations.markup import visible_text
from content.translations.segments import Segment
from content.translations.terms import Terms

_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:([.,٬'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?![\d])")
_DIGITS = re.compile(r"\d+")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_TWELVE_HOURS = re.compile(r"\d\s?[ap]\.?\s?m\b", re.IGNORECASE)
_LARGEST_WORD = 12
_GAP = r"[\s().,/\-–\u200e\u200f\u2066-\u2069]{0,3}"
_PREFIX = re.compile(r"^(?:\+49|0049)0?|^0")
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_ATTRIBUTE = re.compile(r'\b(href|linktype|id)="([^"]*)"')
_ITEM = re.compile(r"<li\b")
_WORD = re.compile(r"[^\W\d_]+")


class Kind(StrEnum):
    """What is said of a translation."""

    SAME_AS_SOURCE = "SAME_AS_SOURCE"
    NUMBER = "NUMBER"
    PHONE = "PHONE"
    URL = "URL"
    EMAIL = "EMAIL"
    PLACEHOLDER = "PLACEHOLDER"
    LINK = "LINK"
    OTHER_LINK = "OTHER_LINK"
    TERM = "TERM"
    LIST_ITEMS = "LIST_ITEMS"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at, and what the source has there; of ``OTHER_LINK``, what the translation has."""

    kind: Kind
    expected: str = ""


def findings(source: Segment, translated: str, terms: Terms[Any], *, target: str) -> list[Finding]:
    """Return what may be wrong in the translation of a segment; nothing where there is no translation."""
    text = visible_text(translated) if source.is_rich else normalised(translated)
    if not text:
        return []
    original = visible_text(source.text) if source.is_rich else normalised(source.text)
    return [
        *_same(original, text, terms, target),
        *_phones(original, text),
        *_numbers(original, text),
        *_literals(original, text),
        *(Finding(Kind.TERM, name) for name in terms.missing(source.text, translated)),
        *(_markup(source.text, translated) if source.is_rich else ()),
    ]


def _same(original: str, text: str, terms: Terms[Any], target: str) -> Iterator[Finding]:
    if text != original or target == "de-simple":
        return
    words = _WORD.findall(terms.replaced(LITERAL.sub(" ", original), lambda _: " "))
    # Names stay as they are where they are written in Latin letters, and so do words like "Internet".
    is_phrase = any(len(word) > 2 and word[0].islower() for word in words)
    is_word = any(len(word) > 2 for word in words)
    if is_phrase or (is_word and language_of(target).script != "Latn"):
        yield Finding(Kind.SAME_AS_SOURCE)


def _phones(original: str, text: str) -> Iterator[Finding]:
    western = _western(text)
    for phone in dict.fromkeys(PHONE.findall(original)):
        if not _dialling(phone).search(western):
            yield Finding(Kind.PHONE, phone)


def _dialling(phone: str) -> re.Pattern[str]:
    """Match the number however it is written: with or without the country, grouped in another way."""
    dialled = re.sub(r"[^\d+]", "", phone)
    digits = _PREFIX.sub("", dialled)
    before = r"(?<!\d)" if digits == dialled else ""
    return re.compile(rf"{before}{_GAP.join(digits)}(?!\d)")


def _numbers(original: str, text: str) -> Iterator[Finding]:
    western = _western(text)
    found, loose = _values(western), _values(LITERAL.sub(" ", western))
    has_other = bool(loose - _values(original))
    has_twelve_hours = bool(_TWELVE_HOURS.search(western))
    for value in sorted(_values(LITERAL.sub(" ", original)) - found - loose):
        is_afternoon = has_twelve_hours and 12 < value <= 24 and value - 12 in found
        # A small number may have been written as a word, unless another stands in its place.
        if not is_afternoon and (value > _LARGEST_WORD or has_other):
            yield Finding(Kind.NUMBER, str(value))


def _values(text: str) -> set[int]:
    """Return the numbers in a text; of a fraction, a date or a time each part. Zero says nothing: 8:00 is 8."""
    joined = _THOUSANDS.sub(lambda match: re.sub(r"\D", "", match[0]), text)
    return {int(digits) for digits in _DIGITS.findall(joined)} - {0}


def _western(text: str) -> str:
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def _literals(original: str, text: str) -> Iterator[Finding]:
    lowered = text.casefold()
    for kind, pattern in ((Kind.URL, URL), (Kind.EMAIL, EMAIL)):
        for literal in dict.fromkeys(pattern.findall(original)):
            if literal.casefold().rstrip("/") not in lowered:
                yield Finding(kind, literal)
    placeholders = Counter(PLACEHOLDER.findall(original))
    for placeholder in placeholders - Counter(PLACEHOLDER.findall(text)):
        yield Finding(Kind.PLACEHOLDER, placeholder)


def _markup(original: str, translated: str) -> Iterator[Finding]:
    expected, found = _links(original), _links(translated)
    for target in Counter(target for target, _ in expected) - Counter(target for target, _ in found):
        yield Finding(Kind.LINK, dict(expected)[target])
    for target in Counter(target for target, _ in found) - Counter(target for target, _ in expected):
        yield Finding(Kind.OTHER_LINK, dict(found)[target])
    items = len(_ITEM.findall(original))
    if items != len(_ITEM.findall(translated)):
        yield Finding(Kind.LIST_ITEMS, str(items))


def _links(html: str) -> list[tuple[tuple[str, ...], str]]:
    """Return of each link where it leads and what it says."""
    return [
        (tuple(value for _, value in sorted(_ATTRIBUTE.findall(attributes))), visible_text(text))
        for attributes, text in _LINK.findall(html)
    ]
