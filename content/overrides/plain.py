"""The texts of blocks as plain form fields, for editors whose browser runs no scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail import blocks

_UNKNOWN = blocks.Block()


@dataclass(frozen=True, slots=True)
class PlainField:
    """One text inside a stored value: ``key`` says where, ``value`` is HTML if it is rich."""

    key: str
    label: str
    value: str
    is_long: bool


def plain_fields(stored: Any, block: blocks.Block, key: str = "") -> Iterator[PlainField]:
    """Yield the texts of a stored value in reading order."""
    match block:
        case blocks.StreamBlock():
            for index, child in enumerate(stored):
                child_block = block.child_blocks.get(child["type"], _UNKNOWN)
                yield from plain_fields(child["value"], child_block, f"{key}.{index}")
        case blocks.ListBlock():
            for index, child in enumerate(stored or ()):
                yield from plain_fields(child["value"], block.child_block, f"{key}.{index}")
        case blocks.StructBlock():
            for name, child_block in block.child_blocks.items():
                yield from plain_fields((stored or {}).get(name, ""), child_block, f"{key}.{name}")
        case _:
            if isinstance(stored, str):
                yield PlainField(key, str(block.label), stored, isinstance(block, blocks.RichTextBlock))


def with_plain_texts(stored: Any, texts: Mapping[str, str], key: str = "") -> Any:
    """Return a stored value with the texts put in by the keys of ``plain_fields``."""
    match stored:
        case str():
            return texts.get(key, stored)
        case {"value": value, "type": _}:
            return {**stored, "value": with_plain_texts(value, texts, key)}
        case dict():
            return {name: with_plain_texts(inner, texts, f"{key}.{name}") for name, inner in stored.items()}
        case list():
            return [with_plain_texts(inner, texts, f"{key}.{index}") for index, inner in enumerate(stored)]
        case _:
            return stored
