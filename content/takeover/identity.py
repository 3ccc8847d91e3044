"""Which block of a text is which: after the text has changed, and in another language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from content.takeover.conversion import Block

Stored = dict[str, Any]
NAMESPACE = UUID("0d8f3f4e-51c8-5f0c-8f0e-6f5d8f1f2a77")
# What is the same in every language here. Images may be others there.
_KEPT = frozenset({"number", "url"})


def identified(blocks: Sequence[Block], before: Sequence[Stored], key: UUID) -> list[Stored]:
    """Return the blocks as a page stores them: those that were there before keep their ids, also if their text changed.

    The same blocks get the same ids on a page with this key.
    """
    ids = _ids_kept(blocks, [_bare(block) for block in before], [block["id"] for block in before])
    used = set(ids.values())
    for number, block in enumerate(blocks):
        if number not in ids:
            ids[number] = _free_id(block, used, key)
            used.add(ids[number])
    return [stored(block, ids[number]) for number, block in enumerate(blocks)]


def aligned(blocks: Sequence[Block], source: Sequence[Stored]) -> list[Stored] | None:
    """Return the blocks with the ids of the source's, or None if the texts are not built alike."""
    alike = [_bare(block) for block in source]
    if len(blocks) != len(alike) or not all(map(_is_alike, blocks, alike)):
        return None
    return [stored(block, was["id"]) for block, was in zip(blocks, source, strict=True)]


def stored(block: Block, identity: str) -> Stored:
    """Return a block as it is stored."""
    return {"type": block.kind, "id": identity, "value": _with_ids(block.value, identity)}


def _with_ids(value: Any, path: str) -> Any:
    if isinstance(value, Mapping):
        return {name: _with_ids(inner, f"{path}/{name}") for name, inner in value.items()}
    if isinstance(value, list):
        return [_item(inner, f"{path}/{number}") for number, inner in enumerate(value)]
    return value


def _item(value: Any, path: str) -> Stored:
    return {"type": "item", "id": str(uuid5(NAMESPACE, path)), "value": _with_ids(value, path)}


def _bare(block: Stored) -> Block:
    return Block(block["type"], _without_ids(block["value"]))


def _without_ids(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _without_ids(inner) for name, inner in value.items() if name != "mark"}
    if isinstance(value, list):
        return [_without_ids(item["value"]) for item in value]
    return value


def _ids_kept(blocks: Sequence[Block], before: Sequence[Block], ids: Sequence[str]) -> dict[int, str]:
    """Return, by the number of a block, the id of the one that it was before."""
    matcher = SequenceMatcher(
        None, [_token(block) for block in before], [_token(block) for block in blocks], False
    )
    kept: dict[int, str] = {}
    for kind, start, end, start_now, end_now in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and end - start == end_now - start_now):
            for was, now in zip(range(start, end), range(start_now, end_now), strict=True):
                if kind == "equal" or _is_alike(blocks[now], before[was]):
                    kept[now] = ids[was]
    return kept


def _free_id(block: Block, used: Iterable[str], key: UUID) -> str:
    return next(found for found in _ids(_token(block), key) if found not in used)


def _ids(token: str, key: UUID) -> Iterator[str]:
    number = 0
    while True:
        yield str(uuid5(key, f"{token}/{number}"))
        number += 1


def _token(block: Block) -> str:
    return sha256(json.dumps([block.kind, block.value], sort_keys=True).encode()).hexdigest()


def _is_alike(one: Block, other: Block) -> bool:
    return one.kind == other.kind and _shape(one.value) == _shape(other.value)


def _shape(value: Any, name: str = "") -> Any:
    if isinstance(value, Mapping):
        return {key: _shape(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shape(inner, name) for inner in value]
    if name in _KEPT:
        return value
    return bool(value)
