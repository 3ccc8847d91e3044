"""The HTML of a page's blocks, with slots and links still open."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.template import loader
from django.utils import translation

from content.core.languages import Language, language_of


@cache
def _template(kind: str) -> Any:
    return loader.get_template(f"blocks/{kind}.html")


def render_blocks(blocks: Iterable[dict[str, Any]], language: Language) -> str:
    """Return the HTML of presented blocks for readers of a language.

    Each block is written in its own language; one that is in another than the page's says so in the page's.
    """
    return "".join(_render_block(block, language) for block in blocks)


def _render_block(block: dict[str, Any], page_language: Language) -> str:
    own = language_of(block["language"])
    with translation.override(own.slug):
        content = _template(block["type"]).render({"block": block, "value": block["value"]})
    context = {"block": block, "content": content, "own": own, "page_language": page_language}
    with translation.override(page_language.slug):
        return str(_template("_block").render(context))
