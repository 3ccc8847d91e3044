"""HTML made into PDF by the press, by few at a time: readers of the website come first."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import BoundedSemaphore, Lock

logger = logging.getLogger(__name__)
_PROGRAM = (sys.executable, "-I", str(Path(__file__).with_name("press.py")))
_AT_ONCE, _BEHIND_OTHERS = "0", "10"
# The press is told where programs, fonts and their cache are, and no secret.
_TOLD = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
_LAST_WORDS = 500


class Busy(Exception):
    """As many are waiting for the press as may."""


class NotPrinted(Exception):
    """The press took too long, or broke."""


class Press:
    """Prints one thing at a time, each within ``seconds``; ``places`` is how many may be with it, those waiting too."""

    def __init__(self, *, places: int, seconds: float, program: Sequence[str]) -> None:
        self._places = BoundedSemaphore(places)
        self._turn = Lock()
        self._seconds = seconds
        self._program = program

    def pdf_of(self, html: str) -> bytes:
        """Return HTML as PDF. Raises ``Busy`` or ``NotPrinted``."""
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            with self._turn:
                return self._print(html)
        finally:
            self._places.release()

    def _print(self, html: str) -> bytes:
        environment = {name: os.environ[name] for name in _TOLD if name in os.environ}
        try:
            printed = subprocess.run(  # noqa: S603 - a program of ours, without a shell
                self._program,
                input=html.encode(errors="replace"),
                capture_output=True,
                check=True,
                env=environment,
                timeout=self._seconds,
            )
        except subprocess.TimeoutExpired as late:
            logger.exception("The press took longer than %s seconds.", self._seconds)
            raise NotPrinted from late
        except (subprocess.CalledProcessError, OSError) as broken:
            last_words = getattr(broken, "stderr", b"").decode(errors="replace")[-_LAST_WORDS:]
            logger.exception("The press broke: %s", last_words)
            raise NotPrinted from broken
        return printed.stdout


# A reader waits for a page, and keeps a thread of the server that long.
PAGES = Press(places=2, seconds=30, program=(*_PROGRAM, _AT_ONCE))
BOOKLETS = Press(places=8, seconds=600, program=(*_PROGRAM, _BEHIND_OTHERS))
