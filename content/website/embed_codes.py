"""How other websites show a page, or the topics of a district, in a frame."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from django.urls import reverse

from content.core.languages import SOURCE, Language
from content.core.site import on_the_web
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition

# In CSS pixels: about a text column wide, and as high as a phone.
WIDTH, HEIGHT = 640, 640


def address(edition: ReadEdition, entry: Entry | None, language: Language | None) -> str:
    """Return where a page, or else the topics, can be shown in a frame; without a language, in the visitor's."""
    name = "embed" if language else "embed_auto"
    args = [edition.district["slug"], *([language] if language else [])]
    if entry is None:
        return reverse(f"website:{name}", args=args)
    return reverse(f"website:{name}_page", args=[*args, entry["path"]])


def code(edition: ReadEdition, entry: Entry | None, *, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Return the HTML that shows a page, or else the topics, in a frame on another website.

    German, which is what is copied where people write German, begins in the visitor's language; others stay.
    """
    language = None if edition.language == SOURCE else edition.language
    source = escape(on_the_web(address(edition, entry, language)))
    return (
        f'<iframe src="{source}" title="{escape(title(edition, entry))}" width="{width}" height="{height}" '
        'loading="lazy" style="max-width: 100%; border: 0"></iframe>'
    )


def title(edition: ReadEdition, entry: Entry | None) -> str:
    """Return what a page, or else the topics, are called elsewhere."""
    district: str = edition.district["name"]["text"]
    return f"{entry['title']['text']} – {district}" if entry else district


def oembed_address(shown: str) -> str:
    """Return where programs ask how to show an address of the website."""
    return f"{on_the_web(reverse('website:oembed'))}?url={quote(on_the_web(shown), safe='')}"
