"""What must come back from a machine as it was sent: attributes, official terms, numbers to dial, addresses.

A tag's attributes give way to an id, and what is not to be translated is wrapped in ``<span translate="no" id="...">``,
which DeepL and LibreTranslate both respect. Whatever they made of it, the original is put back by id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

from content.core.text import without_editors_own
from content.translations.literals import LITERAL
from content.translations.markup import TAG, visible_text
from content.translations.terms import Terms

_TAG_PARTS = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>.*?)/?>", re.DOTALL)
_ID = re.compile(r"""\bid=["']?k(\d{1,4})\b""")
_BLOCK = re.compile(r"<(p|ul|ol|li|h[1-6])\b", re.IGNORECASE)
# A browser takes it for the beginning of a tag even where that has no end.
_NO_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_VOID = {"br", "embed", "hr", "img", "wbr"}
_WRAPPER = "span"


class MarkupLost(ValueError):
    """A translation does not have the tags and protected texts of its source."""


@dataclass(frozen=True, slots=True)
class Protected:
    """A text as it is sent to a machine, and what to put back afterwards."""

    html: str
    is_rich: bool
    tags: frozenset[str]
    kept: tuple[str, ...]

    def restore(self, translated: str) -> str:
        """Return a translation of ``html`` as it is stored.

        Raises ``MarkupLost`` where a paragraph, a list item or something protected is missing or doubled, or where a
        tag is unknown or badly nested.
        """
        html = _Restoration(self).of(translated)
        if _BLOCK.findall(self.html) != _BLOCK.findall(html):
            raise MarkupLost("It has other paragraphs or lists than the source.")
        if visible_text(self.html) and not visible_text(html):
            raise MarkupLost("The translation is empty.")
        return html if self.is_rich else unescape(html.replace("<br/>", "\n"))


def protect(text: str, *, is_rich: bool, terms: Terms[Any] | None = None) -> Protected:
    """Return the text as HTML in which a machine finds nothing that it must not change."""
    html = without_editors_own(text) if is_rich else escape(text, quote=False).replace("\n", "<br/>")
    protection = _Protection(terms)
    protected = protection.of(html)
    return Protected(protected, is_rich, frozenset(protection.tags), tuple(protection.kept))


@dataclass(slots=True)
class _Protection:
    terms: Terms[Any] | None
    kept: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    def of(self, html: str) -> str:
        return "".join(
            self._tag(piece) if number % 2 else self._text(piece)
            for number, piece in enumerate(TAG.split(html))
        )

    def _tag(self, tag: str) -> str:
        parts = _parts(tag)
        name = parts["name"]
        if parts["closing"]:
            return tag
        if not parts["attributes"].strip():
            self.tags.add(name)
            return tag
        return f'<{name} id="{self._keep(tag)}"{"/" if name in _VOID else ""}>'

    def _text(self, text: str) -> str:
        pieces, end = [], 0
        for literal in LITERAL.finditer(text):
            pieces += [self._guard_terms(text[end : literal.start()]), self._wrapped(literal[0])]
            end = literal.end()
        return "".join([*pieces, self._guard_terms(text[end:])])

    def _guard_terms(self, text: str) -> str:
        return self.terms.replaced(text, self._wrapped) if self.terms else text

    def _wrapped(self, text: str) -> str:
        return f'<{_WRAPPER} translate="no" id="{self._keep(text)}">{text}</{_WRAPPER}>'

    def _keep(self, original: str) -> str:
        self.kept.append(original)
        return f"k{len(self.kept) - 1}"


def _parts(tag: str) -> dict[str, str]:
    match = _TAG_PARTS.fullmatch(tag)
    assert match
    return match.groupdict() | {"name": match["name"].lower()}


@dataclass(slots=True)
class _Restoration:
    source: Protected
    pieces: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    is_in_literal: bool = False

    def of(self, translated: str) -> str:
        for number, piece in enumerate(TAG.split(translated)):
            if number % 2:
                self._take_tag(_parts(piece))
            elif not self.is_in_literal:
                self.pieces.append(_NO_TAG.sub("&lt;", piece))
        if self.open_tags:
            raise MarkupLost(f"<{self.open_tags[-1]}> is not closed.")
        if lost := sorted(set(range(len(self.source.kept))) - self.seen):
            raise MarkupLost(f"{visible_text(self.source.kept[lost[0]]) or 'A link'} is missing.")
        return "".join(self.pieces)

    def _take_tag(self, tag: dict[str, str]) -> None:
        if tag["closing"]:
            self._close(tag["name"])
        elif self.is_in_literal:
            raise MarkupLost(f"There is a <{tag['name']}> where nothing was to be changed.")
        elif kept := _ID.search(tag["attributes"]):
            self._put_back(tag["name"], int(kept[1]))
        elif tag["name"] in self.source.tags:
            self._open(tag["name"], f"<{tag['name']}/>" if tag["name"] in _VOID else f"<{tag['name']}>")
        else:
            raise MarkupLost(f"There is a <{tag['name']}> that the source does not have.")

    def _put_back(self, name: str, number: int) -> None:
        if number in self.seen or number >= len(self.source.kept):
            raise MarkupLost("Something protected is there twice.")
        self.seen.add(number)
        original = self.source.kept[number]
        is_tag = bool(TAG.fullmatch(original))
        if name != (_parts(original)["name"] if is_tag else _WRAPPER):
            raise MarkupLost(f"There is a <{name}> where {original} was.")
        self.is_in_literal = not is_tag
        self._open(name, original)

    def _open(self, name: str, written: str) -> None:
        self.pieces.append(written)
        if name not in _VOID:
            self.open_tags.append(name)

    def _close(self, name: str) -> None:
        if name in _VOID:
            return
        if not self.open_tags or self.open_tags.pop() != name:
            raise MarkupLost(f"</{name}> closes what is not open.")
        if self.is_in_literal:
            self.is_in_literal = False
        else:
            self.pieces.append(f"</{name}>")
