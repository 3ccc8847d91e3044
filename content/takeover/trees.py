"""HTML as a small tree: what a browser would make of it, without what has no place in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

# Deeper than anybody writes. What is nested deeper still stays in the text, as if it stood here.
DEEPEST = 50
_BLOCKS = {
    *(
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "address",
        "blockquote",
        "pre",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "hr", "center"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
    *("figure", "figcaption", "details", "summary", "fieldset", "legend", "form"),
}
_INLINE = {"a", "b", "strong", "br", "img", "iframe", "video", "audio", "source", "span", "i", "em", "u"}
_ATTRIBUTES = {
    "*": {"style", "hidden", "class", "title", "data-contact-id"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "iframe": {"src"},
    "video": {"src"},
    "audio": {"src"},
    "source": {"src"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_VOID = {"br", "img", "hr", "source"}
_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _INLINE,
    attributes=_ATTRIBUTES,
    # Addresses are looked at one by one: none is to go missing here.
    url_schemes={
        "http",
        "https",
        "mailto",
        "tel",
        "data",
        "javascript",
        "ftp",
        "sms",
        "whatsapp",
        "geo",
        "file",
    },
    link_rel=None,
    clean_content_tags={"script", "style", "template"},
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """A tag with what is in it: elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return an attribute, without spaces at its ends; empty if there is none."""
        return self.attributes.get(name, "").strip()

    @property
    def elements(self) -> list[Element]:
        """The elements directly in it."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def is_hidden(self) -> bool:
        """Tell whether readers see nothing of it."""
        return "hidden" in self.attributes or bool(_NOT_SHOWN.search(self.get("style")))

    def all(self) -> list[Element]:
        """Return every element in it, at any depth, in reading order."""
        return [found for element in self.elements for found in (element, *element.all())]


def storable(text: str) -> str:
    """Return text without the characters that a database does not take."""
    return _CONTROLS.sub("", text)


def parse(html: str) -> Element:
    """Return the tree of any HTML, however broken."""
    builder = _Builder()
    builder.feed(_CLEANER.clean(storable(html)))
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    """Reads what the cleaner has closed and nested already."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self._open[-1]
        element = Element(tag, {name: value or "" for name, value in attrs})
        parent.children.append(element)
        if tag not in _VOID:
            self._open.append(element if len(self._open) < DEEPEST else parent)
        if tag == "iframe":
            # What stands in it is no HTML, and nobody sees it.
            self.set_cdata_mode(tag)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
