"""Of which block each string of a page is, as an editor knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from wagtail import blocks
from wagtail.models import Page

from content.modules.models import InfoPage
from content.overrides.operations import FIELDS
from content.translations.schemas import structure_of
from content.translations.segments import Segment

_NO_BLOCK = blocks.Block()
_ICONS = {"title": "title", "summary": "doc-full"}


@dataclass(frozen=True, slots=True)
class Place:
    """What holds a string: the block or field that is shown in one language, and the field inside it."""

    unit: str
    heading: str
    icon: str
    label: str


def places_of(page: Page, segments: list[Segment]) -> dict[str, Place]:
    """Return by key where the strings of a specific page, as it is in memory, stand in it."""
    structure = structure_of(page)
    return {segment.key: _place(page, structure, segment) for segment in segments}


def _place(page: Page, structure: Mapping[str, Any], segment: Segment) -> Place:
    name, *path = segment.key.split(".")
    if not path:
        label = _field_label(type(page), name)
        return Place(segment.unit, label, _ICONS.get(name, "doc-full"), label)
    trail = _trail(page._meta.get_field(name).stream_block, structure[name], path)
    if trail[0].name in FIELDS:
        label = _field_label(InfoPage, trail[0].name)
        return Place(segment.unit, f"{trail[0].label}: {label}", _ICONS[trail[0].name], label)
    heading, icon = _named(trail)
    return Place(segment.unit, heading, icon, str(capfirst(trail[-1].label)))


def _field_label(model: type[Page], name: str) -> str:
    return str(capfirst(model._meta.get_field(name).verbose_name))


def _trail(block: blocks.Block, stored: Any, path: list[str]) -> list[blocks.Block]:
    """Return the blocks on the way to a string, the outermost first."""
    if not path:
        return []
    step, *rest = path
    match block:
        case blocks.StructBlock():
            inner, value = block.child_blocks[step], stored[step]
        case blocks.StreamBlock():
            member = _member(stored, step)
            inner, value = block.child_blocks[member["type"]], member["value"]
        case _:
            inner, value = block.child_block, _member(stored, step)["value"]
    return [inner, *_trail(inner, value, rest)]


def _member(stored: list[dict[str, Any]], identity: str) -> dict[str, Any]:
    return next(member for member in stored if member["id"] == identity)


def _named(trail: list[blocks.Block]) -> tuple[str, str]:
    """Return the heading and the icon of a block; one that holds others has its own name before theirs."""
    known = [block for block in trail if isinstance(block, blocks.StructBlock) and block.label]
    outermost = known[0]
    inside = next((block for block in trail[1:] if block.meta.icon != _NO_BLOCK.meta.icon), outermost)
    is_nested = any(isinstance(block, blocks.StreamBlock) for block in trail)
    if not is_nested:
        return str(outermost.label), outermost.meta.icon
    return f"{outermost.label}: {inside.label}", inside.meta.icon
