"""Text that says which language it is in."""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypedDict

from django.db import models
from modeltranslation.utils import build_localized_fieldname

from content.core.languages import Language, language_of


class TextIn(TypedDict):
    """A text with its BCP 47 code and the direction of its script."""

    text: str
    language: str
    direction: str


def text_in(text: str, code: str) -> TextIn:
    """Return a text with its language."""
    return {"text": text, "language": code, "direction": language_of(code).direction.value}


def column_in(instance: models.Model, field: str, language: Language) -> TextIn | None:
    """Return a translated column in a language or the nearest one of its fallbacks, or None if all are empty."""
    return next((text_in(text, code) for code, text in _columns(instance, field, language) if text), None)


def _columns(instance: models.Model, field: str, language: Language) -> Iterable[tuple[str, Any]]:
    for code in (language.code, *language.fallbacks):
        yield code, getattr(instance, _column(field, code))


@cache
def _column(field: str, code: str) -> str:
    name: str = build_localized_fieldname(field, code.lower())
    return name
