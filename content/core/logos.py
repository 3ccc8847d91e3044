"""What a logo has to be so that pages know how much room it takes before it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Beside it there must be room for the district's name, on the smallest phone too.
WIDEST = 3.0
_SVG = re.compile(r"<svg\b[^>]*>")
_VIEW_BOX = re.compile(r'\bviewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"')
_OF_OTHERS = re.compile(r"<script|\son\w+=|(?:href|src)\s*=\s*[\"'](?!#)|url\((?!#)|@import", re.IGNORECASE)


def proportion(svg: str) -> float | None:
    """Return how many times as wide as high a drawing is, or None if it does not say so."""
    opening = _SVG.search(svg)
    box = _VIEW_BOX.search(opening[0]) if opening else None
    width, height = (float(box[1]), float(box[2])) if box else (0.0, 0.0)
    return width / height if width and height else None


def logo_flaws(svg: str) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong with a logo."""
    found = proportion(svg)
    if found is None:
        yield 'It has no viewBox, such as <svg viewBox="0 0 48 48">.'
    elif found > WIDEST:
        yield f"It is {found:.1f} times as wide as high; there is room for {WIDEST:.0f} times."
    if _OF_OTHERS.search(svg):
        yield "It has a script, or shows something from elsewhere."
