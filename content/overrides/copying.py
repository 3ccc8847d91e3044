"""Local text taken over elsewhere: by another district, or by the state."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from content.overrides.operations import Block, Kind, Operation


def accepted(body: list[Block], operation: Operation) -> list[Block]:
    """Return a statewide body in which an operation has become the state's own text.

    A block that is replaced keeps its id, so that the translations of what did not change in it, and what districts
    changed on it, still find it.
    """
    content = [dict(block) for block in with_new_ids(operation.content)]
    position = next((index for index, block in enumerate(body) if block["id"] == operation.anchor), None)
    if position is None:
        return [*body, *content]
    if operation.kind is Kind.HIDE:
        return body[:position] + body[position + 1 :]
    if operation.kind is Kind.REPLACE:
        if content:
            content[0]["id"] = operation.anchor
            mark = body[position]["value"].get("mark")
            content[0]["value"] = {**content[0]["value"], **({"mark": mark} if mark else {})}
        return body[:position] + content + body[position + 1 :]
    position += operation.kind is Kind.INSERT_AFTER
    return body[:position] + content + body[position:]


def with_new_ids(content: Sequence[Block]) -> tuple[Block, ...]:
    """Return copies of blocks that can stand on a page beside the blocks themselves."""
    return tuple({**block, "id": str(uuid4())} for block in content)
