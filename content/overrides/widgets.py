"""The statewide page, block by block, with what a district makes of it: one form field."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache
from html import unescape
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.base import BlockWidget

from content.modules import previews
from content.modules.blocks import LocalBodyBlock
from content.modules.inheritance import Mark
from content.overrides.conflicts import Judgement, is_locked
from content.overrides.operations import FIELDS, Block, Kind, Operation, base_of
from content.overrides.plain import PlainField, plain_fields, with_plain_texts

BUTTON = "adapt"
_MARKS: dict[str, Any] = {
    Mark.LOCKED: _("locked by the state"),
    Mark.LOCALISE: _("please say what holds here"),
}
DROP = "drop"


class OperationsError(ValidationError):
    """Some operations cannot be stored as they are; ``by_operation`` says why, by their ids."""

    def __init__(self, message: Any, by_operation: Mapping[str, ValidationError]) -> None:
        super().__init__(message)
        self.by_operation = by_operation


@cache
def content_block() -> LocalBodyBlock:
    """Return the block that the text of an operation is edited with."""
    block = LocalBodyBlock(required=False)
    block.set_name("content")
    return block


@dataclass
class EditedOperation:
    """One operation in the form."""

    operation: Operation
    prefix: str
    editor: SafeString = field(default=SafeString(""))
    plain: list[PlainField] = field(default_factory=list)
    errors: Sequence[str] = ()
    judgement: Judgement | None = None
    is_published: bool = False


@dataclass
class Row:
    """A title, a summary or a block of the statewide page, with the operations on it."""

    anchor: str
    label: str
    html: str
    mark: str
    is_locked: bool
    by_kind: dict[str, list[EditedOperation]]
    kinds: list[str]

    @property
    def is_field(self) -> bool:
        return self.anchor in FIELDS

    @property
    def beginning(self) -> str:
        """How the text begins: what tells the buttons of many parts from each other."""
        return Truncator(" ".join(unescape(strip_tags(self.html)).split())).chars(60)

    @property
    def before(self) -> list[EditedOperation]:
        return self.by_kind.get(Kind.INSERT_BEFORE, [])

    @property
    def instead(self) -> list[EditedOperation]:
        return [item for kind, items in self.by_kind.items() if Kind(kind).takes_the_place for item in items]

    @property
    def after(self) -> list[EditedOperation]:
        return self.by_kind.get(Kind.INSERT_AFTER, [])


@dataclass(frozen=True)
class Statewide:
    """What the widget knows of the page that is adapted: its text, how the operations stand to it, which are live."""

    text: Mapping[str, Any]
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    published: Collection[str] = ()
    district: str = ""
    override_id: int | None = None


class OperationsWidget(forms.Widget):
    """Shows the statewide blocks in order, each with what can be done with it and what has been."""

    template_name = "overrides/operations.html"

    def __init__(self, statewide: Statewide, operations: Sequence[Operation]) -> None:
        super().__init__()
        self.statewide, self.operations = statewide, operations
        self._block_widget = BlockWidget(content_block())

    @property
    def media(self) -> forms.Media:
        own = forms.Media(css={"all": ["overrides/operations.css"]})
        return self._block_widget.media + own

    def render_with_errors(
        self, name: str, value: Any, attrs: Any = None, errors: ErrorList | None = None, renderer: Any = None
    ) -> SafeString:
        problems: Mapping[str, ValidationError] = {}
        for error in errors.as_data() if errors else ():
            problems = getattr(error, "by_operation", {})
        return render_to_string(self.template_name, self._context(name, _as_operations(value), problems))

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return self.render_with_errors(name, value)

    def _context(
        self, name: str, operations: Sequence[Operation], problems: Mapping[str, ValidationError]
    ) -> dict[str, Any]:
        edited = [self._edited(name, operation, problems.get(operation.id)) for operation in operations]
        body = self.statewide.text["body"]
        known = {*FIELDS, *(block["id"] for block in body)}
        rows = [self._row(anchor, self.statewide.text[anchor], "", edited) for anchor in FIELDS]
        htmls = previews.render_blocks(body)
        rows += [self._row(block["id"], html, block, edited) for block, html in zip(body, htmls, strict=True)]
        return {
            "name": name,
            "button": BUTTON,
            "rows": rows,
            "orphans": [item for item in edited if item.operation.anchor not in known],
            "statewide": self.statewide,
            "is_empty": not body,
        }

    def _row(self, anchor: str, html: str, block: Block | str, edited: Sequence[EditedOperation]) -> Row:
        by_kind: dict[str, list[EditedOperation]] = {}
        for item in edited:
            if item.operation.anchor == anchor:
                by_kind.setdefault(item.operation.kind.value, []).append(item)
        locked = is_locked(block)
        mark = block["value"].get("mark", "") if isinstance(block, dict) else ""
        label = content_block().child_blocks[block["type"]].label if isinstance(block, dict) else ""
        return Row(
            anchor,
            str(label),
            mark_safe(html) if isinstance(block, dict) else html,  # noqa: S308 - rendered by templates
            str(_MARKS.get(mark, "")),
            locked,
            by_kind,
            [kind for kind in _kinds(anchor, locked=locked) if not _is_done(kind, by_kind)],
        )

    def _edited(self, name: str, operation: Operation, problem: ValidationError | None) -> EditedOperation:
        prefix = f"{name}-{operation.id}"
        edited = EditedOperation(operation, prefix)
        edited.judgement = self.statewide.judgements.get(operation.id)
        edited.is_published = operation.id in self.statewide.published
        if operation.kind in FIELDS or operation.kind is Kind.HIDE:
            edited.errors = problem.messages if problem else ()
            return edited
        block = content_block()
        stored = list(operation.content)
        errors = ErrorList([problem]) if problem else None
        edited.editor = self._block_widget.render_with_errors(
            f"{prefix}-content", block.to_python(stored), errors=errors
        )
        edited.plain = list(plain_fields(stored, block, f"{prefix}-plain"))
        return edited

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Operation]:
        known = {operation.id: operation for operation in self.operations}
        ids = dict.fromkeys(data.getlist(f"{name}-operation"))
        operations = [self._posted(known.get(item), data, files, f"{name}-{item}", item) for item in ids]
        return self._with_button([found for found in operations if found], data.get(BUTTON, ""))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-shown" not in data

    def _posted(
        self, known: Operation | None, data: Any, files: Any, prefix: str, operation_id: str
    ) -> Operation | None:
        operation = known or self._from_form(data, prefix, operation_id)
        if operation is None or operation.kind is Kind.HIDE:
            return operation
        if operation.kind in FIELDS:
            edited = replace(operation, text=data.get(f"{prefix}-text", operation.text).strip())
        else:
            edited = replace(operation, content=self._posted_content(operation, data, files, prefix))
        # Whoever changes a text has the statewide one before them.
        is_reviewed = (
            edited.wording != operation.wording and base_of(self.statewide.text, edited.anchor).digest
        )
        return edited.compared_with(self.statewide.text) if is_reviewed else edited

    def _posted_content(self, operation: Operation, data: Any, files: Any, prefix: str) -> tuple[Block, ...]:
        block, name = content_block(), f"{prefix}-content"
        if not block.value_omitted_from_data(data, files, name):
            return tuple(block.get_prep_value(block.value_from_datadict(data, files, name)))
        return tuple(with_plain_texts(list(operation.content), data, f"{prefix}-plain"))

    def _from_form(self, data: Any, prefix: str, operation_id: str) -> Operation | None:
        # Somebody else has removed it from the draft in the meantime, or it was never stored.
        try:
            kind = Kind(data.get(f"{prefix}-kind", ""))
        except ValueError:
            return None
        anchor = kind.value if kind in FIELDS else data.get(f"{prefix}-anchor", "")
        return Operation(operation_id, kind, anchor, base_of(self.statewide.text, anchor))

    def _with_button(self, operations: list[Operation], pressed: str) -> list[Operation]:
        what, _, anchor = pressed.partition(":")
        if what == DROP:
            return [operation for operation in operations if operation.id != anchor]
        taken = {(operation.kind, operation.anchor) for operation in operations}
        if what not in self._offered(anchor) or (what, anchor) in taken:
            return operations
        kind = Kind(what)
        if kind in (Kind.REPLACE, Kind.HIDE):
            # Of the two, the one that was asked for last.
            operations = [
                found
                for found in operations
                if not (found.anchor == anchor and found.kind in (Kind.REPLACE, Kind.HIDE))
            ]
        return [*operations, self._new(kind, anchor)]

    def _offered(self, anchor: str) -> list[str]:
        blocks = {block["id"]: block for block in self.statewide.text["body"]}
        if anchor in FIELDS or anchor in blocks:
            # Of a locked one, publishing says that it is.
            return _kinds(anchor, locked=False)
        return [] if anchor or blocks else [Kind.INSERT_AFTER.value]

    def _new(self, kind: Kind, anchor: str) -> Operation:
        base = base_of(self.statewide.text, anchor)
        operation = Operation(str(uuid4()), kind, anchor, base)
        if kind in FIELDS:
            return replace(operation, text=self.statewide.text[kind.value])
        if kind is Kind.REPLACE and base.block:
            return replace(operation, content=(_copy(base.block),))
        if kind.is_insertion:
            empty = {"type": "section", "id": str(uuid4()), "value": {"heading": "", "text": ""}}
            return replace(operation, content=(empty,))
        return operation


def _copy(block: Block) -> Block:
    value = {name: inner for name, inner in deepcopy(block["value"]).items() if name != "mark"}
    return {"type": block["type"], "id": str(uuid4()), "value": value}


def _kinds(anchor: str, *, locked: bool) -> list[str]:
    if anchor in FIELDS:
        return [anchor]
    allowed = [] if locked else [Kind.REPLACE, Kind.HIDE]
    return [kind.value for kind in (*allowed, Kind.INSERT_BEFORE, Kind.INSERT_AFTER)]


def _is_done(kind: str, by_kind: Mapping[str, Any]) -> bool:
    return kind in by_kind


def _as_operations(value: Any) -> list[Operation]:
    if isinstance(value, list):
        return value
    return [Operation.from_json(block) for block in value.raw_data] if value else []
