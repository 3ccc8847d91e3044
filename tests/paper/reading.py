"""PDFs as another program reads them: text, language, fonts, and the tags that screen readers go by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader

UA_PART = re.compile(r'pdfuaid:part="(\d)"')


@dataclass(frozen=True)
class Printed:
    """A parsed PDF."""

    texts: list[str]
    title: str
    language: str
    is_marked: bool
    tags: Counter[str]
    descriptions: list[str]
    fonts: set[str]
    bookmarks: list[str]
    links: list[str]
    conformance: str

    @property
    def text(self) -> str:
        """All text, with every run of white space as one space."""
        return " ".join(" ".join(self.texts).split())


def read_pdf(content: bytes) -> Printed:
    """Return what a PDF says of itself."""
    reader = PdfReader(BytesIO(content), strict=True)
    root = reader.root_object
    metadata = root["/Metadata"].get_object().get_data().decode()
    elements = list(_elements(root["/StructTreeRoot"]["/K"]))
    return Printed(
        texts=[page.extract_text() for page in reader.pages],
        title=str(reader.metadata.title),
        language=str(root["/Lang"]),
        is_marked=bool(root["/MarkInfo"]["/Marked"]),
        tags=Counter(str(element["/S"]).lstrip("/") for element in elements),
        descriptions=[str(element["/Alt"]) for element in elements if "/Alt" in element],
        fonts={name for page in reader.pages for name in _fonts(page)},
        bookmarks=[str(item.title) for item in _flat(reader.outline)],
        links=[str(link["/A"]["/URI"]) for page in reader.pages for link in _links(page)],
        conformance=" and ".join(f"PDF/UA-{part}" for part in UA_PART.findall(metadata)),
    )


def _elements(kids: Any) -> Iterator[Any]:
    for kid in kids if isinstance(kids, list) else [kids]:
        element = kid.get_object()
        if hasattr(element, "get") and "/S" in element:
            yield element
            yield from _elements(element.get("/K", []))


def _fonts(page: Any) -> Iterator[str]:
    for font in page["/Resources"].get("/Font", {}).values():
        yield str(font.get_object()["/BaseFont"]).partition("+")[2]


def _links(page: Any) -> Iterator[Any]:
    for annotation in page.get("/Annots", []):
        link = annotation.get_object()
        if "/A" in link and "/URI" in link["/A"]:
            yield link


def _flat(outline: list[Any]) -> Iterator[Any]:
    for item in outline:
        yield from _flat(item) if isinstance(item, list) else [item]
