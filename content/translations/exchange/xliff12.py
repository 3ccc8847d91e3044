"""XLIFF 1.2: a <file> for each page, a <trans-unit> for each string."""

from __future__ import annotations

from lxml import etree

from content.translations.exchange.delivery import Declared, Delivered, Delivery
from content.translations.exchange.documents import Document, Section, Unit
from content.translations.exchange.inline import VOID, Opening, markup_of
from content.translations.exchange.safe_xml import XML_SPACE, add, add_pieces, file_of, pieces_in
from content.translations.staleness import Status

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
ROOT = f"{{{NAMESPACE}}}xliff"
_IN = f"{{{NAMESPACE}}}"
_CODES = (f"{_IN}g", f"{_IN}x")
_MARKS = (f"{_IN}mrk",)
_CONTAINERS = [f"{_IN}{name}" for name in ("xliff", "file", "header", "body", "trans-unit")]
_KINDS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link", "br": "lb"}
_STATES = {
    Status.MISSING: {"state": "needs-translation"},
    Status.OUTDATED: {"state": "needs-review-translation", "state-qualifier": "fuzzy-match"},
    Status.MACHINE_TRANSLATED: {"state": "needs-review-translation", "state-qualifier": "mt-suggestion"},
    Status.UP_TO_DATE: {"state": "final"},
}
_FINISHED = {"translated", "signed-off", "final"}


def write(document: Document) -> bytes:
    """Return the document as an XLIFF 1.2 file."""
    root = etree.Element(ROOT, {"version": "1.2"}, {None: NAMESPACE})
    for section in document.sections:
        if section.units:
            _add_section(root, section, document)
    return file_of(root, _CONTAINERS)


def read(root: etree._Element) -> Delivery:
    """Return what an XLIFF 1.2 file holds."""
    files = root.findall(f"{_IN}file")
    return Delivery(
        tuple(map(_declared, files)),
        tuple(_delivered(file, unit) for file in files for unit in file.iter(f"{_IN}trans-unit")),
    )


def _add_section(root: etree._Element, section: Section, document: Document) -> None:
    attributes = {
        "original": section.page_id,
        "source-language": document.source_language,
        "target-language": document.target_language,
        "datatype": "html",
        XML_SPACE: "preserve",
    }
    file = add(root, f"{_IN}file", attributes)
    add(add(file, f"{_IN}header", {}), f"{_IN}note", {}, section.title)
    body = add(file, f"{_IN}body", {})
    for unit in section.units:
        _add_unit(body, unit)


def _add_unit(body: etree._Element, unit: Unit) -> None:
    approved = "yes" if unit.status is Status.UP_TO_DATE else "no"
    attributes = {"id": unit.key, "resname": unit.key, "extradata": unit.digest, "approved": approved}
    element = add(body, f"{_IN}trans-unit", attributes)
    source = add(element, f"{_IN}source", {})
    add_pieces(source, markup_of(unit.source, unit.is_rich).pieces, _add_code)
    target = add(element, f"{_IN}target", _STATES[unit.status])
    add_pieces(target, markup_of(unit.target, unit.is_rich).pieces, _add_code)
    if unit.note:
        add(element, f"{_IN}note", {}, unit.note)


def _add_code(inside: etree._Element, code: Opening) -> etree._Element:
    name = "x" if code.tag in VOID else "g"
    kind = _KINDS.get(code.tag, f"x-html-{code.tag}")
    return etree.SubElement(inside, f"{_IN}{name}", {"id": code.id, "ctype": kind})


def _declared(file: etree._Element) -> Declared:
    return Declared(file.sourceline or 1, file.get("source-language", ""), file.get("target-language", ""))


def _delivered(file: etree._Element, unit: etree._Element) -> Delivered:
    target = unit.find(f"{_IN}target")
    return Delivered(
        line=unit.sourceline or 1,
        page_id=file.get("original", ""),
        key=unit.get("resname") or unit.get("id", ""),
        source=pieces_in(unit.find(f"{_IN}source"), _CODES, _MARKS),
        target=pieces_in(target, _CODES, _MARKS),
        status=None if target is None else _status(target),
        digest=unit.get("extradata", ""),
    )


def _status(target: etree._Element) -> Status | None:
    state = target.get("state")
    if state is None:
        return None
    if state in _FINISHED:
        return Status.UP_TO_DATE
    is_by_machine = target.get("state-qualifier") == "mt-suggestion"
    return Status.MACHINE_TRANSLATED if is_by_machine else Status.OUTDATED
