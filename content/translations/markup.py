"""HTML as tags and texts in turn, without a parser: what Wagtail stores is small and well-formed."""

import re
from html import unescape

from content.core.text import normalised

# What begins with a letter is a tag; "< 5" is not.
TAG = re.compile(r"""(</?[a-zA-Z](?:[^<>"']++|"[^"]*"|'[^']*')*+>)""")
_BREAK = re.compile(r"</?(?:p|li|ul|ol|br|h[1-6])\b[^>]*>")


def visible_text(html: str) -> str:
    """Return what a reader sees of HTML, with every run of white space as one space."""
    return normalised(unescape(TAG.sub("", _BREAK.sub(" ", html))))
