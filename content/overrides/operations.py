"""What a district changes on one statewide page: operations, each on one block, or on the title or the summary."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any, Self

from content.core.text import normalised, without_editors_own

Block = dict[str, Any]
# What an operation on a field names where others name a block.
FIELDS = ("title", "summary")


class Kind(StrEnum):
    """What an operation does with its anchor."""

    REPLACE = "replace"
    HIDE = "hide"
    INSERT_BEFORE = "insert_before"
    INSERT_AFTER = "insert_after"
    TITLE = "title"
    SUMMARY = "summary"

    @property
    def takes_the_place(self) -> bool:
        """Whether readers no longer see the statewide text."""
        return self not in (Kind.INSERT_BEFORE, Kind.INSERT_AFTER)

    @property
    def is_insertion(self) -> bool:
        return not self.takes_the_place


@dataclass(frozen=True, slots=True)
class Base:
    """The statewide text that an operation was made against.

    ``block`` is the block, or, for a title or a summary, its text; ``preceding`` names the blocks that stood before
    it, in their order, so that local text keeps its place when its anchor leaves the page.
    """

    digest: str
    block: Any = None
    preceding: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, stored: Mapping[str, Any] | None) -> Self:
        stored = stored or {}
        return cls(stored.get("digest") or "", stored.get("block"), tuple(stored.get("preceding") or ()))

    def to_json(self) -> dict[str, Any]:
        return {"digest": self.digest, "block": self.block, "preceding": list(self.preceding)}


@dataclass(frozen=True, slots=True)
class Operation:
    """One change that a district makes: ``content`` is the blocks it shows, ``text`` a title or a summary."""

    id: str
    kind: Kind
    anchor: str
    base: Base = field(default_factory=lambda: Base(""))
    content: tuple[Block, ...] = ()
    text: str = ""
    adopted_from: str = ""

    @property
    def wording(self) -> tuple[str, ...]:
        """What the operation shows, as digests: the same for operations that say the same."""
        return (self.text, *(block_digest(block) for block in self.content))

    def compared_with(self, structure: Mapping[str, Any]) -> Operation:
        """Return the operation as made against a page as it is now.

        Without its anchor its text stays where that was; from now on it is simply local.
        """
        now = base_of(structure, self.anchor)
        if now.digest or self.anchor in FIELDS:
            return replace(self, base=now)
        return replace(self, base=replace(self.base, digest=""), anchor="")

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Read an operation as the stream of operations stores it."""
        value, kind = stored.get("value") or {}, Kind(stored["type"])
        return cls(
            id=stored["id"],
            kind=kind,
            anchor=kind.value if kind in FIELDS else value.get("anchor") or "",
            base=Base.from_json(value.get("base")),
            content=tuple(block for block in value.get("content") or () if _is_whole(block)),
            text=value.get("text") or "",
            adopted_from=value.get("adopted_from") or "",
        )

    def to_json(self) -> dict[str, Any]:
        """Return the operation as the stream of operations stores it."""
        value: dict[str, Any] = {"base": self.base.to_json(), "adopted_from": self.adopted_from}
        if self.kind in FIELDS:
            value["text"] = self.text
        else:
            value["anchor"] = self.anchor
        if self.kind not in (Kind.HIDE, *FIELDS):
            value["content"] = list(self.content)
        return {"type": self.kind.value, "id": self.id, "value": value}


def _is_whole(block: Any) -> bool:
    return isinstance(block, dict) and block.keys() >= {"id", "type", "value"}


def operations_of(stored: Iterable[Mapping[str, Any]]) -> list[Operation]:
    """Return the operations of a stored stream, in its order."""
    return [Operation.from_json(block) for block in stored]


def base_of(structure: Mapping[str, Any], anchor: str) -> Base:
    """Return what an operation on an anchor remembers of a page's ``title``, ``summary`` and ``body``.

    Of an anchor that is not on the page, nothing.
    """
    if anchor in FIELDS:
        text = structure.get(anchor)
        return Base("") if text is None else Base(text_digest_of(text), text)
    preceding: list[str] = []
    for block in structure["body"]:
        if block["id"] == anchor:
            return Base(block_digest(block), block, tuple(preceding))
        preceding.append(block["id"])
    return Base("")


def digests(structure: Mapping[str, Any]) -> dict[str, str]:
    """Return the digest of a page's title, summary and each block, by anchor."""
    blocks = {block["id"]: block_digest(block) for block in structure["body"]}
    return {name: text_digest_of(structure[name]) for name in FIELDS} | blocks


def block_digest(block: Mapping[str, Any]) -> str:
    """Return 16 hexadecimal digits that are the same for blocks which say the same.

    Ids, white space, empty fields and what the state says of a block to districts do not count.
    """
    said = {"type": block["type"], "value": _said(block["value"])}
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return sha256(canonical.encode()).hexdigest()[:16]


def text_digest_of(text: str) -> str:
    """Return 16 hexadecimal digits that are the same for texts which differ in white space only."""
    return sha256(normalised(text).encode()).hexdigest()[:16]


def _said(value: Any) -> Any:
    match value:
        case str():
            return normalised(without_editors_own(value))
        case {"type": "item", "value": inner}:
            return _said(inner)
        case dict():
            said = {name: _said(inner) for name, inner in value.items() if name != "mark"}
            return {name: inner for name, inner in said.items() if inner not in ("", None, [], {})}
        case list():
            return [_said(inner) for inner in value]
        case _:
            return value
