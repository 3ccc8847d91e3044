"""What can be wrong with the shape of a module's files, told in a few words each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def source_problem(source: dict[str, Any]) -> str | None:
    """Return what is wrong with a German file, if anything."""
    return next(_source_problems(source), None)


def translation_problem(source: dict[str, Any], translated: dict[str, Any]) -> str | None:
    """Return what a translation has that the German file does not, if anything."""
    return next(_translation_problems(source, translated), None)


def own_body_problem(translated: dict[str, Any]) -> str | None:
    """Return what is wrong with a text that has blocks of its own, if anything."""
    return next(_block_problems(translated), None)


def _source_problems(source: dict[str, Any]) -> Iterator[str]:
    for name in ("slug", "title"):
        if not _has_text(source, name):
            yield f"there is no “{name}”"
    for entry in source.get("sources", ()):
        if not (_has_text(entry, "title") and _has_text(entry, "url")):
            yield "a source has no “title” or no “url”"
    yield from _block_problems(source)


def _block_problems(source: dict[str, Any]) -> Iterator[str]:
    yield from _list_problems(source.get("blocks", []), "blocks")
    for block in source.get("blocks", ()):
        if not _has_text(block, "type"):
            yield f"block “{block['id']}” has no “type”"
        yield from _list_problems(block.get("items", []), f"items of “{block['id']}”")


def _list_problems(entries: Any, what: str) -> Iterator[str]:
    if not isinstance(entries, list) or not all(_has_text(entry, "id") for entry in entries):
        yield f"the {what} are not a list in which each has an “id”"
    else:
        ids = [entry["id"] for entry in entries]
        yield from (f"two of the {what} have the id “{name}”" for name in ids if ids.count(name) > 1)


def _translation_problems(source: dict[str, Any], translated: dict[str, Any]) -> Iterator[str]:
    blocks = {block["id"]: block for block in source.get("blocks", ())}
    for block_id, fields in _tables(translated, "blocks"):
        if block_id not in blocks:
            yield f"German has no block “{block_id}”"
        elif not isinstance(fields, dict):
            yield f"block “{block_id}” is not a table"
        else:
            items = {item["id"] for item in blocks[block_id].get("items", ())}
            for item_id, item in _tables(fields, "items"):
                if item_id not in items or not isinstance(item, dict):
                    yield f"German has no item “{item_id}” in “{block_id}”"


def _tables(content: dict[str, Any], name: str) -> list[tuple[str, Any]]:
    found = content.get(name, {})
    return list(found.items()) if isinstance(found, dict) else [(name, found)]


def _has_text(entry: Any, name: str) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get(name), str) and bool(entry[name].strip())
