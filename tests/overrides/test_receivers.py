import pytest

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.overrides.models import BlockChange, OverridePage
from content.overrides.operations import base_of, text_digest_of
from content.overrides.queries import judgements_of
from tests.factories import InfoPageFactory, adapted
from tests.factories.blocks import section
from tests.factories.overrides import replacing, titled
from tests.overrides.writing import drafted, publish

pytestmark = pytest.mark.django_db

OURS = section("ours", "Kosten", "In Mainz nichts")
DEARER = section("fees", "Kosten", "45 Euro")
NEW = section("new", "Neu", "Neu")


def noted():
    return list(BlockChange.objects.values_list("anchor", "digest", "severity"))


@pytest.fixture
def override(kita, mainz):
    return adapted(kita, mainz, replacing("fees", OURS))


def test_what_the_state_changes_is_noted(override, kita):
    page = publish(kita, DEARER, NEW, without=["how"], title="Krippe")

    assert noted() == [
        ("title", text_digest_of("Krippe"), "NORMAL"),
        ("fees", base_of(page.text, "fees").digest, "NORMAL"),
        ("how", "", "NORMAL"),
        ("new", base_of(page.text, "new").digest, "NORMAL"),
    ]


@pytest.mark.parametrize("severity", Severity)
def test_a_change_is_noted_with_what_it_means(override, kita, severity):
    publish(kita, DEARER, severity=severity)

    assert [found for _, _, found in noted()] == [severity]


def test_what_a_change_means_does_not_hold_for_the_next(override, kita):
    page = publish(kita, DEARER, severity=Severity.URGENT)
    assert page.severity == Severity.NORMAL

    publish(page, section("fees", "Kosten", "50 Euro"))

    assert [severity for _, _, severity in noted()] == ["URGENT", "NORMAL"]


def test_what_nobody_adapts_is_not_noted(kita):
    page = publish(kita, DEARER, severity=Severity.URGENT)

    assert (noted(), page.severity) == ([], "NORMAL")


def test_what_somebody_is_about_to_adapt_is_noted(kita, mainz):
    adapted(kita, mainz, replacing("fees", OURS), is_draft=True)

    publish(kita, DEARER)

    assert [anchor for anchor, _, _ in noted()] == ["fees"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda page: drafted(page, DEARER).save_revision(), id="draft"),
        pytest.param(lambda page: publish(page), id="same-text"),
        pytest.param(lambda page: publish(page, slug="kinder"), id="other-address"),
        pytest.param(lambda page: page.unpublish(), id="withdrawn"),
        pytest.param(lambda page: page.save(update_fields=["slug"]), id="part-of-it"),
        pytest.param(lambda page: drafted(page, DEARER).save_base(raw=True), id="loaded"),
    ],
)
def test_where_readers_get_no_other_text_nothing_is_noted(override, kita, change):
    change(InfoPage.objects.get(pk=kita.pk))

    assert noted() == []


def test_what_changed_while_a_page_was_withdrawn_is_noted_when_it_is_back(override, kita):
    kita.unpublish()

    publish(kita, DEARER, severity=Severity.URGENT)

    assert [(anchor, severity) for anchor, _, severity in noted()] == [("fees", "URGENT")]
    assert [judgement.is_suspended for judgement in judgements_of([override])[override.pk]] == [True]


def test_a_first_publication_changes_nothing(state):
    InfoPageFactory.create(parent=state)

    assert noted() == []


def test_text_on_a_withdrawn_page_is_kept(override, kita):
    kita.unpublish()

    kept = OverridePage.objects.get()
    assert (kept.live, kept.target_id, kept.all_operations) == (True, kita.pk, override.all_operations)


def test_text_on_a_deleted_page_is_kept_with_what_the_state_last_said(override, kita):
    text = kita.text

    kita.delete()

    kept = OverridePage.objects.get()
    assert (kept.live, kept.target, kept.target_copy) == (True, None, text)
    assert kept.all_operations == override.all_operations


def test_text_on_a_page_that_goes_with_the_one_above_is_kept(state, mainz):
    above = InfoPageFactory.create(parent=state)
    below = InfoPageFactory.create(parent=above)
    adapted(below, mainz, titled("Hort"))
    text = below.text

    InfoPage.objects.get(pk=above.pk).delete()

    kept = OverridePage.objects.get()
    assert (kept.target, kept.target_copy) == (None, text)


def test_deleting_a_page_leaves_what_is_made_of_others(override, kita, state):
    InfoPageFactory.create(parent=state).delete()

    kept = OverridePage.objects.get()
    assert (kept.target, kept.target_copy) == (kita, None)


def test_what_went_before_concerns_nobody_who_begins_now(override, kita, mainz):
    page = publish(kita, DEARER, severity=Severity.URGENT)
    override.delete()
    page = publish(page, section("fees", "Kosten", "50 Euro"))
    again = adapted(page, mainz, replacing("fees", OURS))

    publish(page, section("fees", "Kosten", "55 Euro"), severity=Severity.MINOR)

    [judgement] = judgements_of([OverridePage.objects.get(pk=again.pk)])[again.pk]
    assert (judgement.severity, judgement.is_suspended) == (Severity.MINOR, False)
