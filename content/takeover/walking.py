"""From HTML to the pieces of a text. All that readers see of the one is in the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import parse_qs, urlsplit

from content.takeover.links import Links, is_web_address
from content.takeover.losses import Loss, LossKind
from content.takeover.pieces import Heading, Picture, Piece, Question, Video
from content.takeover.richtext import BREAK, Item, Listing, Paragraph, Run, paragraphs
from content.takeover.tables import as_table, as_text, grid_of
from content.takeover.trees import Element, parse

_INLINE = {"span", "i", "em", "u"}
_VIDEO_HOST = re.compile(r"(?:.*\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com)")
# What readers do something with, and not only read.
_ACTIVE = re.compile(r"<(form|object|embed|canvas|svg|script)\b", re.IGNORECASE)
NAMELESS_VIDEO = "Video"


@dataclass(frozen=True, slots=True)
class Walked:
    """The pieces of a text, and what it lost."""

    pieces: list[Piece]
    losses: list[Loss]


def walked(html: str, links: Links) -> Walked:
    """Return the pieces of any HTML."""
    walker = _Walker(links)
    pieces = walker.pieces_of(parse(html).children)
    active = [Loss(LossKind.ACTIVE, tag) for tag in sorted({tag.lower() for tag in _ACTIVE.findall(html)})]
    return Walked(pieces, [*walker.losses, *links.found, *active])


@dataclass(frozen=True, slots=True)
class _Style:
    is_bold: bool = False
    link: str = ""

    def run(self, text: str) -> Run:
        return Run(text, self.is_bold, self.link)


class _Walker:
    """Goes through a tree, collecting runs until a paragraph ends."""

    def __init__(self, links: Links, losses: list[Loss] | None = None) -> None:
        self.links = links
        self.losses: list[Loss] = [] if losses is None else losses
        self.pieces: list[Piece] = []
        self._runs: list[Run] = []

    def pieces_of(self, children: Iterable[Element | str], style: _Style = _Style()) -> list[Piece]:
        """Return what stands in some nodes alone."""
        inner = _Walker(self.links, self.losses)
        inner.walk(children, style)
        inner.end_paragraph()
        return inner.pieces

    def walk(self, children: Iterable[Element | str], style: _Style) -> None:
        for child in children:
            if isinstance(child, str):
                self._runs.append(style.run(child if child != BREAK else " "))
            elif not child.is_hidden:
                self._visit(child, style)

    def end_paragraph(self) -> None:
        self.pieces += paragraphs(self._runs)
        self._runs = []

    def add(self, *pieces: Piece) -> None:
        self.end_paragraph()
        self.pieces += pieces

    def lose(self, kind: LossKind, detail: str) -> None:
        self.losses.append(Loss(kind, detail))

    def break_line(self, element: Element, style: _Style) -> None:
        self._runs.append(Run(BREAK))

    def _visit(self, element: Element, style: _Style) -> None:
        visit = _VISITS.get(element.tag)
        if visit:
            visit(self, element, style)
        elif element.tag in _INLINE:
            self.walk(element.children, style)
        else:
            self.end_paragraph()
            self.walk(element.children, style)
            self.end_paragraph()


def _bold(walker: _Walker, element: Element, style: _Style) -> None:
    walker.walk(element.children, replace(style, is_bold=True))


def _term(walker: _Walker, element: Element, style: _Style) -> None:
    walker.end_paragraph()
    _bold(walker, element, style)
    walker.end_paragraph()


def _link(walker: _Walker, element: Element, style: _Style) -> None:
    address = element.get("href")
    link = walker.links.attributes(address) if address else style.link
    inside = element.all()
    if link and any(found.tag == "img" for found in inside) and not _text_of(element):
        # A picture is no link here, so its address stands below it.
        name = next((found.get("alt") for found in inside if found.get("alt")), "") or address
        walker.walk(element.children, style)
        walker.add(Paragraph((Run(name, link=link),)))
        return
    walker.walk(element.children, replace(style, link=link))


def _heading(walker: _Walker, element: Element, style: _Style) -> None:
    pieces = walker.pieces_of(element.children, style)
    texts = [piece for piece in pieces if isinstance(piece, Paragraph)]
    heading = " ".join(piece.text for piece in texts)
    if heading:
        walker.add(Heading(int(element.tag[1]), heading))
    # A heading leads nowhere here, so what it led to stands below it.
    linked = [Paragraph((run,)) for piece in texts for run in piece.links]
    walker.add(*linked, *(piece for piece in pieces if not isinstance(piece, Paragraph)))


def _list(walker: _Walker, element: Element, style: _Style) -> None:
    items: list[Item] = []
    others: list[Piece] = []
    for child in element.children:
        pieces = walker.pieces_of(_content_of_item(child), style)
        parts = tuple(part for piece in pieces if (part := _as_text(piece)))
        items += [Item(parts)] if parts else []
        others += [piece for piece in pieces if not _as_text(piece)]
    walker.add(*([Listing(element.tag, tuple(items))] if items else []), *others)


def _content_of_item(child: Element | str) -> list[Element | str]:
    is_item = isinstance(child, Element) and child.tag == "li" and not child.is_hidden
    return child.children if isinstance(child, Element) and is_item else [child]


def _as_text(piece: Piece) -> Paragraph | Listing | None:
    """Return a piece as it can stand inside a text, or None."""
    if isinstance(piece, Heading):
        return Paragraph((Run(piece.text, is_bold=True),))
    return piece if isinstance(piece, Paragraph | Listing) else None


def _table(walker: _Walker, element: Element, style: _Style) -> None:
    captions = [child for child in element.elements if child.tag == "caption"]
    above = [piece for caption in captions for piece in walker.pieces_of(caption.children, style)]
    caption = " ".join(piece.text for piece in above if isinstance(piece, Paragraph))
    grid = grid_of(element, lambda cell: walker.pieces_of(cell.children, style))
    table = as_table(grid, caption)
    if table:
        walker.add(table)
        return
    if grid and len(grid[0]) > 1:
        walker.lose(LossKind.TABLE_AS_TEXT, " | ".join(cell.line for cell in grid[0]))
    walker.add(*above, *(as_text(grid) if grid else ()))


def _image(walker: _Walker, element: Element, style: _Style) -> None:
    source, alt = element.get("src"), element.get("alt") or element.get("title")
    address = walker.links.origin.absolute(source)
    if source.lower().startswith("data:"):
        walker.lose(LossKind.PICTURE_INSIDE, alt)
    elif source and not walker.links.origin.is_base(address):
        walker.lose(LossKind.PICTURE_ELSEWHERE, source)
    elif source:
        walker.add(Picture(address, alt))


def _figure(walker: _Walker, element: Element, style: _Style) -> None:
    captions = [child for child in element.elements if child.tag == "figcaption"]
    below = [piece for caption in captions for piece in walker.pieces_of(caption.children, style)]
    rest = walker.pieces_of([child for child in element.children if child not in captions], style)
    is_plain = all(isinstance(piece, Paragraph) and not piece.links for piece in below)
    caption = " ".join(piece.text for piece in below if isinstance(piece, Paragraph))
    match rest:
        case [Picture() as picture] if is_plain:
            walker.add(replace(picture, caption=caption))
        case _:
            walker.add(*rest, *below)


def _details(walker: _Walker, element: Element, style: _Style) -> None:
    summaries = [child for child in element.elements if child.tag == "summary"]
    above = [piece for summary in summaries for piece in walker.pieces_of(summary.children, style)]
    rest = walker.pieces_of([child for child in element.children if child not in summaries], style)
    named = [part for piece in above if isinstance(part := _as_text(piece), Paragraph)]
    answer = tuple(part for piece in rest if (part := _as_text(piece)))
    if not named or not answer:
        walker.add(*above, *rest)
        return
    walker.add(Question(" ".join(part.text for part in named), answer))
    links = [Paragraph((run,)) for part in named for run in part.links]
    walker.add(*links, *(piece for piece in (*above, *rest) if not _as_text(piece)))


def _frame(walker: _Walker, element: Element, style: _Style) -> None:
    address = walker.links.origin.absolute(element.get("src"))
    if not is_web_address(address):
        walker.lose(LossKind.EMBEDDED, element.get("src") or element.get("title"))
        return
    title = element.get("title")
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    if _VIDEO_HOST.fullmatch(host):
        walker.add(Video(title or NAMELESS_VIDEO, _video_page(address)))
    else:
        walker.lose(LossKind.EMBEDDED, address)
        walker.add(Paragraph((Run(title or host, link=walker.links.attributes(address)),)))


def _video_page(address: str) -> str:
    """Return the page on which a video is seen, where the address of a frame with it says so."""
    parts = urlsplit(address)
    *_, name = parts.path.split("/")
    if "youtube" in (parts.hostname or "") and "/embed/" in parts.path and name != "videoseries":
        return f"https://www.youtube.com/watch?v={name}"
    if parts.hostname == "player.vimeo.com" and name.isdigit():
        secret = parse_qs(parts.query).get("h", [])
        return "/".join(["https://vimeo.com", name, *secret])
    return address


def _recording(walker: _Walker, element: Element, style: _Style) -> None:
    sources = [element.get("src"), *(found.get("src") for found in element.all())]
    address = walker.links.origin.absolute(next((source for source in sources if source), ""))
    if any(sources) and is_web_address(address):
        walker.add(Video(element.get("title") or NAMELESS_VIDEO, address))
    else:
        walker.lose(LossKind.EMBEDDED, element.get("title"))


def _text_of(element: Element) -> str:
    texts = [child if isinstance(child, str) else _text_of(child) for child in element.children]
    return "".join(texts).strip()


_Visit = Callable[[_Walker, Element, _Style], None]
_VISITS: Mapping[str, _Visit] = MappingProxyType(
    {
        "br": _Walker.break_line,
        "a": _link,
        **dict.fromkeys(("b", "strong"), _bold),
        **dict.fromkeys(("dt", "legend"), _term),
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
        **dict.fromkeys(("ul", "ol"), _list),
        "table": _table,
        "img": _image,
        "figure": _figure,
        "details": _details,
        "iframe": _frame,
        **dict.fromkeys(("video", "audio"), _recording),
    }
)
