"""How hard a text made of strings is to read."""

from collections.abc import Iterable

from content.core.readability import lix
from content.translations.markup import visible_lines
from content.translations.segments import Segment


def readability(segments: Iterable[Segment]) -> int | None:
    """Return the LIX of a page's text; none without words."""
    return lix(
        "\n".join(visible_lines(segment.text) if segment.is_rich else segment.text for segment in segments)
    )
