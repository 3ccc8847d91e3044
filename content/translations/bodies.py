"""A text that is written anew in another language, with blocks of its own, and told when its source changes.

Its blocks may keep the ids of the blocks they say again: what districts change there is then found in it too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Self

from content.translations.segments import Segment, Struct, apply
from content.translations.staleness import Origin, Strings, Tally, tally

# The field whose blocks are written anew.
FIELD = "body"


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

    @property
    def token(self) -> str:
        """The same for bodies of the same blocks."""
        return sha256(json.dumps(self.blocks, sort_keys=True).encode()).hexdigest()[:16]

    def changed(self, segments: Iterable[Segment]) -> list[Segment]:
        """Return the strings of the source's body that are new or another since they were compared."""
        return [
            segment
            for segment in body_segments(segments)
            if self.made_from.get(segment.key) != segment.digest
        ]

    def removed(self, segments: Iterable[Segment]) -> list[str]:
        """Return the keys of what has gone from the source since, sorted: where they stood, no database keeps."""
        known = {segment.key for segment in segments}
        return sorted(self.made_from.keys() - known)

    def is_outdated(self, segments: Iterable[Segment]) -> bool:
        """Tell whether the source's body is another than when it was compared."""
        present = list(segments)
        return bool(self.changed(present) or self.removed(present))


def body_segments(segments: Iterable[Segment]) -> list[Segment]:
    """Return the strings that belong to blocks."""
    return [segment for segment in segments if "." in segment.key]


def segments_to_translate(segments: Iterable[Segment], body: Body | None) -> list[Segment]:
    """Return the strings that are translated: beside a body of its own, only those that belong to no block."""
    return [segment for segment in segments if body is None or "." not in segment.key]


def copied(structure: Mapping[str, Any], segments: Iterable[Segment]) -> Body:
    """Return the source's blocks as the beginning of a body: they keep their ids."""
    return compared_with(Body([_unmarked(block) for block in structure[FIELD]]), segments)


def begun_with(
    structure: Mapping[str, Any], schema: Struct, segments: Iterable[Segment], strings: Strings
) -> Body:
    """Return the blocks as far as they are translated as the beginning of a body; the rest is the source's."""
    texts = {key: string.text for key, string in strings.items()}
    present = body_segments(segments)
    used = [strings[segment.key] for segment in present if segment.key in strings]
    is_machine = any(string.origin is Origin.MACHINE for string in used)
    made_from = {
        segment.key: strings[segment.key].digest if segment.key in strings else segment.digest
        for segment in present
    }
    begun = copied(apply(structure, schema, texts), ())
    return replace(
        begun,
        made_from=made_from,
        origin=Origin.MACHINE if is_machine else Origin.PERSON,
        is_withheld=any(string.is_withheld for string in used),
    )


def _unmarked(block: Mapping[str, Any]) -> dict[str, Any]:
    # What the state asks of districts stays with the German.
    return {**block, "value": {name: inner for name, inner in block["value"].items() if name != "mark"}}


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


def followed(
    body: Body, before: Iterable[Segment], after: Iterable[Segment], *, is_minor: bool, is_urgent: bool
) -> Body:
    """Return the body after its source has changed; what came and what went counts as well.

    What it was compared with before a minor change is as good as what is there after it. After an urgent one it is
    withheld until somebody has compared it, or the source says again what it was compared with.
    """
    present = body_segments(after)
    was = {segment.key: segment.digest for segment in body_segments(before)}
    now = {segment.key: segment.digest for segment in present}
    known = body.made_from
    if is_minor:
        valid = {
            key: now.get(key) if known.get(key) == was.get(key) else known.get(key)
            for key in {**known, **now}
        }
        body = replace(body, made_from={key: digest for key, digest in valid.items() if digest is not None})
    is_touched = any(was.get(key) != now.get(key) != known.get(key) for key in was | now)
    is_withheld = body.is_withheld or (is_urgent and is_touched)
    return replace(body, is_withheld=is_withheld and body.is_outdated(present))
