"""Rich text as translators get it: text with codes, which say what is a paragraph, an item, bold or a link.

A code is a tag under an id. What has no attributes is numbered: ``p-1``, ``li-2``, ``b-1``. What has attributes, as a
link has, is named by their digest, ``a.1f3a9c``: translators get no addresses, and a link is found again by its id
even when others were added before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from html import escape, unescape

from content.core.text import without_editors_own
from content.translations.exchange.documents import Reason, portable

BLOCKS = frozenset({"p", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"})
FORMATTING = frozenset({"b", "strong", "i", "em", "br"})
VOID = frozenset({"br", "hr", "img", "embed", "wbr"})
# Deeper than any text that people write.
_DEEPEST = 40
_NUMBERED = re.compile(r"([a-z]+[1-6]?)-\d+")
# What begins with a letter is a tag; "< 5" is text. No part of it holds "<", so that no text takes long.
_TAG_OR_COMMENT = re.compile(
    r"""<![^<>]*+>|<(?P<is_closing>/?)(?P<tag>[a-zA-Z][^\s/<>"'=]*+)(?P<inside>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
# An id is a name to XML, and its tag ends at the first separator.
_NO_NAME = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a code begins. One without content is closed at once."""

    id: str

    @property
    def tag(self) -> str:
        return tag_of(self.id)


@dataclass(frozen=True, slots=True)
class Closing:
    """Where a code ends."""

    id: str


Piece = str | Opening | Closing
Pieces = tuple[Piece, ...]
Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a translation's codes are not those of its source; ``detail`` is the text that the tag is around."""

    reason: Reason
    tag: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """Rich text as pieces, with the attributes of its codes; ``misfit`` is where its HTML is not well formed."""

    pieces: Pieces
    attributes: Mapping[str, Attributes] = field(default_factory=dict)
    misfit: Misfit | None = None


def tag_of(code_id: str) -> str:
    """Return the HTML tag that a code stands for."""
    return code_id.partition("-")[0].partition(".")[0]


def first_of_its_kind(code_id: str) -> str:
    """Return the id of the first code with the same attributes."""
    return ".".join(code_id.split(".")[:2])


def is_formatting(code_id: str) -> bool:
    """Whether translators may use a code as often as they like."""
    found = _NUMBERED.fullmatch(code_id)
    return found is not None and found[1] in FORMATTING


def joined(pieces: Iterable[Piece]) -> Pieces:
    """Return the pieces with neighbouring texts as one."""
    merged: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        elif piece != "":
            merged.append(piece)
    return tuple(merged)


def plain(text: str) -> Markup:
    """Return text without markup."""
    return Markup(joined([portable(text)]))


# What has not been touched in a file is the text that is stored.
@lru_cache(maxsize=8)
def markup_of(text: str, is_rich: bool) -> Markup:
    """Return a stored text as pieces."""
    return parsed(text) if is_rich else plain(text)


def parsed(html: str) -> Markup:
    """Return rich text as pieces. Whatever is not well formed is mended, and the first such place noted."""
    return _Parser().markup(portable(without_editors_own(html)))


def rendered(pieces: Iterable[Piece], attributes: Mapping[str, Attributes]) -> str:
    """Return pieces as HTML."""
    return "".join(_html(piece, attributes) for piece in pieces)


def text_of(pieces: Iterable[Piece]) -> str:
    """Return the text without its codes."""
    return "".join(piece for piece in pieces if isinstance(piece, str))


def text_in(pieces: Pieces, code_id: str) -> str:
    """Return the text that a code is around."""
    start = pieces.index(Opening(code_id))
    return text_of(pieces[start : pieces.index(Closing(code_id), start)]).strip()


def _html(piece: Piece, attributes: Mapping[str, Attributes]) -> str:
    match piece:
        case Opening(code_id):
            inside = "".join(f' {name}="{escape(value)}"' for name, value in attributes.get(code_id, ()))
            return f"<{piece.tag}{inside}{'/' * (piece.tag in VOID)}>"
        case Closing(code_id):
            return "" if tag_of(code_id) in VOID else f"</{tag_of(code_id)}>"
        case text:
            return escape(text, quote=False)


class _Parser:
    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._attributes: dict[str, Attributes] = {}
        self._open: list[str] = []
        self._counted: Counter[str] = Counter()
        self._misfit: Misfit | None = None

    def markup(self, html: str) -> Markup:
        end = 0
        for found in _TAG_OR_COMMENT.finditer(html):
            self._add_text(html[end : found.start()])
            end = found.end()
            if found["tag"]:
                self._add_tag(_NO_NAME.sub("", found["tag"].lower()), found)
        self._add_text(html[end:])
        while self._open:
            self._mend()
        return Markup(joined(self._pieces), self._attributes, self._misfit)

    def _add_text(self, text: str) -> None:
        # An entity may stand for a sign that XML cannot hold.
        self._pieces.append(portable(unescape(text)) if "&" in text else text)

    def _add_tag(self, tag: str, found: re.Match[str]) -> None:
        if not found["is_closing"]:
            self._open_tag(tag, _attributes(found["inside"]))
        if tag not in VOID and (found["is_closing"] or found["inside"].endswith("/")):
            self._close_tag(tag)

    def _open_tag(self, tag: str, attributes: Attributes) -> None:
        code_id = self._id(tag, attributes)
        self._pieces.append(Opening(code_id))
        self._open.append(code_id)
        if tag in VOID:
            self._close_last()
        elif len(self._open) > _DEEPEST:
            self._mend()

    def _close_tag(self, tag: str) -> None:
        if not any(tag_of(code_id) == tag for code_id in self._open):
            self._note(tag)
            return
        while tag_of(self._open[-1]) != tag:
            self._mend()
        self._close_last()

    def _id(self, tag: str, attributes: Attributes) -> str:
        if not attributes:
            self._counted[tag] += 1
            return f"{tag}-{self._counted[tag]}"
        name = f"{tag}.{sha256(repr(attributes).encode()).hexdigest()[:6]}"
        self._counted[name] += 1
        code_id = name if self._counted[name] == 1 else f"{name}.{self._counted[name]}"
        self._attributes[code_id] = attributes
        return code_id

    def _mend(self) -> None:
        self._note(tag_of(self._open[-1]))
        self._close_last()

    def _close_last(self) -> None:
        self._pieces.append(Closing(self._open.pop()))

    def _note(self, tag: str) -> None:
        self._misfit = self._misfit or Misfit(Reason.MARKUP_NOT_CLOSED, tag)


def _attributes(inside: str) -> Attributes:
    return (
        ()
        if inside in ("", "/")
        else tuple((name.lower(), unescape(_unquoted(value))) for name, value in _ATTRIBUTE.findall(inside))
    )


def _unquoted(value: str) -> str:
    return value[1:-1] if value.startswith(('"', "'")) else value
