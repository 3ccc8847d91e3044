"""What the theme says pages look like and do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.contrib.staticfiles import finders


def joined_styles(*names: str) -> str:
    """Return style sheets of the theme as one: ``css/NAME.css`` of each name, in this order."""
    return "\n".join(_texts(f"css/{name}.css" for name in names))


def joined_scripts(*names: str) -> str:
    """Return scripts of the theme as one module: ``js/NAME.js`` of each name, each with a scope of its own."""
    return "\n".join(f"{{\n{text}}}" for text in _texts(f"js/{name}.js" for name in names))


def _texts(paths: Iterator[str]) -> Iterator[str]:
    found = (finders.find(path) for path in paths)
    return (Path(path).read_text(encoding="utf-8") for path in found if isinstance(path, str))
