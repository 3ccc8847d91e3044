"""Gettext's PO: an entry for each string, with the page's identifier and the string's key as its context."""

from __future__ import annotations

import re

import polib

from content.core.text import normalised, without_editors_own
from content.translations.exchange.delivery import Declared, Delivered, Delivery
from content.translations.exchange.documents import (
    Document,
    NotReadable,
    Reason,
    Section,
    Unit,
    portable,
)
from content.translations.staleness import Status

_UNCONFIRMED = {Status.OUTDATED, Status.MACHINE_TRANSLATED}
# Polib takes these, which are none to gettext, for ends of lines.
_ESCAPED_ENDS_OF_LINES = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\\n"))
_KEYWORD = r"(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])"
_LINE = re.compile(rf"""(?:\#.*|(?:{_KEYWORD}\s*)?"(?:[^"\\]++|\\.)*+")?""")
_ERROR = re.compile(r"\(line (\d+)\)")


def write(document: Document) -> bytes:
    """Return the document as a PO file. Rich text is HTML in it."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Language": document.target_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": document.source_language,
    }
    for section in document.sections:
        file.extend(_entry(section, unit) for unit in section.units)
    return f"{file}\n".encode()


def read(text: str) -> Delivery:
    """Return what a PO file holds. Raises ``NotReadable`` with the line of what is wrong."""
    file = _parsed(text)
    said = file.metadata
    declared = Declared(_line_of_header(text), said.get("X-Source-Language", ""), said.get("Language", ""))
    return Delivery((declared,), tuple(_delivered(entry) for entry in file if not entry.obsolete))


def _line_of_header(text: str) -> int:
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if line.startswith('"Language:')), 1)


def _entry(section: Section, unit: Unit) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=_written(f"{section.page_id} {unit.key}"),
        msgid=_written(unit.source),
        msgstr=_written(unit.target),
        comment="\n".join(filter(None, [_line(section.title), _line(unit.note)])),
        flags=["fuzzy"] if unit.status in _UNCONFIRMED else [],
        previous_msgid=_written(unit.previous_source) or None,
    )


def _written(text: str) -> str:
    return portable(without_editors_own(text))


def _line(text: str) -> str:
    return normalised(portable(text))


def _parsed(text: str) -> polib.POFile:
    for number, line in enumerate(text.split("\n"), start=1):
        # Polib takes the last sign of a text for its quotation mark, whatever it is.
        if not _LINE.fullmatch(line.strip()):
            raise NotReadable(number, Reason.NOT_READABLE)
    try:
        # It would open a file of this name if there is one; no name ends with the end of a line.
        return polib.pofile(text.translate(_ESCAPED_ENDS_OF_LINES) + "\n")
    except OSError as error:
        found = _ERROR.search(str(error))
        raise NotReadable(int(found[1]) if found else 1, Reason.NOT_READABLE) from error


def _delivered(entry: polib.POEntry) -> Delivered:
    page_id, _, key = (entry.msgctxt or "").partition(" ")
    status = Status.OUTDATED if entry.fuzzy else Status.UP_TO_DATE
    return Delivered(entry.linenum, page_id, key, entry.msgid, entry.msgstr, status)
