"""Where a page has text to be translated, read from its model and its blocks."""

from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page, get_page_models

from content.translations.segments import Kept, ListOf, Schema, Stream, Struct, Text

LONGEST_TITLE: int = Page._meta.get_field("title").max_length


def translated_models() -> list[type[Page]]:
    """Return the page types that have text to be translated."""
    return [model for model in get_page_models() if translated_fields(model)]


def schema_of(model: type[Page]) -> Struct:
    """Return the schema of a page type's ``translated_fields``."""
    return _schema_of(model._meta.label)


@cache
def _schema_of(label: str) -> Struct:
    model = apps.get_model(label)
    return Struct({name: _field_schema(model._meta.get_field(name)) for name in translated_fields(model)})


def translated_fields(model: type[models.Model]) -> list[str]:
    """Return the names of the fields with text; none for a page type that is not translated."""
    return getattr(model, "translated_fields", [])


def structure_of(page: Page) -> dict[str, Any]:
    """Return the page's translated fields as they are stored."""
    return {name: _stored(getattr(page, name)) for name in translated_fields(type(page))}


def _stored(value: Any) -> Any:
    return list(value.raw_data) if isinstance(value, blocks.StreamValue) else value


def _field_schema(field: models.Field[Any, Any]) -> Schema:
    return _block_schema(field.stream_block) if isinstance(field, StreamField) else Text()


def _block_schema(block: blocks.Block) -> Schema:
    match block:
        case blocks.StreamBlock():
            return Stream({name: _block_schema(child) for name, child in block.child_blocks.items()})
        case blocks.StructBlock():
            return Struct(
                {
                    name: _block_schema(child)
                    for name, child in block.child_blocks.items()
                    if getattr(child, "is_for_readers", True)
                }
            )
        case blocks.ListBlock():
            return ListOf(_block_schema(block.child_block))
        case blocks.RichTextBlock():
            return Text(is_rich=True)
        case blocks.CharBlock() | blocks.TextBlock():
            return Text() if getattr(block, "is_translated", True) else Kept()
        case ImageChooserBlock():
            return Kept("image")
        case _:
            return Kept()
