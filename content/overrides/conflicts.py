"""How an operation stands to the statewide text as it is today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from content.modules.inheritance import Mark, Severity
from content.overrides.operations import (
    FIELDS,
    Base,
    Block,
    Kind,
    Operation,
    base_of,
    block_digest,
    text_digest_of,
)

_WEIGHT = {Severity.MINOR: 0, Severity.NORMAL: 1, Severity.URGENT: 2}
Structure = Mapping[str, Any]


class State(StrEnum):
    """How an operation stands."""

    IN_SYNC = "IN_SYNC"
    CHANGED = "CHANGED"
    REMOVED = "REMOVED"
    CONVERGED = "CONVERGED"
    LOCKED = "LOCKED"


@dataclass(frozen=True, slots=True)
class Change:
    """The state has given an anchor another text; ``digest`` is empty where it took it away."""

    anchor: str
    digest: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Judgement:
    """An operation with how it stands; ``current`` is the statewide block or text as it is now, if there is one."""

    operation: Operation
    state: State
    severity: Severity
    current: Any

    @property
    def needs_review(self) -> bool:
        """Whether the district's editor is asked to look at it."""
        if self.state is State.CHANGED:
            return self.severity is not Severity.MINOR
        return self.state is not State.IN_SYNC

    @property
    def is_suspended(self) -> bool:
        """Whether readers get the statewide text until the editor has looked."""
        if self.state is State.LOCKED:
            return True
        return self.state in (State.CHANGED, State.REMOVED) and self.severity is Severity.URGENT


def judge(
    structure: Structure, operations: Iterable[Operation], changes: Iterable[Change] = ()
) -> list[Judgement]:
    """Return how each operation stands to a statewide page's ``title``, ``summary`` and ``body``.

    ``changes`` is what the state has changed on the page, the oldest first.
    """
    statewide = _Statewide(structure)
    by_anchor: dict[str, list[Change]] = {}
    for change in changes:
        by_anchor.setdefault(change.anchor, []).append(change)
    return [_judged(operation, statewide, by_anchor.get(operation.anchor, ())) for operation in operations]


def in_force(judgements: Iterable[Judgement]) -> list[Operation]:
    """Return the operations that readers get."""
    return [judgement.operation for judgement in judgements if not judgement.is_suspended]


def severity_since(digest: str, changes: Sequence[Change]) -> Severity:
    """Return the gravest of the changes that one anchor's text went through since it had a digest."""
    since = list(changes)
    for position, change in enumerate(changes):
        if change.digest == digest:
            since = list(changes[position + 1 :])
    return max((change.severity for change in since), key=_WEIGHT.__getitem__, default=Severity.NORMAL)


def is_locked(block: Any) -> bool:
    """Tell whether the state lets no district change a block."""
    return isinstance(block, dict) and block["value"].get("mark") == Mark.LOCKED


def to_be_localised(body: Iterable[Block], operations: Iterable[Operation]) -> list[Block]:
    """Return the blocks that the state asks districts to localise and that no operation has to do with."""
    done = {operation.anchor for operation in operations}
    return [
        block for block in body if block["value"].get("mark") == Mark.LOCALISE and block["id"] not in done
    ]


@dataclass
class _Statewide:
    """A page of which not more is digested than is asked for: editors wait for it on many pages."""

    text: Structure

    @cached_property
    def digests(self) -> set[str]:
        return {block_digest(block) for block in self.text["body"]}


def _judged(operation: Operation, statewide: _Statewide, changes: Sequence[Change]) -> Judgement:
    now = base_of(statewide.text, operation.anchor)
    severity = severity_since(operation.base.digest, changes)
    return Judgement(operation, _state(operation, now, statewide), severity, now.block)


def _state(operation: Operation, now: Base, statewide: _Statewide) -> State:
    if _has_converged(operation, now, statewide):
        return State.CONVERGED
    if operation.kind.takes_the_place and is_locked(now.block):
        return State.LOCKED
    if not now.digest:
        return State.REMOVED if operation.anchor else State.IN_SYNC
    # What is inserted stands beside the statewide text, whatever that says.
    is_same = operation.kind.is_insertion or now.digest == operation.base.digest
    return State.IN_SYNC if is_same else State.CHANGED


def _has_converged(operation: Operation, now: Base, statewide: _Statewide) -> bool:
    if operation.kind is Kind.HIDE:
        return not now.digest
    if operation.kind in FIELDS:
        return text_digest_of(operation.text) == now.digest
    ours = [block_digest(block) for block in operation.content]
    if operation.kind is Kind.REPLACE and now.digest:
        return ours == [now.digest]
    return bool(ours) and statewide.digests.issuperset(ours)
