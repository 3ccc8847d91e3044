"""What blocks say, as lines of plain text: to be compared and read, not shown to readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import unescape
from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks

from content.core.text import normalised
from content.districts.models import ContactRole
from content.modules.blocks import LocalBodyBlock, NoticeBlock
from content.overrides.operations import FIELDS, Block, Operation

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_LINE_END = re.compile(r"</(?:p|li|ul|ol)>|<br\s*/?>")
_ITEM = re.compile(r"<li\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def choice_names() -> dict[str, str]:
    """Return how editors know what blocks only name by a key: roles, kinds of notices."""
    kinds = NoticeBlock().child_blocks["kind"].field.choices
    return {key: str(name) for key, name in kinds} | {
        role.key: role.name for role in ContactRole.objects.all()
    }


def wording_of(block: Any, names: Mapping[str, str]) -> str:
    """Return the lines of a statewide block, or of a title or a summary; of nothing, none."""
    if isinstance(block, str):
        return normalised(block)
    return wording((block,), names) if block else ""


def own_wording(operation: Operation, names: Mapping[str, str]) -> str:
    """Return the lines of what a district says instead of a statewide text, or beside it."""
    return normalised(operation.text) if operation.kind in FIELDS else wording(operation.content, names)


def wording(content: Iterable[Block], names: Mapping[str, str]) -> str:
    """Return the lines of blocks; one of an unknown type has none."""
    known = _body().child_blocks
    return "\n".join(
        line
        for block in content
        if block["type"] in known
        for line in _lines(block["value"], known[block["type"]], names)
    )


@cache
def _body() -> LocalBodyBlock:
    return LocalBodyBlock()


def _lines(value: Any, block: blocks.Block, names: Mapping[str, str]) -> Iterator[str]:
    match block:
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                yield from _lines(value.get(name), child, names)
        case blocks.ListBlock():
            for item in value or ():
                said = " – ".join(_lines(item["value"], block.child_block, names))
                yield "• " + said.replace("• ", "")
        case blocks.RichTextBlock():
            yield from _rich_lines(value or "")
        case blocks.ChoiceBlock():
            yield names.get(value, str(value))
        case _:
            if value:
                yield (
                    normalised(value) if isinstance(value, str) else _("Image %(number)s") % {"number": value}
                )


def _rich_lines(html: str) -> Iterator[str]:
    text = _ITEM.sub("• ", _LINK.sub(r"\2 (\1)", html))
    for line in _LINE_END.sub("\n", text).split("\n"):
        plain = normalised(unescape(_TAG.sub("", line)))
        if plain:
            yield plain
