import pytest

from content.core.languages import LANGUAGES, language_of
from content.modules.models import InfoPage
from content.translations.queries import (
    pages_with_progress,
    progress_by_language,
    source_segments,
    translated_source,
)
from content.translations.staleness import Status
from tests.factories import InfoPageFactory, TranslationFactory, blocks

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(state):
    return InfoPageFactory.create(
        parent=state, title="Schule", summary="", body=[blocks.section("a", "Wann?", "Bald.")]
    )


def texts(page):
    return [segment.text for segment in source_segments(page)]


def test_translators_see_what_is_published(page):
    page.title = "Entwurf"
    page.save_revision()

    assert texts(InfoPage.objects.get()) == ["Schule", "Wann?", "<p>Bald.</p>"]


def test_translators_see_the_draft_of_what_was_never_published(state):
    page = InfoPageFactory.create(parent=state, title="Alt", summary="", body=[], is_draft=True)
    page.title = "Entwurf"
    page.save_revision()

    assert texts(page) == ["Entwurf"]
    assert translated_source(page).title == "Entwurf"


def test_progress_by_language_follows_the_language_table(page):
    assert [row.language.code for row in progress_by_language(page)] == [
        code for code in LANGUAGES if code != "de"
    ]


@pytest.mark.parametrize(
    ("traits", "change", "expected"),
    [
        pytest.param(None, "", (Status.MISSING, 3, 0), id="nothing"),
        pytest.param({}, "", (Status.UP_TO_DATE, 0, 0), id="all"),
        pytest.param({"is_machine": True}, "", (Status.MACHINE_TRANSLATED, 0, 0), id="by-a-machine"),
        pytest.param({}, "Schulen", (Status.OUTDATED, 0, 1), id="one-outdated"),
        pytest.param({"draft": {}}, "", (Status.MISSING, 3, 0), id="empty-draft"),
    ],
)
def test_progress(page, traits, change, expected):
    if traits is not None:
        TranslationFactory.create(page=page, language="ar", **traits)
    if change:
        page.title = change
        page.save_revision().publish()

    row = next(row for row in progress_by_language(page) if row.language.code == "ar")

    assert (row.status, row.missing, row.outdated) == expected


@pytest.mark.parametrize("count", [1, 3])
def test_pages_with_progress_query_count(state, count, django_assert_num_queries):
    for _ in range(count):
        TranslationFactory.create(page=InfoPageFactory.create(parent=state))
    pages = list(InfoPage.objects.all())

    with django_assert_num_queries(1):
        rows = pages_with_progress(pages, language_of("ar"))

    assert [progress.status for _, progress in rows] == [Status.UP_TO_DATE] * count
