"""Fields for rich text, which read all pages that are linked in it at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    ExternalLinkElementHandler,
    LinkElementHandler,
)
from wagtail.models import Page

from content.core.languages import Language
from content.modules.blocks import RICH_TEXT_FEATURES

# What the rich text editor's converter raises when it is sent what it has not written itself.
BROKEN = (AttributeError, LookupError, TypeError, ValueError, ExporterException)
_PAGE_LINK = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*\bid="(\d+)"[^>]*>')


class _KnownPages(LinkElementHandler):
    """Says of a linked page what the editor's link dialog wants to know."""

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__("LINK")
        self._ids = {int(found) for text in texts for found in _PAGE_LINK.findall(text)}

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        found = int(attrs["id"])
        url = _url(found) if found in self._parents else None
        return {"id": found, "url": url, "parentId": self._parents.get(found)}

    @cached_property
    def _parents(self) -> dict[int, int | None]:
        paths = dict(Page.objects.filter(pk__in=self._ids).values_list("pk", "path"))
        above = {path[: -Page.steplen] for path in paths.values()}
        parents = dict(Page.objects.filter(path__in=above).values_list("path", "pk"))
        return {key: parents.get(path[: -Page.steplen]) for key, path in paths.items()}


def rich_text_editor(language: Language, texts: Iterable[str]) -> Any:
    """Return a widget that edits some texts in a language; as many fields as there are may share it."""
    widget = get_rich_text_editor_widget(features=RICH_TEXT_FEATURES)
    widget.attrs.update(lang=language.code, dir=language.direction.value)
    rules = widget.converter.html_to_contentstate_handler.element_handlers
    rules.element_rules.pop("a")
    rules.add_rules({"a[href]": ExternalLinkElementHandler("LINK"), 'a[linktype="page"]': _KnownPages(texts)})
    return widget


def shown(rich_text: str) -> SafeString:
    """Return stored rich text as HTML; links to pages lead to where editors find them, without a query."""
    return mark_safe(  # noqa: S308 - what editors may write
        _PAGE_LINK.sub(lambda link: format_html('<a href="{}">', _url(int(link[1]))), rich_text)
    )


def _url(page_id: int) -> str:
    return reverse("wagtailadmin_explore", args=[page_id])


def compact(content_state: str) -> str:
    """Return what the editor takes for a text, in as few characters as it needs."""
    return json.dumps(json.loads(content_state), ensure_ascii=False, separators=(",", ":"))


class MarkupField(forms.CharField):
    """Rich text as markup, for a browser without scripts; what the editor would not write is left out."""

    def __init__(self, *, converter: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.converter = converter

    def to_python(self, value: Any) -> str:
        markup = super().to_python(value)
        if not markup:
            return ""
        try:
            return self._written(markup)
        # The converter asserts that tags are closed as they were opened; if not, they are taken for text.
        except AssertionError:
            return self._written(linebreaks(markup, autoescape=True))

    def _written(self, markup: str) -> str:
        return str(self.converter.to_database_format(self.converter.from_database_format(markup)))
