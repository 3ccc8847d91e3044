"""A page in one language: each part in the first language of the fallback chain that has all of it.

A part is the title, the summary or one block. Two languages are never mixed inside one, so that whatever is read is
coherent, and every part says which language it is in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from content.translations.bodies import FIELD, Body
from content.translations.segments import Segment, Struct, apply, extract
from content.translations.staleness import Origin, Status, Strings, status_of


@dataclass(frozen=True, slots=True)
class Part:
    """In which language a part is shown, and how far that may be trusted.

    ``withheld`` is the language that it would be in, had its source not changed urgently since.
    """

    language: str
    is_machine: bool = False
    is_outdated: bool = False
    withheld: str = ""

    @property
    def is_withheld(self) -> bool:
        """Tell whether there is a nearer translation, which follows the source shortly."""
        return bool(self.withheld)

    @property
    def meant_for(self) -> str:
        """The language that the part counts as being in."""
        return self.withheld or self.language


@dataclass(frozen=True, slots=True)
class Composition:
    """A structure in which each part has its language."""

    structure: dict[str, Any]
    parts: Mapping[str, Part]
    source_language: str = field(repr=False, default="de")

    def part(self, unit: str) -> Part:
        """Return a part by the key of its unit; what has no text is in the source language."""
        return self.parts.get(unit, Part(self.source_language))


@dataclass(frozen=True, slots=True)
class Source:
    """A structure and the strings of each of its units, taken out once for however many languages follow."""

    structure: dict[str, Any]
    schema: Struct
    units: Mapping[str, list[Segment]]

    @classmethod
    def of(cls, structure: dict[str, Any], schema: Struct) -> Source:
        units: dict[str, list[Segment]] = defaultdict(list)
        for segment in extract(structure, schema):
            units[segment.unit].append(segment)
        return cls(structure, schema, units)

    @property
    def segments(self) -> list[Segment]:
        """All strings."""
        return [segment for segments in self.units.values() for segment in segments]

    def with_blocks(self, blocks: list[dict[str, Any]]) -> Source:
        """Return the source with a body of other blocks."""
        return Source.of({**self.structure, FIELD: blocks}, self.schema)


def compose(
    structure: dict[str, Any],
    schema: Struct,
    strings: Mapping[str, Strings],
    chain: Sequence[str],
) -> Composition:
    """Return the structure in the languages of ``chain``, which is tried in its order and ends with the source.

    ``strings`` holds the strings of each language by key.
    """
    return compose_source(Source.of(structure, schema), strings, chain)


def compose_source(source: Source, strings: Mapping[str, Strings], chain: Sequence[str]) -> Composition:
    """Return what ``compose`` does."""
    *translations, source_language = chain
    parts: dict[str, Part] = {}
    chosen: dict[str, str] = {}
    for unit, segments in source.units.items():
        complete = [code for code in translations if _is_complete(segments, strings.get(code, {}))]
        shown = [code for code in complete if not _is_withheld(segments, strings[code])]
        withheld = complete[0] if complete[:1] != shown[:1] else ""
        if not shown:
            parts[unit] = Part(source_language, withheld=withheld)
            continue
        known = strings[shown[0]]
        parts[unit] = _judged(shown[0], segments, known, withheld)
        chosen |= {segment.key: known[segment.key].text for segment in segments}
    return Composition(apply(source.structure, source.schema, chosen), parts, source_language)


def compose_rewritten(
    source: Source, strings: Mapping[str, Strings], chain: Sequence[str], body: Body
) -> Composition:
    """Return what ``compose`` does, of a page whose body is written anew in the first language of the chain.

    While that is withheld, the source's blocks stand in its place.
    """
    is_outdated = body.is_outdated(source.segments)
    is_withheld = body.is_withheld and is_outdated
    language, source_language = chain[0], chain[-1]
    blocks = source.structure[FIELD] if is_withheld else body.blocks
    shown = source.with_blocks(blocks)
    lines = replace(shown, units={unit: found for unit, found in shown.units.items() if "." not in unit})
    composition = compose_source(lines, strings, chain)
    part = (
        Part(source_language, withheld=language)
        if is_withheld
        else Part(language, body.origin is Origin.MACHINE, is_outdated)
    )
    parts = {unit: composition.parts.get(unit, part) for unit in shown.units}
    return Composition(composition.structure, parts, source_language)


def _is_complete(segments: Iterable[Segment], known: Strings) -> bool:
    return all(segment.key in known for segment in segments)


def _is_withheld(segments: Iterable[Segment], known: Strings) -> bool:
    return any(
        known[segment.key].is_withheld and status_of(segment, known[segment.key]) is Status.OUTDATED
        for segment in segments
    )


def _judged(language: str, segments: Iterable[Segment], known: Strings, withheld: str) -> Part:
    is_machine = is_outdated = False
    for segment in segments:
        string = known[segment.key]
        is_machine |= string.origin is Origin.MACHINE
        is_outdated |= status_of(segment, string) is Status.OUTDATED
    return Part(language, is_machine, is_outdated, withheld)
