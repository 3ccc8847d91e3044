"""Stored block values as the JSON that readers' programs get: unwrapped, rich text made safe, images as files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from content.editions.richtext import safe_html, symbolic_links
from content.translations.segments import Kept, ListOf, Schema, Stream, Struct, Text


@dataclass(frozen=True, slots=True)
class References:
    """What block values point at: keys of pages, and the files of images, by primary key."""

    page_keys: Mapping[int, str] = field(default_factory=dict)
    images: Mapping[int, dict[str, Any]] = field(default_factory=dict)


def present(value: Any, schema: Schema, references: References) -> Any:
    """Return a stored value as JSON for readers; an item of a list keeps its id."""
    match schema:
        case Text(is_rich=True) if isinstance(value, str):
            return safe_html(symbolic_links(value, references.page_keys))
        case Kept("image"):
            return references.images.get(value)
        case Struct(fields) if isinstance(value, dict):
            return {name: present(value.get(name), inner, references) for name, inner in fields.items()}
        case ListOf(item) if isinstance(value, list):
            return [_item(block, item, references) for block in value if isinstance(block, dict)]
        case Stream() | ListOf() | Struct():
            return None
        case _:
            return value


def _item(block: dict[str, Any], schema: Schema, references: References) -> Any:
    presented = present(block.get("value"), schema, references)
    return {"id": block.get("id"), **presented} if isinstance(presented, dict) else presented
