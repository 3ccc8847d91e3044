import pytest

from content.modules.models import InfoPage
from content.translations.queries import source_segments, translated_source
from tests.factories import InfoPageFactory, blocks

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
