"""What the theme says pages look like."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders


def joined_styles(*names: str) -> str:
    """Return style sheets of the theme as one: ``css/NAME.css`` of each name, in this order."""
    found = [finders.find(f"css/{name}.css") for name in names]
    return "\n".join(Path(path).read_text(encoding="utf-8") for path in found if isinstance(path, str))
