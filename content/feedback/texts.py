"""What readers write, before it is kept."""

import unicodedata

from content.core.text import normalised

# Control characters, halves of characters, and what no script has.
_NOT_WRITTEN = ("Cc", "Cs", "Cn")


def cleaned(text: str) -> str:
    """Return a text of several lines in Unicode's composed form, without control characters and white space around."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (char for char in lines if char == "\n" or unicodedata.category(char) not in _NOT_WRITTEN)
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def in_one_line(text: str) -> str:
    """Return a text as ``cleaned`` does, with every run of white space as one space."""
    return normalised(cleaned(text))


def shortened(text: str, longest: int) -> str:
    """Return a text that is not too long; one that was ends with an ellipsis."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
