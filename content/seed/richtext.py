"""Markdown, as the shipped modules are written in, to the HTML that Wagtail stores."""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt

_markdown = MarkdownIt("commonmark", {"html": False}).disable(
    ["heading", "lheading", "code", "fence", "image"]
)
_page_link = re.compile(r'<a href="page:([^"]*)">(.*?)</a>', re.DOTALL)
# The primary keys of the pages that a text may link to, by ``folder/page``; None for one that an editor has deleted.
PageIds = Mapping[str, int | None]


class UnknownPage(ValueError):
    """A text links to a page that is not shipped."""


def to_rich_text(markdown: str, page_ids: PageIds) -> str:
    """Return Wagtail's HTML for a text, with ``page:folder/page`` links as links to the pages with these keys.

    Of a link to a deleted page only the text stays. Raises ``UnknownPage`` for a link to any other.
    """

    def link(match: re.Match[str]) -> str:
        if match[1] not in page_ids:
            raise UnknownPage(f"There is no page “{match[1]}” to link to.")
        page_id = page_ids[match[1]]
        return match[2] if page_id is None else f'<a linktype="page" id="{page_id}">{match[2]}</a>'

    return _page_link.sub(link, _rendered(markdown))


# Every translation is compared with the same German.
@lru_cache(maxsize=2048)
def _rendered(markdown: str) -> str:
    html = _markdown.render(markdown.strip()).strip().replace("strong>", "b>").replace("em>", "i>")
    return re.sub(r">\n<", "><", html)


def from_plain_text(text: str) -> str:
    """Return Wagtail's HTML for plain text: a paragraph for each line that is not empty."""
    return "".join(
        f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.splitlines() if line.strip()
    )
