"""What a change of the German does to a text that is written anew."""

import pytest

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.translations.bodies import begun_with
from content.translations.models import SourceText, Translation
from content.translations.queries import source_segments
from content.translations.schemas import schema_of, structure_of
from content.translations.staleness import String, Tally
from tests.factories import InfoPageFactory, rewritten
from tests.factories.blocks import section

pytestmark = pytest.mark.django_db

SIMPLE = "de-simple"
FEES, PLACE = section("fees", "", "40 Euro"), section("place", "", "Hier")


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state, title="Kita", summary="", body=[FEES])


def publish(page, severity, *body):
    changed = InfoPage.objects.get(pk=page.pk)
    changed.severity, changed.body = severity, body
    changed.save_revision().publish()
    return source_segments(InfoPage.objects.get(pk=page.pk))


@pytest.mark.parametrize(
    ("severity", "expected", "tally"),
    [
        pytest.param(Severity.MINOR, (False, False), Tally(3, 1, 0, 0), id="minor"),
        pytest.param(Severity.NORMAL, (True, False), Tally(3, 1, 1, 0), id="normal"),
        pytest.param(Severity.URGENT, (True, True), Tally(3, 1, 1, 0), id="urgent"),
    ],
)
def test_what_is_added_counts_as_a_change(page, severity, expected, tally):
    rewritten(page, section("fees", "", "Geld"))

    segments = publish(page, severity, FEES, PLACE)

    translation = Translation.objects.get()
    bodies = (translation.own_draft_body, translation.own_live_body)
    assert [(body.is_outdated(segments), body.is_withheld) for body in bodies] == [expected] * 2
    assert translation.tally == tally


def test_what_a_draft_has_not_published_is_followed_too(page):
    rewritten(page, section("fees", "", "Geld"), is_draft=True)

    publish(page, Severity.URGENT, PLACE)

    translation = Translation.objects.get()
    assert (translation.own_draft_body.is_withheld, translation.live_body) == (True, None)


def test_what_a_minor_change_brings_is_remembered_for_the_next_comparison(page):
    rewritten(page, section("fees", "", "Geld"))

    publish(page, Severity.MINOR, FEES, PLACE)

    assert SourceText.objects.filter(text="<p>Hier</p>").exists()


def test_what_was_urgent_before_the_german_was_taken_back_does_not_withhold_later(page):
    rewritten(page, section("fees", "", "Geld"))

    publish(page, Severity.URGENT, FEES, PLACE)
    publish(page, Severity.NORMAL, FEES)
    publish(page, Severity.NORMAL, FEES, PLACE)

    assert Translation.objects.get().own_live_body.is_withheld is False


def test_a_body_that_begins_with_what_is_withheld_is_withheld(page):
    segments = source_segments(page)
    strings = {found.key: String(found.text, "old", is_withheld=True) for found in segments}

    body = begun_with(structure_of(page), schema_of(InfoPage), segments, strings)

    assert body.is_withheld
