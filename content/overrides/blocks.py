"""How operations are stored: as a stream, so that drafts, history and comments know them like any text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.modules.blocks import KeptCharBlock, LocalBodyBlock


class KeptJSONBlock(blocks.FieldBlock):
    """Something that only programs read."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = forms.JSONField(required=False, widget=forms.HiddenInput)
        super().__init__(**kwargs)


class OperationBlock(blocks.StructBlock):
    """What every operation remembers."""

    base = KeptJSONBlock()
    adopted_from = KeptCharBlock(required=False)


class BlockOperationBlock(OperationBlock):
    """An operation on a block; without an anchor it is on a page that has none."""

    anchor = KeptCharBlock(required=False)


class HideBlock(BlockOperationBlock):
    class Meta:
        label = _("Hidden")


class ReplaceBlock(BlockOperationBlock):
    content = LocalBodyBlock(min_num=1, required=True)

    class Meta:
        label = _("Replaced")


class InsertBlock(BlockOperationBlock):
    content = LocalBodyBlock(min_num=1, required=True)

    class Meta:
        label = _("Added")


class FieldOperationBlock(OperationBlock):
    """An operation on a field of the page."""

    text = blocks.CharBlock()

    class Meta:
        label = _("Replaced")


class OperationsBlock(blocks.StreamBlock):
    """What a district changes on one statewide page."""

    title = FieldOperationBlock()
    summary = FieldOperationBlock()
    replace = ReplaceBlock()
    hide = HideBlock()
    insert_before = InsertBlock()
    insert_after = InsertBlock()

    class Meta:
        required = False
