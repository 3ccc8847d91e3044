"""How often pages are read, counted without asking who reads: a number for each page, language and month.

Counting costs a reader no query. Each process adds up, and once a minute another thread writes that down.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from threading import Lock, Thread
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.utils import timezone

from content.core.languages import Language
from content.editions.reading import EditionNotFound, read_edition
from content.modules.actions import add_reads

SECONDS = 60.0
# A page's key and a language. The key stays text until it is written: UUIDs are ten times as slow to look up.
What = tuple[str, str]
logger = logging.getLogger(__name__)


class Tally:
    """What has been read since it was last written down."""

    def __init__(self, write: Callable[[Mapping[What, int]], None], every: float = SECONDS) -> None:
        self._write, self._every = write, every
        self._lock = Lock()
        self._reads: Counter[What] = Counter()
        self._written_at = time.monotonic()

    def add(self, what: What) -> None:
        """Count one reading; if it is time, write all of them down without letting the reader wait."""
        with self._lock:
            self._reads[what] += 1
            is_due = time.monotonic() - self._written_at >= self._every
            if is_due:
                self._written_at = time.monotonic()
        if is_due:
            Thread(target=self.write, daemon=True).start()

    def write(self) -> None:
        """Write down what has been read; what cannot be written is kept for the next time."""
        with self._lock:
            reads, self._reads = self._reads, Counter()
        try:
            self._write(reads)
        except DatabaseError:
            logger.exception("What was read could not be written down; trying again.")
            with self._lock:
                self._reads.update(reads)


def _store(reads: Mapping[What, int]) -> None:
    try:
        by_key = {(UUID(key), language): count for (key, language), count in reads.items()}
        add_reads(reads=by_key, month=timezone.localdate())
    finally:
        # It is this thread's own.
        connection.close()


READS = Tally(_store)


def count(request: HttpRequest, edition: tuple[int, str], path: str, language: Language) -> None:
    """Count that somebody reads the page at a path of an edition, named by primary key and version."""
    if not settings.LOTSE_COUNT_READS or request.method != "GET":
        return
    try:
        what = _what(*edition, path.lower(), language.code)
    except EditionNotFound:
        return
    if what:
        READS.add(what)


@lru_cache(maxsize=4096)
def _what(pk: int, version: str, path: str, language: str) -> What | None:
    # The page has been found just now, but editions change at any moment.
    entry = read_edition(pk, version).page_at(path)
    return (entry["id"], language) if entry else None
