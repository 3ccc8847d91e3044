import pytest

from content.modules.inheritance import Severity
from content.overrides.conflicts import Change, State
from content.overrides.models import BlockChange, OverridePage
from content.overrides.operations import base_of, text_digest_of
from content.overrides.queries import (
    changes_between,
    changes_of,
    consequences_of,
    judgements_of,
)
from tests.factories import InfoPageFactory, OverridePageFactory, adapted
from tests.factories.blocks import section
from tests.factories.overrides import after, hiding, replacing, titled
from tests.overrides.writing import drafted, publish

pytestmark = pytest.mark.django_db

OURS = section("ours", "Kosten", "In Mainz nichts")
DEARER = section("fees", "Kosten", "45 Euro")


def states(override):
    return [judgement.state for judgement in judgements_of([override])[override.pk]]


def touched(page):
    return [
        (consequence.override.district.slug, [judgement.state for judgement in consequence.touched])
        for consequence in consequences_of(page)
    ]


def test_judgements_say_how_each_operation_stands(kita, mainz):
    adapted(kita, mainz, replacing("fees", OURS), hiding("how"))
    publish(kita, DEARER)

    assert states(OverridePage.objects.get()) == [State.CHANGED, State.IN_SYNC]


def test_judgements_know_how_grave_a_change_was(kita, mainz):
    adapted(kita, mainz, replacing("fees", OURS))
    publish(kita, DEARER, severity=Severity.URGENT)

    [judgement] = judgements_of(OverridePage.objects.all())[OverridePage.objects.get().pk]

    assert (judgement.severity, judgement.is_suspended) == (Severity.URGENT, True)


def test_judgements_of_a_deleted_page_have_lost_every_anchor(kita, mainz):
    override = adapted(kita, mainz, replacing("fees", OURS), titled("Hort"))
    kita.delete()
    override.refresh_from_db()

    assert states(override) == [State.REMOVED, State.REMOVED]


@pytest.mark.parametrize("count", [1, 3])
def test_judgements_are_read_in_one_query(kita, count, django_assert_num_queries):
    OverridePageFactory.create_batch(count, target=kita, operations=[replacing("fees", OURS)])
    overrides = list(OverridePage.objects.select_related("target"))

    with django_assert_num_queries(1):
        judgements = judgements_of(overrides)

    assert len(judgements) == count


def test_changes_are_read_by_page_in_their_order(kita, state):
    other = InfoPageFactory.create(parent=state)
    for page, anchor, digest, severity in [
        (kita, "fees", "1", Severity.URGENT),
        (other, "a", "2", Severity.MINOR),
        (kita, "who", "", Severity.NORMAL),
    ]:
        BlockChange.objects.create(page=page, anchor=anchor, digest=digest, severity=severity)

    assert changes_of([kita.pk]) == {
        kita.pk: [Change("fees", "1", Severity.URGENT), Change("who", "", Severity.NORMAL)]
    }


def test_changes_between_two_versions_are_what_has_another_text(kita):
    new = section("new", "Neu", "Neu")

    later = drafted(kita, DEARER, new, without=["how"], title="Krippe", severity=Severity.MINOR)

    assert changes_between(kita, later) == [
        Change("title", text_digest_of("Krippe"), Severity.MINOR),
        Change("fees", base_of(later.text, "fees").digest, Severity.MINOR),
        Change("how", "", Severity.MINOR),
        Change("new", base_of(later.text, "new").digest, Severity.MINOR),
    ]


def make_dearer(page):
    return drafted(page, DEARER)


def drop_fees(page):
    return drafted(page, without=["fees"])


def rename(page):
    return drafted(page, title="Krippe")


@pytest.mark.parametrize(
    ("operations", "change", "expected"),
    [
        pytest.param([replacing("fees", OURS)], drafted, [], id="nothing-changes"),
        pytest.param([replacing("fees", OURS)], make_dearer, [("mainz", [State.CHANGED])], id="out-of-sync"),
        pytest.param(
            [replacing("fees", OURS), after("fees", OURS)],
            drop_fees,
            [("mainz", [State.REMOVED, State.REMOVED])],
            id="anchor-lost",
        ),
        pytest.param([after("fees", OURS)], make_dearer, [], id="beside-what-changes"),
        pytest.param([hiding("how")], make_dearer, [], id="another-block"),
        pytest.param([titled("Hort")], rename, [("mainz", [State.CHANGED])], id="title"),
    ],
)
def test_consequences_of_publishing_a_version(kita, mainz, operations, change, expected):
    adapted(kita, mainz, *operations)

    assert touched(change(kita)) == expected


def test_consequences_name_every_district_by_its_address(kita, mainz, trier):
    for district in (trier, mainz):
        adapted(kita, district, replacing("fees", OURS))

    assert touched(drafted(kita, DEARER)) == [("mainz", [State.CHANGED]), ("trier", [State.CHANGED])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("45 Euro", [], id="as-it-is"),
        pytest.param("50 Euro", [("mainz", [State.CHANGED])], id="again"),
    ],
)
def test_consequences_leave_out_what_is_out_of_sync_already(kita, mainz, text, expected):
    adapted(kita, mainz, replacing("fees", OURS))
    publish(kita, DEARER)

    assert touched(drafted(kita, section("fees", "Kosten", text))) == expected


def test_consequences_leave_out_what_is_still_a_draft(kita, mainz):
    adapted(kita, mainz, replacing("fees", OURS), is_draft=True)

    assert touched(drafted(kita, DEARER)) == []


def test_consequences_know_how_grave_the_change_would_be(kita, mainz):
    adapted(kita, mainz, replacing("fees", OURS))

    [consequence] = consequences_of(drafted(kita, DEARER, severity=Severity.URGENT))

    assert consequence.touched[0].is_suspended


def test_a_page_that_is_stored_nowhere_has_no_consequences(kita):
    draft = drafted(kita, DEARER)
    draft.pk = None

    assert consequences_of(draft) == []


@pytest.mark.parametrize("count", [1, 3])
def test_consequences_are_read_in_a_fixed_number_of_queries(kita, count, django_assert_num_queries):
    OverridePageFactory.create_batch(count, target=kita, operations=[replacing("fees", OURS)])
    draft = drafted(kita, DEARER)

    with django_assert_num_queries(4):
        consequences = consequences_of(draft)

    assert len(consequences) == count
