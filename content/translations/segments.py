"""The strings of a structure: taken out to be translated, put back in another language.

A structure is what StreamField stores: dicts, lists, and lists of blocks with ``id``, ``type`` and ``value``. A
``Schema`` says where in it there is text. Every string has a key made of field names and block ids, so that it is
found again when blocks move: ``title``, ``body.5d4c.items.07aa.text``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from content.core.text import normalised, text_digest


@dataclass(frozen=True, slots=True)
class Text:
    """A string to be translated; rich text is HTML."""

    is_rich: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that is the same in every language."""

    kind: str = ""


@dataclass(frozen=True, slots=True)
class Struct:
    """Named fields."""

    fields: Mapping[str, Schema]


@dataclass(frozen=True, slots=True)
class ListOf:
    """Items of one shape, each with an id."""

    item: Schema


@dataclass(frozen=True, slots=True)
class Stream:
    """Blocks of several shapes, each with a type and an id."""

    blocks: Mapping[str, Schema]


Schema = Text | Kept | Struct | ListOf | Stream
NOTHING = Kept()


@dataclass(frozen=True)
class Segment:
    """One string of a source text."""

    key: str
    text: str
    is_rich: bool = False

    # Every language of a page is compared with it.
    @cached_property
    def digest(self) -> str:
        """What a translation remembers of the text it was made from."""
        return text_digest(self.text)

    @property
    def unit(self) -> str:
        """The part of the page that is shown in one language: a field, or one block of a stream."""
        return unit_of(self.key)


def unit_of(key: str) -> str:
    """Return the key of the field or top-level block that a string belongs to."""
    return ".".join(key.split(".", 2)[:2])


def extract(structure: Any, schema: Schema, prefix: str = "") -> list[Segment]:
    """Return every string of the structure that is not empty, in reading order.

    A block of a type that the schema does not know has none.
    """
    return list(_extract(structure, schema, prefix))


def apply(structure: Any, schema: Schema, strings: Mapping[str, str], prefix: str = "") -> Any:
    """Return the structure with the strings put in by key; what has no string keeps its own.

    Strings without a place in the structure are left out.
    """
    match schema:
        case Text():
            return strings.get(prefix, structure) if isinstance(structure, str) else structure
        case Kept():
            return structure
        case Struct(fields):
            if not isinstance(structure, dict):
                return structure
            return {
                name: apply(value, fields.get(name, NOTHING), strings, _join(prefix, name))
                for name, value in structure.items()
            }
        case _:
            if not isinstance(structure, list):
                return structure
            return [
                block | {"value": apply(block["value"], inner, strings, _join(prefix, block["id"]))}
                if _is_block(block)
                else block
                for block, inner in _members(structure, schema)
            ]


def _extract(structure: Any, schema: Schema, prefix: str) -> Iterator[Segment]:  # noqa: C901 - a case for each shape
    match schema:
        case Text(is_rich):
            if isinstance(structure, str) and normalised(structure):
                yield Segment(prefix, structure, is_rich)
        case Struct(fields):
            if isinstance(structure, dict):
                for name, inner in fields.items():
                    yield from _extract(structure.get(name), inner, _join(prefix, name))
        case ListOf() | Stream():
            if isinstance(structure, list):
                for block, inner in _members(structure, schema):
                    if _is_block(block):
                        yield from _extract(block["value"], inner, _join(prefix, block["id"]))


def _members(structure: list[Any], schema: ListOf | Stream) -> Iterator[tuple[Any, Schema]]:
    for block in structure:
        if isinstance(schema, ListOf):
            yield block, schema.item
        else:
            kind = block.get("type", "") if isinstance(block, dict) else ""
            yield block, schema.blocks.get(kind, NOTHING)


def _is_block(block: Any) -> bool:
    return isinstance(block, dict) and isinstance(block.get("id"), str) and "value" in block


def _join(prefix: str, name: str) -> str:
    return f"{prefix}.{name}" if prefix else name
