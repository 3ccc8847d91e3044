"""German texts as editors see them beside what they edit."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from content.core.languages import SOURCE
from content.districts.models import ContactRole
from content.editions.presentation import present
from content.editions.reading import SLOT
from content.editions.references import references_in
from content.editions.rendering import render_blocks
from content.editions.richtext import fill_links
from content.modules import previews
from content.modules.models import InfoPage
from content.translations.schemas import schema_of
from content.translations.segments import Stream


@previews.register_blocks
def show_blocks(blocks: Sequence[dict[str, Any]]) -> list[str]:
    """Return the HTML of stored blocks: links lead nowhere, and a slot says which role it names.

    A block of a type that there is no longer has none.
    """
    stream = schema_of(InfoPage).fields["body"]
    assert isinstance(stream, Stream)
    references = references_in([(list(blocks), stream)])
    known = [block for block in blocks if block["type"] in stream.blocks]
    presented = [
        {
            "id": block["id"],
            "type": block["type"],
            "language": SOURCE.code,
            "value": present(block["value"], stream.blocks[block["type"]], references),
        }
        for block in known
    ]
    roles = dict(ContactRole.objects.values_list("key", "name"))
    htmls = (
        SLOT.sub(lambda slot: _slot(roles.get(slot[1], slot[1])), fill_links(_opened(html), lambda key: None))
        for html in render_blocks(presented, SOURCE)
    )
    return [next(htmls) if block["type"] in stream.blocks else "" for block in blocks]


def _slot(role: str) -> str:
    return format_html('<p class="slot">{}</p>', _("Contact: %(role)s") % {"role": role})


def _opened(html: str) -> str:
    # Whoever compares texts wants to see them.
    return html.replace("<details", "<details open")
