"""XML that strangers send, read without doing what it asks for; and inline codes as elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from lxml import etree

from content.translations.exchange.documents import NotReadable, Reason, portable
from content.translations.exchange.inline import Closing, Opening, Piece, Pieces, joined

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AddCode = Callable[[etree._Element, Opening], etree._Element]

# What may stand before the outermost element. Possessive, so that no text makes it slow.
_DOCTYPE = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)


def decoded(content: bytes) -> str:
    """Return the text of a file. Raises ``NotReadable`` with the line if it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotReadable(_line_of(content, error.start), Reason.NOT_UTF8) from error


def outermost_element(text: str) -> etree._Element:
    """Return the outermost element of an XML text. Raises ``NotReadable`` with the line of what is wrong."""
    if found := _DOCTYPE.match(text):
        # Entities, and whatever is to be loaded, can only be declared there.
        raise NotReadable(_line_of(text.encode(), len(found[0].encode())), Reason.DOCTYPE)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise NotReadable(error.lineno or 1, Reason.NOT_READABLE, error.msg or "") from error


def _line_of(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def add(parent: etree._Element, tag: str, attributes: Mapping[str, str], text: str = "") -> etree._Element:
    """Append an element."""
    element = etree.SubElement(parent, tag, {name: portable(value) for name, value in attributes.items()})
    element.text = portable(text) or None
    return element


def add_pieces(parent: etree._Element, pieces: Pieces, add_code: AddCode) -> None:
    """Write pieces into an element that is empty; ``add_code`` appends the element for a code."""
    open_elements = [parent]
    for piece in pieces:
        inside = open_elements[-1]
        match piece:
            case Opening():
                open_elements.append(add_code(inside, piece))
            case Closing():
                open_elements.pop()
            case text if len(inside):
                inside[-1].tail = text
            case text:
                inside.text = text


def file_of(root: etree._Element, containers: Iterable[str]) -> bytes:
    """Return XML as a file in which everything inside ``containers``, which hold elements only, has its own line."""
    for container in filter(len, root.iter(*containers)):
        # An indentation that the serialiser made would get into the texts.
        indent = "\n" + "  " * sum(1 for _ in container.iterancestors())
        container.text = f"{indent}  "
        for child in container:
            child.tail = f"{indent}  "
        container[-1].tail = indent
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def pieces_in(element: etree._Element | None, codes: Collection[str], marks: Collection[str]) -> Pieces:
    """Return what an element holds: ``codes`` are the elements that stand for codes, ``marks`` those to look through.

    Any other element becomes a code that no source has.
    """
    return () if element is None else joined(_pieces(element, codes, marks))


def _pieces(element: etree._Element, codes: Collection[str], marks: Collection[str]) -> Iterator[Piece]:
    if element.text:
        yield element.text
    for child in element:
        if child.tag in marks:
            yield from _pieces(child, codes, marks)
        else:
            name = etree.QName(child).localname
            code_id = child.get("id", name) if child.tag in codes else name
            yield Opening(code_id)
            yield from _pieces(child, codes, marks)
            yield Closing(code_id)
        if child.tail:
            yield child.tail
