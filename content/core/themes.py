"""The looks of districts: a folder beside the base for each, with a few colours and perhaps a logo."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

TOKENS, LOGO = "tokens.css", "logo.svg"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Theme:
    """What a district's pages look like beyond the base."""

    name: str
    folder: Path

    @property
    def tokens(self) -> str:
        """The style sheet with what is other than in the base."""
        return (self.folder / TOKENS).read_text(encoding="utf-8")

    @property
    def logo(self) -> str:
        """The drawing that stands for the district, as SVG; empty if there is none."""
        drawing = self.folder / LOGO
        return drawing.read_text(encoding="utf-8") if drawing.is_file() else ""


def themes() -> list[Theme]:
    """Return the themes that are installed, by name: the folders that have tokens of their own."""
    found = (Theme(tokens.parent.name, tokens.parent) for tokens in Path(settings.THEMES).glob(f"*/{TOKENS}"))
    return sorted((theme for theme in found if _NAME.fullmatch(theme.name)), key=lambda theme: theme.name)


def theme_named(name: str) -> Theme | None:
    """Return a theme, or None if it is not installed."""
    theme = Theme(name, Path(settings.THEMES) / name)
    return theme if _NAME.fullmatch(name) and (theme.folder / TOKENS).is_file() else None


def theme_choices() -> list[tuple[str, str]]:
    """Return the themes among which a district chooses."""
    return [(theme.name, theme.name) for theme in themes()]
