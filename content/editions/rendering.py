"""The HTML of a page's blocks, with slots and links still open."""

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from functools import cache
from typing import Any

from django.template import loader
from django.utils import translation
from django.utils.html import escape

from content.core.languages import Language, language_of

_HERE = "\ue000"  # for private use, which is none of a template's


def render_blocks(blocks: Iterable[dict[str, Any]], language: Language) -> list[str]:
    """Return the HTML of each of some presented blocks for readers of a language.

    Each block is written in its own language; one that is in another than the page's says so in the page's.
    """
    with translation.override(language.slug):
        return [_render_block(block, language) for block in blocks]


def render_contact_card(contact: Mapping[str, Any], district: Mapping[str, Any]) -> str:
    """Return the card that fills a slot, in the active language."""
    card = loader.get_template("components/contact_card.html")
    return str(card.render({"contact": contact, "district": district}))


def _render_block(block: dict[str, Any], page_language: Language) -> str:
    own = language_of(block["language"])
    before_id, before_content, end = _frame(
        block["type"], own, page_language, is_withheld=block.get("is_translation_withheld", False)
    )
    # Changing the language takes half as long as writing a block in it, and most blocks need no change.
    with nullcontext() if own == page_language else translation.override(own.slug):
        content = _template(block["type"]).render({"block": block, "value": block["value"]})
    return f"{before_id}{escape(block['id'])}{before_content}{content}{end}"


@cache
def _frame(kind: str, own: Language, page_language: Language, *, is_withheld: bool) -> tuple[str, str, str]:
    """Return what stands around every block of a kind in these languages, cut where its id and its content go."""
    context = {
        "kind": kind,
        "own": own,
        "page_language": page_language,
        "is_withheld": is_withheld,
        "id": _HERE,
        "content": _HERE,
    }
    with translation.override(page_language.slug):
        before_id, before_content, end = _template("_block").render(context).split(_HERE)
    return before_id, before_content, end


@cache
def _template(kind: str) -> Any:
    return loader.get_template(f"blocks/{kind}.html")
