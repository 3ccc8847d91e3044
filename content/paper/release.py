"""Which paper this is: what was printed from other templates, styles or texts, or for another address, is no more."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.template import Engine

_SUFFIXES = {".css", ".html", ".po", ".py"}


@cache
def release() -> str:
    """Return a digest of all that makes a sheet of an edition, the same in every process of a release."""
    folders = [
        *Engine.get_default().dirs,
        *settings.STATICFILES_DIRS,
        settings.THEMES,
        *settings.LOCALE_PATHS,
        Path(__file__).parent,
    ]
    found = sha256(f"{version('weasyprint')} {settings.WAGTAILADMIN_BASE_URL}".encode())
    for path in sorted(chain.from_iterable(Path(str(folder)).rglob("*") for folder in folders)):
        if path.suffix in _SUFFIXES:
            found.update(path.read_bytes())
    return found.hexdigest()[:16]
