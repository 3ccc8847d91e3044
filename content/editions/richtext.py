"""Rich text on its way to readers: from what Wagtail stores to safe HTML with open links, and on to the reader's own links."""

import re
from collections.abc import Callable, Mapping
from html import escape

import nh3

from content.core.text import tel_uri

PAGE_SCHEME = "lotse:page/"

_TAGS = {"a", "b", "strong", "em", "i", "p", "br", "ul", "ol", "li"}
_WAGTAIL_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_LINK_ID = re.compile(r'\bid="(\d+)"')
_OPEN_LINK = re.compile(rf'<a href="{PAGE_SCHEME}([0-9a-f-]+)">(.*?)</a>', re.DOTALL)
_LINK_OR_TAG_OR_TEXT = re.compile(r"(<a\b.*?</a>|<[^>]+>)", re.DOTALL)
# Emergency and service numbers, and numbers with an area code: at least six digits after +49 or 0.
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?:116[ ]?1[12]7|116[ ]?1[012]6|116[ ]?111|116[ ]?123|11[0257]|(?:\+49|0)(?:[ /()-]{0,2}\d){6,14})(?![\w]|[.,/-]\d)"
)


def linked_pages(html: str) -> set[int]:
    """Return the primary keys of the pages that Wagtail's links in the HTML lead to."""
    links = _WAGTAIL_PAGE_LINK.findall(html)
    return {int(found[1]) for link in links if (found := _LINK_ID.search(link))}


def symbolic_links(html: str, page_keys: Mapping[int, str]) -> str:
    """Return HTML in which Wagtail's links to pages name the page by its key; unknown pages become plain text."""

    def symbolic(match: re.Match[str]) -> str:
        found = _LINK_ID.search(match[0])
        key = page_keys.get(int(found[1])) if found else None
        return f'<a href="{PAGE_SCHEME}{key}">' if key else "<a>"

    return _WAGTAIL_PAGE_LINK.sub(symbolic, html)


def safe_html(html: str) -> str:
    """Return HTML reduced to what our pages may contain, with phone numbers that can be dialled."""
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel", "lotse"},
        link_rel=None,
    )
    return _outside_links(cleaned, lambda text: _PHONE.sub(_phone_link, text))


def fill_links(html: str, address_of: Callable[[str], str | None]) -> str:
    """Return HTML in which links to pages lead where ``address_of(key)`` says; without an address only their text stays."""

    def filled(match: re.Match[str]) -> str:
        address = address_of(match[1])
        return f'<a href="{escape(address)}">{match[2]}</a>' if address else match[2]

    return _OPEN_LINK.sub(filled, html)


def _outside_links(html: str, change: Callable[[str], str]) -> str:
    pieces = _LINK_OR_TAG_OR_TEXT.split(html)
    return "".join(piece if piece.startswith("<") else change(piece) for piece in pieces)


def _phone_link(match: re.Match[str]) -> str:
    # In right-to-left text the groups of a number would change places.
    return f'<a href="{tel_uri(match[0])}"><bdi dir="ltr">{match[0]}</bdi></a>'
