"""What the files of a shipped page say, as the structure that the page stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from content.seed.richtext import PageIds, to_rich_text
from content.translations.segments import ListOf, Schema, Struct, Text

MakeId = Callable[[tuple[str, ...]], str]


def merged(source: dict[str, Any], translated: dict[str, Any]) -> dict[str, Any]:
    """Return the German file with a translation's texts in it, and without those that it does not translate."""
    blocks = translated.get("blocks", {})
    if isinstance(blocks, list):
        # They are its own, and translate none.
        blocks = {}
    return {
        "title": translated.get("title", ""),
        "summary": translated.get("summary", ""),
        "blocks": [
            {"id": block["id"], "type": block["type"], **_merged_fields(block, blocks[block["id"]])}
            for block in source.get("blocks", ())
            if block["id"] in blocks
        ],
    }


def _merged_fields(block: dict[str, Any], translated: dict[str, Any]) -> dict[str, Any]:
    items = translated.get("items", {})
    merged = {name: value for name, value in translated.items() if name != "items"}
    if items:
        merged["items"] = [
            {"id": item["id"], **items[item["id"]]} for item in block["items"] if item["id"] in items
        ]
    return merged


def stored(value: Any, schema: Schema, page_ids: PageIds, make_id: MakeId, path: tuple[str, ...]) -> Any:
    """Return a value of a file as the schema's blocks store it, with ids made from the path to each."""
    match schema:
        case Text(is_rich=True):
            return to_rich_text(value or "", page_ids)
        case Text():
            return value or ""
        case Struct(fields):
            if isinstance(value, list):
                (name,) = fields
                value = {name: value}
            return {
                name: stored(value.get(name), inner, page_ids, make_id, (*path, name))
                for name, inner in fields.items()
            }
        case ListOf(item):
            return list(_stored_items(value or (), item, page_ids, make_id, path))
        case _:
            return value


def _stored_items(
    items: Any, schema: Schema, page_ids: PageIds, make_id: MakeId, path: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    for position, item in enumerate(items):
        own = item["id"] if isinstance(item, dict) else str(position)
        item_path = (*path, own)
        yield {
            "type": "item",
            "id": make_id(item_path),
            "value": stored(item, schema, page_ids, make_id, item_path),
        }
