"""Bringing the region of a fake server over, as the command does."""

from wagtail.models import Page

from content.districts.models import District, DistrictHome
from content.modules.models import InfoPage
from content.takeover.actions import Wanted, take_over
from content.takeover.actions.pages import Task
from content.takeover.actions.running import Run
from content.takeover.asking import ask
from content.takeover.reading import reading_of
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


def titles() -> list[tuple[int, str, str, bool]]:
    """Return the pages of all districts: depth, title as editors see it, address, and whether readers see it."""
    home = DistrictHome.objects.get()
    pages = Page.objects.descendant_of(home).order_by("path")
    return [(page.depth - home.depth, page.draft_title, page.slug, page.live) for page in pages]


def edit(slug: str, **texts: str) -> None:
    """Save a draft of a page with other texts."""
    page = page_at(slug)
    for name, text in texts.items():
        setattr(page, name, text)
    page.save_revision()


def task_for(server: FakeIntegreat) -> Task:
    """Return what is to be written for the first page, whose draft has been created."""
    source = Server(server.url, "mainz")
    run = Run(source, ask(source), District.objects.get(), Wanted())
    run.create_missing()
    their = next(iter(run.german.values()))
    run.readings[their.path] = reading_of(their, run.origin, run.targets)
    return run._task(their, run.known.page(their.path).pk)
