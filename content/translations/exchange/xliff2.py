"""XLIFF 2.0: a <file> for each page, a <unit> with one <segment> for each string."""

from __future__ import annotations

from lxml import etree

from content.translations.exchange.delivery import Declared, Delivered, Delivery
from content.translations.exchange.documents import Document, Reason, Section, Unit
from content.translations.exchange.inline import VOID, Opening, is_formatting, markup_of
from content.translations.exchange.safe_xml import XML_SPACE, add, add_pieces, file_of, pieces_in
from content.translations.staleness import Status

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
ROOT = f"{{{NAMESPACE}}}xliff"
_IN = f"{{{NAMESPACE}}}"
_CODES = (f"{_IN}pc", f"{_IN}ph")
_MARKS = (f"{_IN}mrk",)
_CONTAINERS = [f"{_IN}{name}" for name in ("xliff", "file", "notes", "unit", "segment")]
_KINDS = {"b": "xlf:b", "strong": "xlf:b", "i": "xlf:i", "em": "xlf:i", "br": "xlf:lb"}
_DIGEST = "digest"
_BY_MACHINE = "lotse:machine"
_STATES = {
    Status.MISSING: {"state": "initial"},
    Status.OUTDATED: {"state": "initial", "subState": "lotse:outdated"},
    Status.MACHINE_TRANSLATED: {"state": "translated", "subState": _BY_MACHINE},
    Status.UP_TO_DATE: {"state": "final"},
}


def write(document: Document) -> bytes:
    """Return the document as an XLIFF 2.0 file."""
    languages = {"srcLang": document.source_language, "trgLang": document.target_language}
    root = etree.Element(ROOT, {"version": "2.0", **languages}, {None: NAMESPACE})
    sections = [section for section in document.sections if section.units]
    for number, section in enumerate(sections, start=1):
        _add_section(root, section, f"f{number}")
    return file_of(root, _CONTAINERS)


def read(root: etree._Element) -> Delivery:
    """Return what an XLIFF 2.0 or 2.1 file holds."""
    declared = Declared(root.sourceline or 1, root.get("srcLang", ""), root.get("trgLang", ""))
    return Delivery(
        (declared,),
        tuple(
            _delivered(file, unit) for file in root.findall(f"{_IN}file") for unit in file.iter(f"{_IN}unit")
        ),
    )


def _add_section(root: etree._Element, section: Section, file_id: str) -> None:
    attributes = {"id": file_id, "original": section.page_id, "canResegment": "no", XML_SPACE: "preserve"}
    file = add(root, f"{_IN}file", attributes)
    add(add(file, f"{_IN}notes", {}), f"{_IN}note", {}, section.title)
    for number, unit in enumerate(section.units, start=1):
        _add_unit(file, unit, f"u{number}")


def _add_unit(file: etree._Element, unit: Unit, unit_id: str) -> None:
    element = add(file, f"{_IN}unit", {"id": unit_id, "name": unit.key})
    notes = add(element, f"{_IN}notes", {})
    add(notes, f"{_IN}note", {"category": _DIGEST}, unit.digest)
    if unit.note:
        add(notes, f"{_IN}note", {}, unit.note)
    segment = add(element, f"{_IN}segment", _STATES[unit.status])
    source = add(segment, f"{_IN}source", {})
    add_pieces(source, markup_of(unit.source, unit.is_rich).pieces, _add_code)
    if unit.target:
        target = add(segment, f"{_IN}target", {})
        add_pieces(target, markup_of(unit.target, unit.is_rich).pieces, _add_code)


def _add_code(inside: etree._Element, code: Opening) -> etree._Element:
    name = "ph" if code.tag in VOID else "pc"
    kind = {"type": "link"} if code.tag == "a" else {"type": "fmt", "subType": _kind(code.tag)}
    kept = {} if is_formatting(code.id) else {"canCopy": "no", "canDelete": "no"}
    return etree.SubElement(inside, f"{_IN}{name}", {"id": code.id, **kind, **kept})


def _kind(tag: str) -> str:
    return _KINDS.get(tag, f"html:{tag}")


def _delivered(file: etree._Element, unit: etree._Element) -> Delivered:
    line, page_id, key = unit.sourceline or 1, file.get("original", ""), unit.get("name", "")
    segments = unit.findall(f"{_IN}segment")
    if len(segments) != 1:
        return Delivered(line, page_id, key, reason=Reason.SPLIT_SEGMENT)
    digest = unit.find(f"{_IN}notes/{_IN}note[@category='{_DIGEST}']")
    return Delivered(
        line,
        page_id,
        key,
        source=pieces_in(segments[0].find(f"{_IN}source"), _CODES, _MARKS),
        target=pieces_in(segments[0].find(f"{_IN}target"), _CODES, _MARKS),
        status=_status(segments[0]),
        digest="" if digest is None else (digest.text or "").strip(),
    )


def _status(segment: etree._Element) -> Status | None:
    if segment.get("subState") == _BY_MACHINE:
        return Status.MACHINE_TRANSLATED
    match segment.get("state"):
        case None:
            return None
        case "initial":
            return Status.OUTDATED
        case _:
            return Status.UP_TO_DATE
