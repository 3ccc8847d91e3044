"""HTML of the website, made ready for paper: nothing to click, every address in print, every image inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html

# An element of lxml, which comes without types.
Element = Any
# A block's id as it is on the website, and its HTML.
Block = tuple[str, str]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# A link that stays on the paper, and whose id is right already.
_ELSEWHERE = "page-link"
_ONLY_ON_SCREEN = ".//*[@data-only-on-screen]"
_IN_RUNNING_TEXT = "ancestor::*[contains(concat(' ', @class, ' '), ' prose ')]"


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the same paper something is: the id there, and the number that people look for."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper that HTML is put on.

    ``base`` is where the website is, ``picture`` gives an image's content as a ``data:`` address, ``elsewhere`` is what
    the paper has in another place, by where links lead: pages of the website, and terms that are explained already.
    ``prefix`` is put before the ids of a page, ``deeper`` is how many steps down its headings go.
    """

    base: str
    picture: Callable[[str], str | None] = lambda source: None
    elsewhere: Mapping[str, Place] = field(default_factory=dict)
    prefix: str = ""
    deeper: int = 0


def printed_address(address: str) -> str:
    """Return an address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def blocks_on(sheet: Sheet, html: str, notes: list[str]) -> list[Block]:
    """Return the blocks of a page as they are on paper.

    An address that running text leads to gets a number there; ``notes`` are those that have one.
    """
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for useless in root.xpath(_ONLY_ON_SCREEN):
        _drop(useless)
    for image in list(root.iter("img")):
        _show(sheet, image)
    for link in list(root.iter("a")):
        _print_link(sheet, link, notes)
    blocks = [(name, block) for block in root if f"#{(name := block.get('id', ''))}" not in sheet.elsewhere]
    for element in root.iter():
        _place(sheet, element)
    return [(name, lxml_html.tostring(block, encoding="unicode", with_tail=False)) for name, block in blocks]


def beside(own: Sequence[Block], other: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Yield the blocks of two languages side by side; those that only the other has come last."""
    others = dict(other)
    for name, html in own:
        yield html, others.pop(name, "")
    for html in others.values():
        yield "", html


def _drop(element: Element) -> None:
    """Take an element away, and the list that had only that."""
    around = element.getparent()
    element.drop_tree()
    if not len(around) and not around.text_content().strip():
        around.drop_tree()


def _show(sheet: Sheet, image: Element) -> None:
    """Put an image's content into the sheet, or, where there is none, its description."""
    content = sheet.picture(image.get("src", ""))
    description = image.get("alt", "")
    for name in list(image.attrib):
        del image.attrib[name]
    if content and description:
        image.set("src", content)
        image.set("alt", description)
    else:
        image.tag = "span"
        image.text = description


def _print_link(sheet: Sheet, link: Element, notes: list[str]) -> None:
    href = link.get("href", "")
    if href.startswith("/"):
        href = urljoin(sheet.base, href)
    if place := sheet.elsewhere.get(href):
        link.set("href", f"#{place.name}")
        link.set("class", _ELSEWHERE)
        _append(link, "bdi", f"({place.number})")
    elif href.startswith(("http:", "https:")):
        link.set("href", href)
        _print_address(link, href, notes)
    elif href.startswith(("tel:", "mailto:")) and not _says(link, href):
        _append(link, "bdi", href.partition(":")[2])


def _print_address(link: Element, href: str, notes: list[str]) -> None:
    printed = printed_address(href)
    host = next((name for name in link.iter("bdi") if name.text == _host(href)), None)
    if host is not None:
        host.text = printed
    elif not link.xpath(_IN_RUNNING_TEXT):
        _append(link, "bdi", printed)
    elif printed_address(link.text_content().strip()).removeprefix("www.") != printed.removeprefix("www."):
        _append(link, "sup", f"[{_number(printed, notes)}]")


def _number(printed: str, notes: list[str]) -> int:
    if printed not in notes:
        notes.append(printed)
    return notes.index(printed) + 1


def _append(link: Element, tag: str, text: str) -> None:
    """Print something behind a link's text, in the direction of addresses and numbers whatever is around it."""
    added = lxml_html.Element(tag, {"class": "address" if tag == "bdi" else "note-number", "dir": "ltr"})
    added.text = text
    space = " " if tag == "bdi" else ""
    if len(link):
        link[-1].tail = f"{link[-1].tail or ''}{space}"
    else:
        link.text = f"{link.text or ''}{space}"
    link.append(added)


def _says(link: Element, href: str) -> bool:
    """Return whether a link to a phone number or a mailbox shows that, and not only a name."""
    text = link.text_content()
    return "@" in text if href.startswith("mailto:") else any(char.isdecimal() for char in text)


def _host(href: str) -> str:
    return (urlsplit(href).hostname or "").removeprefix("www.")


def _place(sheet: Sheet, element: Element) -> None:
    """Keep an element's id apart from others' on the same paper, and let a heading stand below the page's own."""
    level = _HEADINGS.get(element.tag)
    if level:
        element.tag = f"h{min(level + sheet.deeper, 6)}"
    if name := element.get("id"):
        element.set("id", f"{sheet.prefix}{name}")
    href = element.get("href", "")
    if href.startswith("#") and element.get("class") != _ELSEWHERE:
        element.set("href", f"#{sheet.prefix}{href[1:]}")
