"""How texts are shown to editors as readers would see them: whoever renders for readers registers here."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE

PageRenderer = Callable[[Any, HttpRequest, str], HttpResponse]
DistrictRenderer = Callable[[Any, Any, str], HttpResponse]
BlockRenderer = Callable[[Sequence[dict[str, Any]]], list[str]]
_page_renderers: list[PageRenderer] = []
_district_renderers: list[DistrictRenderer] = []
_block_renderers: list[BlockRenderer] = []


def register(renderer: PageRenderer) -> PageRenderer:
    """Use a function ``(page, request, language code) -> response`` for previews."""
    _page_renderers.append(renderer)
    return renderer


def register_in_district(renderer: DistrictRenderer) -> DistrictRenderer:
    """Use a function ``(page, district, language code) -> response`` for pages that many districts show."""
    _district_renderers.append(renderer)
    return renderer


def register_blocks(renderer: BlockRenderer) -> BlockRenderer:
    """Use a function ``stored blocks -> safe HTML of each`` for texts that editors see and do not edit."""
    _block_renderers.append(renderer)
    return renderer


def render(page: Any, request: HttpRequest, language_code: str) -> HttpResponse:
    """Return the page's draft in a language, as readers would see it."""
    return _page_renderers[-1](page, request, language_code)


def render_in(page: Any, district: Any, language_code: str) -> HttpResponse:
    """Return a page in a language, as readers of one district see it."""
    return _district_renderers[-1](page, district, language_code)


def render_blocks(blocks: Sequence[dict[str, Any]]) -> list[str]:
    """Return the safe HTML of stored German blocks, in as many queries for many as for one."""
    return _block_renderers[-1](blocks)


class PreviewedInLanguages:
    """A page whose draft is shown in every language, as readers would see it."""

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [(language.code, language.autonym) for language in LANGUAGES.values()]

    @property
    def default_preview_mode(self) -> str:
        return SOURCE_LANGUAGE

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return render(self, request, mode_name)
