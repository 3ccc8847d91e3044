"""HTML as tags and texts in turn, without a parser: what Wagtail stores is small and well-formed."""

import re
from html import unescape

from content.core.text import normalised

# What begins with a letter is a tag; "< 5" is not.
TAG = re.compile(r"""(</?[a-zA-Z](?:[^<>"']++|"[^"]*"|'[^']*')*+>)""")
_LINE_END = re.compile(r"</(?:p|li|ul|ol|h[1-6])>|<br\s*/?>")
_BREAK = re.compile(r"</?(?:p|li|ul|ol|br|h[1-6])\b[^>]*>")


def visible_text(html: str) -> str:
    """Return what a reader sees of HTML, with every run of white space as one space."""
    return normalised(unescape(TAG.sub("", _BREAK.sub(" ", html))))


def visible_lines(html: str) -> str:
    """Return what a reader sees of HTML, each paragraph and each item of a list on a line of its own."""
    lines = (visible_text(line) for line in _LINE_END.split(html))
    return "\n".join(line for line in lines if line)
