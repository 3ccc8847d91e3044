"""A cache of large answers in files, which all threads and processes of a machine share."""

from __future__ import annotations

import os
from hashlib import sha256
from logging import getLogger
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

# Before the content: its own digest, its encoding, and what tells whether the file is whole.
_FACTS = "{:<32} {:<8} "
_FACTS_SIZE = len(_FACTS.format("", ""))
HEAD_SIZE = _FACTS_SIZE + len(sha256().hexdigest()) + 1

Stored = tuple[str, str, bytes]
# Which file it was, of which size, written when.
_Signature = tuple[int, int, int]

logger = getLogger(__name__)


class AnswerFiles(BaseCache):
    """Keeps what ``content.core.http`` stores, for ever, and at most so many: the oldest make room.

    A file appears whole or not at all. One that is damaged later is found out by its checksum, which is looked at when
    a process first reads it and whenever the file is another, and counts as not there. What cannot be written is not
    kept, and is made again for whoever asks next.
    """

    # What this process has found whole.
    _whole: dict[str, _Signature] = {}  # noqa: RUF012 - shared by the instances, of which each thread has one

    def __init__(self, folder: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._folder = Path(folder)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        name = self._name(key, version)
        try:
            head, body, signature = _read(name)
        except OSError:
            return default
        if self._whole.get(name) != signature:
            if not _is_whole(head, body):
                logger.error("%s is damaged, and is made again.", name)
                return default
            self._whole[name] = signature
        digest, encoding = head[:_FACTS_SIZE].decode().split()
        return digest, encoding, body

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
        self._whole.clear()

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
        self._whole.clear()
        by_age = sorted(files, key=lambda file: file.stat().st_mtime_ns)
        for file in by_age[: len(files) // self._cull_frequency + 1]:
            file.unlink(missing_ok=True)


def _read(name: str) -> tuple[bytes, bytes, _Signature]:
    opened = os.open(name, os.O_RDONLY)
    try:
        status = os.fstat(opened)
        head = os.read(opened, HEAD_SIZE)
        return head, os.read(opened, status.st_size), (status.st_ino, status.st_size, status.st_mtime_ns)
    finally:
        os.close(opened)


def _is_whole(head: bytes, body: bytes) -> bool:
    return head[_FACTS_SIZE:-1] == _checksum(head[:_FACTS_SIZE], body)


def _checksum(facts: bytes, body: bytes) -> bytes:
    found = sha256(facts)
    found.update(body)
    return found.hexdigest().encode()
