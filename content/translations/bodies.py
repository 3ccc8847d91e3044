"""A text that is written anew in another language, with blocks of its own, and told when its source changes.

Its blocks may keep the ids of the blocks they say again: what districts change there is then found in it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from content.translations.segments import Segment
from content.translations.staleness import Change, Origin, Strings, Tally, tally


@dataclass(frozen=True, slots=True)
class Body:
    """Stored blocks, and what was known of the source when somebody last compared them: digests by segment key."""

    blocks: list[dict[str, Any]]
    made_from: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = Origin.PERSON
    is_withheld: bool = False

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        return cls(
            stored["blocks"],
            stored["made_from"],
            Origin(stored["origin"]),
            stored.get("is_withheld", False),
        )

    def to_json(self) -> dict[str, Any]:
        stored = {"blocks": self.blocks, "made_from": dict(self.made_from), "origin": self.origin.value}
        return stored | ({"is_withheld": True} if self.is_withheld else {})

    def changed(self, segments: Iterable[Segment]) -> list[Segment]:
        """Return the strings of the source's body that are new or another since they were compared."""
        return [
            segment
            for segment in body_segments(segments)
            if self.made_from.get(segment.key) != segment.digest
        ]

    def removed(self, segments: Iterable[Segment]) -> list[str]:
        """Return the keys of what has gone from the source since."""
        known = {segment.key for segment in segments}
        return [key for key in self.made_from if key not in known]

    def is_outdated(self, segments: Iterable[Segment]) -> bool:
        """Tell whether the source's body is another than when it was compared."""
        present = list(segments)
        return bool(self.changed(present) or self.removed(present))


def body_segments(segments: Iterable[Segment]) -> list[Segment]:
    """Return the strings that belong to blocks."""
    return [segment for segment in segments if "." in segment.key]


def compared_with(body: Body, segments: Iterable[Segment]) -> Body:
    """Return the body as one that somebody has compared with the source as it is now."""
    made_from = {segment.key: segment.digest for segment in body_segments(segments)}
    return replace(body, made_from=made_from, is_withheld=False)


def tally_with(body: Body | None, segments: Iterable[Segment], strings: Strings) -> Tally:
    """Count how a language stands to its source, of which a body of its own may take the place of the blocks."""
    present = list(segments)
    if body is None:
        return tally(present, strings)
    lines = tally((segment for segment in present if "." not in segment.key), strings)
    blocks = len(body_segments(present))
    outdated = max(len(body.changed(present)), int(body.is_outdated(present)))
    machine = max(blocks - outdated, 0) if body.origin is Origin.MACHINE else 0
    return Tally(lines.total + blocks, lines.missing, lines.outdated + outdated, lines.machine + machine)


def followed(body: Body, changed: Mapping[str, Change], *, is_minor: bool, is_urgent: bool) -> Body:
    """Return the body after the texts of some places of its source have changed."""
    if is_minor:
        made_from = {
            key: changed[key].after if key in changed and changed[key].before == digest else digest
            for key, digest in body.made_from.items()
        }
        return replace(body, made_from=made_from)
    is_touched = any(
        "." in key and body.made_from.get(key) != change.after for key, change in changed.items()
    )
    return replace(body, is_withheld=True) if is_urgent and is_touched else body
