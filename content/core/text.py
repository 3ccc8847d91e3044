"""Text as it is compared, searched and dialled."""

import re
import unicodedata
from hashlib import sha256

_SPACE = re.compile(r"\s+")
_EDITORS_OWN = re.compile(r' data-block-key="[^"]*"')
_NOT_DIALLED = re.compile(r"[^\d+]")
_BLANK = "(?:[ \u00a0\u202f]|&nbsp;)"
# Emergency and service numbers, and numbers with an area code: at least six digits after +49 or 0.
PHONE = re.compile(
    rf"(?<![\w.,/+-])(?:116{_BLANK}?(?:1[12]7|1[012]6|111|123)|11[025]|(?:\+49|0)(?:(?:{_BLANK}|[/()-]){{0,2}}\d){{6,14}})"
    rf"(?!\w|[.,/-]\d|{_BLANK}?(?:Euro|EUR|€|%))"
)


def normalised(text: str) -> str:
    """Return the text in Unicode's composed form, with every run of white space as one space."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def text_digest(text: str) -> str:
    """Return 16 hexadecimal digits that are the same for texts which differ in white space only.

    What an editing program writes into rich text for itself does not count either.
    """
    return sha256(normalised(without_editors_own(text)).encode()).hexdigest()[:16]


def without_editors_own(rich_text: str) -> str:
    """Return rich text without what the editing program writes into it for itself."""
    return _EDITORS_OWN.sub("", rich_text)


def search_key(text: str) -> str:
    """Return the text as places are compared: no case, no accents, ``ß`` as ``ss``, no punctuation, digits as 0-9."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return normalised("".join(_compared(char) for char in letters))


def _compared(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return char if char.isalnum() else " "


def tel_uri(number: str) -> str:
    """Return the address that dials a phone number (RFC 3966), with ``(0)`` left out as it is when dialling +49."""
    return f"tel:{_NOT_DIALLED.sub('', number.replace('(0)', ''))}"
