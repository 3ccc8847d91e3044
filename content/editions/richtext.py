"""Rich text on its way to readers: from what Wagtail stores to safe HTML with open links, then to their own links."""

import re
from collections.abc import Callable, Mapping
from html import escape

import nh3

from content.core.text import PHONE, tel_uri

PAGE_SCHEME = "lotse:page/"

_TAGS = {"a", "b", "bdi", "strong", "em", "i", "p", "br", "ul", "ol", "li"}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href"}, "bdi": {"dir"}},
    url_schemes={"http", "https", "mailto", "tel", "lotse"},
    link_rel=None,
)
_WAGTAIL_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_LINK_ID = re.compile(r'\bid="(\d+)"')
_OPEN_LINK = re.compile(
    r'<a href="\s*lotse:(?:page/([0-9a-f-]+)|[^"]*)">(.*?)</a>', re.DOTALL | re.IGNORECASE
)
_LINK_OR_TAG_OR_TEXT = re.compile(r"(<a\b.*?</a>|<[^>]+>)", re.DOTALL)


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
    return _outside_links(_CLEANER.clean(html), _with_phone_links)


def fill_links(html: str, address_of: Callable[[str], str | None]) -> str:
    """Return HTML in which links to pages lead where ``address_of(key)`` says; without an address their text stays."""

    def filled(match: re.Match[str]) -> str:
        address = address_of(match[1]) if match[1] else None
        return f'<a href="{escape(address)}">{match[2]}</a>' if address else match[2]

    return _OPEN_LINK.sub(filled, html)


def _outside_links(html: str, change: Callable[[str], str]) -> str:
    pieces = _LINK_OR_TAG_OR_TEXT.split(html)
    return "".join(piece if piece.startswith("<") else change(piece) for piece in pieces)


def _with_phone_links(text: str) -> str:
    # How every number begins is found in a hundredth of the time that the expression takes.
    may_hold_one = "0" in text or "11" in text or "+49" in text
    return PHONE.sub(_phone_link, text) if may_hold_one else text


def _phone_link(match: re.Match[str]) -> str:
    # In right-to-left text the groups of a number would change places.
    return f'<a href="{tel_uri(match[0])}"><bdi dir="ltr">{match[0]}</bdi></a>'
