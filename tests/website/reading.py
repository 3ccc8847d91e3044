"""HTML as a reader's program takes it: every text with its language and direction, every link with its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from django.utils.translation import gettext, override

# What is in no language, such as code.
NO_LANGUAGE = "zxx"
_EMPTY = {"base", "br", "hr", "img", "input", "link", "meta"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A text, and the language and direction that the elements around it give it."""

    text: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class _Element:
    tag: str
    language: str
    direction: str


class Document(HTMLParser):
    """A parsed page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[Shown] = []
        self.links: list[tuple[str, str]] = []
        self.attributes: dict[str, list[dict[str, str]]] = {}
        self._open = [_Element("", "", "")]
        self._link: str | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.attributes.setdefault(tag, []).append(named)
        outer = self._open[-1]
        if tag not in _EMPTY:
            self._open.append(
                _Element(tag, named.get("lang", outer.language), named.get("dir", outer.direction))
            )
        if tag == "a":
            self._link = ""
            self.links.append((named.get("href", ""), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()
        if tag == "a":
            self._link = None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.setdefault(tag, []).append({name: value or "" for name, value in attrs})

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        element = self._open[-1]
        if text and element.tag != "script":
            self.texts.append(Shown(text, element.language, element.direction))
        if text and self._link is not None:
            href, before = self.links[-1]
            self.links[-1] = (href, f"{before} {text}".strip())

    @property
    def text(self) -> str:
        """All texts, in reading order."""
        return " ".join(shown.text for shown in self.texts)

    def languages_of(self, text: str) -> set[tuple[str, str]]:
        """Return the languages and directions of the texts that hold this one, outside of ``<title>``."""
        return {
            (shown.language, shown.direction)
            for shown in self.texts
            if text in shown.text and shown.language != NO_LANGUAGE
        }

    def addresses(self) -> list[str]:
        """Return where links lead."""
        return [href for href, _ in self.links]


def interface(language: str, message: str, **values: object) -> str:
    """Return an interface text as readers of a language see it."""
    with override(language):
        return gettext(message) % values if values else gettext(message)


def main_of(html: str) -> str:
    """Return what stands between masthead and footer."""
    found = re.search(r"<main[^>]*>(.*)</main>", html, re.DOTALL)
    assert found
    return found[1]


def manifest_link(document: Document) -> dict[str, str | None]:
    """Return the attributes of the link to what is kept of an edition."""
    (link,) = [link for link in document.attributes["link"] if link["rel"] == "manifest"]
    return link
