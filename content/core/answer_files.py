"""A cache of large answers in files, which all threads and processes of a machine share."""

from __future__ import annotations

import os
from hashlib import sha256
from logging import getLogger
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

from content.core.answer_memory import AnswerMemory

# Before the content: its own digest, its encoding, and what tells whether the file is whole.
_FACTS = "{:<32} {:<8} "
_FACTS_SIZE = len(_FACTS.format("", ""))
HEAD_SIZE = _FACTS_SIZE + len(sha256().hexdigest()) + 1

# About 250 kB each.
REMEMBERED = 32

Stored = tuple[str, str, bytes]
# Which file it was, of which size, written when.
_Signature = tuple[int, int, int]

logger = getLogger(__name__)


class AnswerFiles(BaseCache):
    """Keeps what ``content.core.http`` stores, for ever, and at most so many: the oldest make room.

    A file appears whole or not at all. One that is damaged later is found out by its checksum, and counts as not there.
    What cannot be written is not kept, and is made again for whoever asks next. A process remembers the few that it
    has read last, as long as their files are the same.
    """

    def __init__(self, folder: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._folder = Path(folder)
        self._recent = AnswerMemory(folder, {"OPTIONS": {"MAX_ENTRIES": REMEMBERED}})

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        name = self._name(key, version)
        try:
            signature = _signature(name)
            remembered, stored = self._recent.get(name, (None, None))
            if remembered != signature:
                stored = _read(name)
                self._recent.set(name, (signature, stored))
        except OSError:
            return default
        except ValueError as damaged:
            logger.error("%s is made again: %s", name, damaged)
            return default
        return stored

    def set(
        self, key: Any, value: Stored, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room()
            self._write(self._name(key, version), value)
        except OSError:
            logger.exception("An answer cannot be kept in %s.", self._folder)

    def clear(self) -> None:
        for file in self._files():
            file.unlink(missing_ok=True)
        self._recent.clear()

    def _name(self, key: Any, version: int | None) -> str:
        return f"{self._folder}/{sha256(self.make_key(key, version).encode()).hexdigest()}"

    def _files(self) -> list[Path]:
        return list(self._folder.iterdir()) if self._folder.is_dir() else []

    def _write(self, name: str, value: Stored) -> None:
        digest, encoding, body = value
        facts = _FACTS.format(digest, encoding).encode()
        with NamedTemporaryFile(dir=self._folder, delete=False) as file:
            try:
                file.write(facts + _checksum(facts, body) + b"\n")
                file.write(body)
                file.close()
                os.replace(file.name, name)
            except OSError:
                os.unlink(file.name)
                raise

    def _make_room(self) -> None:
        files = self._files()
        if len(files) < self._max_entries:
            return
        by_age = sorted(files, key=lambda file: file.stat().st_mtime_ns)
        for file in by_age[: len(files) // self._cull_frequency + 1]:
            file.unlink(missing_ok=True)


def _signature(name: str) -> _Signature:
    status = os.stat(name)
    return status.st_ino, status.st_size, status.st_mtime_ns


def _read(name: str) -> Stored:
    """Return what a file holds; raises ``ValueError`` if it is damaged."""
    with open(name, "rb", buffering=0) as file:
        head, body = file.read(HEAD_SIZE), file.read()
    facts, checksum = head[:_FACTS_SIZE], head[_FACTS_SIZE:-1]
    if checksum != _checksum(facts, body):
        raise ValueError("its checksum is another")
    digest, encoding = facts.decode().split()
    return digest, encoding, body


def _checksum(facts: bytes, body: bytes) -> bytes:
    found = sha256(facts)
    found.update(body)
    return found.hexdigest().encode()
