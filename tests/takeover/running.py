"""Bringing the region of a fake server over, as the command does."""

from content.districts.models import District
from content.modules.models import InfoPage
from content.takeover.actions import Wanted, take_over
from content.takeover.asking import ask
from content.takeover.reports import Report
from content.takeover.sources import Server
from content.translations.models import Translation
from content.translations.queries import source_segments
from tests.takeover.fake_integreat import FakeIntegreat


def bring(server: FakeIntegreat, *, is_published: bool = False, is_tried: bool = False) -> Report:
    """Bring the region over to the district of the same name."""
    source = Server(server.url, server.region.slug, pause=lambda seconds: None)
    district = District.objects.get(slug=server.region.slug)
    return take_over(
        source=source,
        answers=ask(source),
        district=district,
        wanted=Wanted(is_published=is_published, is_tried=is_tried),
    )


def fates(report: Report) -> dict[str, dict[str, str]]:
    """Return, by the path below region and language, what became of a page in each language."""
    return {
        page.path.split("/", 2)[2]: {text.language: text.fate.value for text in page.texts}
        for page in report.pages
    }


def page_at(slug: str) -> InfoPage:
    """Return a page as editors see it."""
    page: InfoPage = InfoPage.objects.get(slug=slug).get_latest_revision_as_object()
    return page


def texts_of(page: InfoPage) -> list[str]:
    """Return the rich texts of a page's sections."""
    return [block["value"]["text"] for block in page.body.raw_data if block["type"] == "section"]


def translation_of(slug: str, language: str) -> Translation:
    return Translation.objects.get(page__slug=slug, language=language)


def strings_of(slug: str, language: str) -> list[str]:
    """Return the draft of a translation in the order of the page."""
    strings = translation_of(slug, language).draft_strings
    return [strings[segment.key].text for segment in source_segments(page_at(slug)) if segment.key in strings]
