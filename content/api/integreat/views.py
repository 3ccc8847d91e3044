"""The answers to Integreat's apps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from secrets import token_hex

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone

from content.api.answers import JSON_TYPE, Json, to_json
from content.api.integreat.access import public
from content.api.integreat.addresses import below, page_path_of
from content.api.integreat.pages import present_pages
from content.api.integreat.passing import present_events, present_news
from content.api.integreat.problems import NotHere, Unusable
from content.api.integreat.regions import present_region
from content.api.integreat.tabs import tabs_on
from content.core.http import ANSWERS, CACHE_CONTROL, ENCODERS, Shelf, answer, stored_answer
from content.core.integreat_codes import language_called
from content.core.languages import Language
from content.districts.models import District
from content.districts.queries import live_districts, places_of
from content.editions.manifest import Entry
from content.editions.reading import EditionNotFound, ReadEdition, current_version, page_once_at, read_edition
from content.modules.enums import Icon, Purpose

# Whatever is deeper than any tree of pages is the same to us, and remembered once.
DEEPEST = 64
# All text of an edition is too much for memory. Files outlive a release, which may present it in another way.
WHOLE = Shelf("bundles", CACHE_CONTROL, {name: ENCODERS[name] for name in ("zstd", "gzip")}, is_large=True)
_RELEASE = token_hex(8)

Select = Callable[[ReadEdition], Sequence[Entry]]
Present = Callable[[ReadEdition], "Json | list[Json]"]


@public
def regions(request: HttpRequest) -> HttpResponse:
    """All districts that readers may choose."""
    districts = live_districts()
    places, tabs = places_of(districts), tabs_on(timezone.localdate())
    content = to_json(
        [present_region(district, places[district.pk], tabs[district.pk]) for district in districts]
    )
    return answer(request, content, content_type=JSON_TYPE)


@public
def region(request: HttpRequest, region: str) -> HttpResponse:
    """One district."""
    found = District.objects.live().filter(slug=region).prefetch_related("offered").first()
    if found is None:
        raise NotHere("There is no such region.")
    tabs = tabs_on(timezone.localdate())[found.pk]
    content = to_json(present_region(found, places_of([found])[found.pk], tabs))
    return answer(request, content, content_type=JSON_TYPE)


@public
def pages(request: HttpRequest, region: str, language: str) -> HttpResponse:
    """All pages with all their text."""
    return _answer(
        request,
        (region, language),
        f"pages:{_RELEASE}",
        lambda edition: present_pages(edition, edition.topics),
        WHOLE,
    )


@public
def children(request: HttpRequest, region: str, language: str) -> HttpResponse:
    """A page and those at most ``depth`` levels below it; without a page, the first levels."""
    depth = _depth(request)
    if not request.GET.get("url"):
        return _list(
            request,
            (region, language),
            f"children:{depth}",
            lambda edition: list(below(edition.topics, None, depth)),
        )
    path = _page_path(request, region, language)

    def select(edition: ReadEdition) -> list[Entry]:
        top = _page(edition, path)
        return [top, *below(edition.pages, top, depth)]

    return _list(request, (region, language), f"children:{depth}:{path}", select)


@public
def parents(request: HttpRequest, region: str, language: str) -> HttpResponse:
    """The pages above one, the topmost first."""
    path = _page_path(request, region, language)
    return _list(
        request,
        (region, language),
        f"parents:{path}",
        lambda edition: edition.ancestors(_page(edition, path)),
    )


@public
def page(request: HttpRequest, region: str, language: str) -> HttpResponse:
    """One page."""
    path = _page_path(request, region, language)
    return _answer(
        request,
        (region, language),
        f"page:{path}",
        lambda edition: present_pages(edition, [_page(edition, path)])[0],
    )


@public
def imprint(request: HttpRequest, region: str, language: str) -> HttpResponse:
    """What the district says of itself by law."""
    return _answer(request, (region, language), "imprint", _imprint)


@public
def events(request: HttpRequest, region: str, language: str) -> HttpResponse:
    """What takes place."""
    today = timezone.localdate()
    return _answer(
        request, (region, language), f"events:{today}", lambda edition: present_events(edition, today)
    )


@public
def news(request: HttpRequest, region: str, language: str) -> HttpResponse:
    """What is new."""
    return _answer(request, (region, language), "news", present_news)


@public
def news_item(request: HttpRequest, region: str, language: str, number: str) -> HttpResponse:
    """One of the news."""

    def present(edition: ReadEdition) -> Json:
        found = next((item for item in present_news(edition) if item["id"] == number), None)
        if found is None:
            raise NotHere("There is no such news in this region and language.")
        return found

    return _answer(request, (region, language), f"news:{number}", present)


@public
def icon(request: HttpRequest, name: str) -> HttpResponse:
    """The picture of a topic."""
    if name not in Icon.values:
        raise NotHere("There is no such picture.")
    picture = render_to_string("integreat/thumbnail.svg", {"name": name}).strip()
    return answer(request, picture, content_type="image/svg+xml")


@public
def printed(request: HttpRequest, region: str, language: str) -> HttpResponse:
    """The way to the PDF of a page, or, without one, to that of all pages."""
    edition = current_edition(region, language)
    address = f"/{region}/{edition.language.slug}/"
    if request.GET.get("url"):
        address = edition.address(_page(edition, _page_path(request, region, language)))
    return HttpResponseRedirect(f"{address.rstrip('/')}.pdf")


@public
def nothing_yet(request: HttpRequest, region: str, language: str) -> HttpResponse:
    """An empty list, of something that regions say they do not have."""
    _, _, asked = _current(region, language)
    return answer(request, "[]", content_type=JSON_TYPE, language=asked.code)


@public
def unknown(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """Say that there is nothing at an address."""
    raise NotHere("There is nothing here.")


def _list(request: HttpRequest, where: tuple[str, str], name: str, select: Select) -> HttpResponse:
    return _answer(request, where, name, lambda edition: present_pages(edition, select(edition)))


def _answer(
    request: HttpRequest, where: tuple[str, str], name: str, present: Present, shelf: Shelf = ANSWERS
) -> HttpResponse:
    pk, version, asked = _current(*where)
    try:
        return stored_answer(
            request,
            f"integreat:{version}:{asked.code}:{name}",
            lambda: to_json(present(read_edition(pk, version))),
            content_type=JSON_TYPE,
            language=asked.code,
            shelf=shelf,
        )
    except EditionNotFound as missing:
        raise _no_edition() from missing


def current_edition(region: str, code: str) -> ReadEdition:
    """Return what readers of a region get in a language. Raises ``NotHere``."""
    pk, version, _ = _current(region, code)
    try:
        return read_edition(pk, version)
    except EditionNotFound as missing:
        raise _no_edition() from missing


def _current(region: str, code: str) -> tuple[int, str, Language]:
    try:
        return current_version(region, _language(code).slug)
    except EditionNotFound as missing:
        raise _no_edition() from missing


def _language(code: str) -> Language:
    try:
        return language_called(code)
    except KeyError as missing:
        raise _no_edition() from missing


def _no_edition() -> NotHere:
    return NotHere("There is no such region, or it does not publish in this language.")


def _imprint(edition: ReadEdition) -> Json:
    entry = edition.legal_pages.get(Purpose.IMPRINT)
    if entry is None:
        raise NotHere("This region has no imprint.")
    return present_pages(edition, [entry])[0]


def _page(edition: ReadEdition, path: str) -> Entry:
    # Where a page has moved, the apps see by its path, and go there.
    found = edition.page_at(path) or page_once_at(edition, path)
    if found is None:
        raise _no_page()
    return found


def _no_page() -> NotHere:
    return NotHere("There is no page at this url in this region and language.")


def _page_path(request: HttpRequest, region: str, code: str) -> str:
    url = request.GET.get("url")
    if not url:
        raise Unusable("Name a page: url=/region/language/path.")
    path = page_path_of(url, region, _language(code))
    if path is None:
        raise _no_page()
    return path


def _depth(request: HttpRequest) -> int:
    try:
        wanted = int(request.GET.get("depth", "1"))
    except ValueError as invalid:
        raise Unusable("depth is a whole number.") from invalid
    return min(max(wanted, 0), DEEPEST)
