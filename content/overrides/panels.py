"""The form in which a district adapts a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import ObjectList

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.overrides.conflicts import is_locked
from content.overrides.locking import has_locked_block
from content.overrides.operations import FIELDS, Kind, Operation, operations_of
from content.overrides.widgets import OperationsError, OperationsWidget, content_block

# What becomes the state's own text, or a local page's, has to have room there.
_LONGEST = {name: InfoPage._meta.get_field(name).max_length for name in FIELDS}


class OperationsField(forms.Field):
    """The operations of an adapted page; its value is what the stream of operations stores."""

    widget: OperationsWidget

    def clean(self, value: Sequence[Operation]) -> list[dict[str, Any]]:
        is_draft = getattr(self, "is_deferred_validation", False)
        problems: dict[str, ValidationError] = {}
        cleaned = []
        for operation in value:
            try:
                cleaned.append(self._cleaned(operation, is_draft=is_draft).to_json())
            except ValidationError as problem:
                problems[operation.id] = problem
        if problems:
            raise OperationsError(
                _("Some of your texts cannot be stored like this: please look at the marked ones."), problems
            )
        return cleaned

    def has_changed(self, initial: Any, data: Sequence[Operation] | None) -> bool:
        before = operations_of(initial.raw_data) if initial else []
        return [_told(operation) for operation in before] != [_told(operation) for operation in data or ()]

    def _cleaned(self, operation: Operation, *, is_draft: bool) -> Operation:
        if operation.kind in FIELDS:
            if not operation.text and not is_draft:
                raise ValidationError(_("Write a text, or take the statewide one again."))
            MaxLengthValidator(_LONGEST[operation.kind])(operation.text)
            return operation
        if operation.kind.takes_the_place and not is_draft and self._is_locked(operation.anchor):
            raise ValidationError(_("The state has locked this text: no district may change it."))
        if operation.kind is Kind.HIDE:
            return operation
        block = content_block()
        content = block.to_python(list(operation.content))
        cleaned = block.clean_deferred(content) if is_draft else block.clean(content)
        if not cleaned and not is_draft:
            raise ValidationError(_("There is no text here. Write one, or remove this."))
        return replace(operation, content=tuple(block.get_prep_value(cleaned)))

    def _is_locked(self, anchor: str) -> bool:
        return any(block["id"] == anchor and is_locked(block) for block in self.widget.statewide.text["body"])


class OverrideForm(WagtailAdminPageForm):
    """Shows the statewide page with the operations in their places."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page = self.instance
        if page.target_id is None and page.district_id is None:
            # Wagtail would preview what nobody may create.
            raise PermissionDenied
        if not page.has_unpublished_changes:
            # What the last change meant says nothing of the next.
            self.initial["severity"] = Severity.NORMAL
        if "operations" in self.fields:
            widget = OperationsWidget(page.statewide(), page.all_operations)
            self.fields["operations"] = OperationsField(
                widget=widget, required=False, label=self.fields["operations"].label
            )

    def clean_hides_page(self) -> bool:
        hides: bool = self.cleaned_data["hides_page"]
        target = self.instance.target
        # A draft may say so: what it says is looked at again when it is published.
        if hides and target and not self.is_deferred_validation and has_locked_block(target):
            sentence = _(
                "“%(title)s” cannot be hidden: the state has locked a part of it, or of a page below it."
            )
            raise ValidationError(sentence, params={"title": target.title})
        return hides


class Untabbed(ObjectList):
    """Panels without tabs, of which Wagtail shows none where no scripts run."""

    class BoundPanel(ObjectList.BoundPanel):
        template_name = "overrides/untabbed.html"


def _told(operation: Operation) -> tuple[Any, ...]:
    return (operation.id, operation.kind, operation.anchor, operation.wording)
