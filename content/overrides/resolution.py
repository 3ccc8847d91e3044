"""Statewide blocks and a district's operations, put together: what readers see.

Nothing is lost: a statewide block is shown once unless it is hidden or replaced, and local text is shown even when its
anchor has left the page, in the place where that stood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from content.overrides.operations import Block, Kind, Operation

_SIDES = {Kind.INSERT_BEFORE: -1, Kind.INSERT_AFTER: 1}


class Origin(StrEnum):
    """Where what is shown came from."""

    INHERITED = "inherited"
    ADAPTED = "adapted"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A block as readers see it; ``operation`` is the id of the one that it comes from."""

    block: Block
    origin: Origin = Origin.INHERITED
    operation: str | None = None


def resolve(blocks: Iterable[Block], operations: Iterable[Operation]) -> list[Resolved]:
    """Return the blocks that readers see: the statewide ones, as the district changed them.

    Operations on the same block take effect in their order; text wins over hiding. Text without an anchor comes
    behind the nearest block that stood before it, or first, in the order that the anchors had.
    """
    statewide = list(blocks)
    at: dict[str, dict[Kind, list[Operation]]] = defaultdict(lambda: defaultdict(list))
    present = {block["id"] for block in statewide}
    behind: dict[str, list[Operation]] = defaultdict(list)
    orphans: list[Operation] = []
    for operation in operations:
        if operation.anchor in present:
            at[operation.anchor][operation.kind].append(operation)
        else:
            orphans.append(operation)
    for orphan in sorted(orphans, key=_former_position):
        before = (anchor for anchor in reversed(orphan.base.preceding) if anchor in present)
        behind[next(before, "")].append(orphan)
    resolved = list(_contents(behind[""]))
    for block in statewide:
        here = at[block["id"]]
        resolved += _contents(here[Kind.INSERT_BEFORE])
        resolved += _shown(block, here)
        resolved += _contents(here[Kind.INSERT_AFTER])
        resolved += _contents(behind[block["id"]])
    return resolved


def placed_by(blocks: Iterable[Block], operations: Iterable[Operation]) -> list[Operation]:
    """Return operations that know which of these blocks stand before their anchors.

    Resolved with another text of the same page, that keeps the place of those whose anchor is not in it.
    """
    preceding: dict[str, tuple[str, ...]] = {}
    before: list[str] = []
    for block in blocks:
        preceding[block["id"]] = tuple(before)
        before.append(block["id"])
    return [
        replace(operation, base=replace(operation.base, preceding=preceding[operation.anchor]))
        if operation.anchor in preceding
        else operation
        for operation in operations
    ]


def _former_position(operation: Operation) -> tuple[int, str, int]:
    return len(operation.base.preceding), operation.anchor, _SIDES.get(operation.kind, 0)


def _shown(block: Block, here: dict[Kind, list[Operation]]) -> Iterable[Resolved]:
    if here[Kind.REPLACE]:
        return _contents(here[Kind.REPLACE])
    return [] if here[Kind.HIDE] else [Resolved(block)]


def _contents(operations: Iterable[Operation]) -> Iterator[Resolved]:
    for operation in operations:
        origin = Origin.ADAPTED if operation.kind is Kind.REPLACE else Origin.LOCAL
        for block in operation.content:
            yield Resolved(block, origin, operation.id)


def resolve_text(statewide: str, kind: Kind, operations: Iterable[Operation]) -> tuple[str, str | None]:
    """Return the title or the summary that readers see, and the id of the operation that it comes from, if any."""
    ours = [operation for operation in operations if operation.kind is kind and operation.text]
    return (ours[0].text, ours[0].id) if ours else (statewide, None)
