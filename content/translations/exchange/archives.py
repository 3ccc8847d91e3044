"""Several files that came as one, opened without trusting what it says of itself."""

from __future__ import annotations

import lzma
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

MOST_FILES = 100
LARGEST = 60_000_000
SUFFIXES = (".xlf", ".xliff", ".po")
# What the module for archives and those for each of its compressions raise.
_BROKEN = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    zlib.error,
)


class BadArchive(Exception):
    """The archive is broken, or locked, or holds more than anybody sends."""


@dataclass(frozen=True, slots=True)
class File:
    """A file with the name that it came under."""

    name: str
    content: bytes


def files_in(name: str, content: bytes) -> list[File]:
    """Return the translators' files of an archive; of what is none, itself.

    Raises ``BadArchive`` for one that cannot be opened, or that would not end.
    """
    if not is_zipfile(BytesIO(content)):
        return [File(name, content)]
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _opened(archive)
    except _BROKEN as broken:
        raise BadArchive from broken


def _opened(archive: ZipFile) -> list[File]:
    members = [member for member in archive.infolist() if _is_meant(member)]
    if len(members) > MOST_FILES:
        raise BadArchive
    files, left = [], LARGEST
    for member in members:
        # The size that is declared need not be true.
        with archive.open(member) as opened:
            content = opened.read(left + 1)
        left -= len(content)
        if left < 0:
            raise BadArchive
        files.append(File(member.filename, content))
    return files


def _is_meant(member: ZipInfo) -> bool:
    return not member.filename.startswith("__MACOSX/") and member.filename.lower().endswith(SUFFIXES)
