"""What the base says pages look like and do, and what a theme changes of that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.contrib.staticfiles import finders

from content.core.theme_tokens import Palette
from content.core.themes import theme_named

_MODULE_WORDS = re.compile(
    r"^(?:import [^;]*;\n|export (?=[a-z]))",
    re.MULTILINE,
)


def joined_styles(*names: str, theme: str = "") -> str:
    """Return style sheets of the base as one, ``css/NAME.css`` of each name, in this order, and a theme's tokens.

    A theme that is not installed changes nothing.
    """
    found = theme_named(theme)
    return "\n".join([*_texts(f"css/{name}.css" for name in names), *([found.tokens] if found else [])])


def palette_of(theme: str = "") -> Palette:
    """Return the tokens of a theme; of one that is not installed, the base's."""
    base, found = Palette.of(joined_styles("tokens")), theme_named(theme)
    return Palette.of(found.tokens).over(base) if found else base


def joined_scripts(*names: str) -> str:
    """Return scripts of the base as one module: ``js/NAME.js`` of each name, each with a scope of its own."""
    return "\n".join(f"{{\n{text}}}" for text in _texts(f"js/{name}.js" for name in names))


def joined_modules(*names: str) -> str:
    """Return modules of the theme as one script, for where none can import another: ``js/NAME.js`` of each name.

    Each comes behind those that it imports from, and no two of them give the same name to two things.
    """
    return "\n".join(_MODULE_WORDS.sub("", text) for text in _texts(f"js/{name}.js" for name in names))


def _texts(paths: Iterator[str]) -> Iterator[str]:
    found = (finders.find(path) for path in paths)
    return (Path(path).read_text(encoding="utf-8") for path in found if isinstance(path, str))
