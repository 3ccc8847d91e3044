"""What becomes of a string that came back."""

import pytest

from content.core.text import text_digest
from content.translations.exchange.documents import Translated, Unit
from content.translations.plans import Arrival, Fate, PagePlan, Plan, Refusal, arrival_of
from content.translations.staleness import Origin, Status, String

NOW, BEFORE = text_digest("Schule"), text_digest("Schulen")
UP_TO_DATE, OUTDATED, MACHINE = Status.UP_TO_DATE, Status.OUTDATED, Status.MACHINE_TRANSLATED


def came(text, status=UP_TO_DATE, digest=NOW, target="", source="Schule", is_rich=False):
    unit = Unit("title", source, target, is_rich)
    return Translated("7", unit, text, digest, status, 3)


def fate_of(arrival):
    return arrival and (arrival.fate, arrival.string)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        pytest.param(UP_TO_DATE, Origin.PERSON, id="finished"),
        pytest.param(MACHINE, Origin.MACHINE, id="by-machine"),
        pytest.param(OUTDATED, Origin.MACHINE, id="not-confirmed"),
    ],
)
def test_what_was_missing_is_new(status, expected):
    assert fate_of(arrival_of(came("مدرسة", status), None)) == (Fate.NEW, String("مدرسة", NOW, expected))


@pytest.mark.parametrize(
    ("present", "status", "expected"),
    [
        pytest.param(String("a", NOW), UP_TO_DATE, String("b", NOW), id="finished"),
        pytest.param(String("a", BEFORE), UP_TO_DATE, String("b", NOW), id="finished-no-longer-outdated"),
        pytest.param(String("a", BEFORE), OUTDATED, String("b", BEFORE), id="not-confirmed-stays-outdated"),
        pytest.param(
            String("a", NOW, Origin.MACHINE),
            MACHINE,
            String("b", NOW, Origin.MACHINE),
            id="not-reviewed-stays-by-machine",
        ),
        pytest.param(
            String("a", BEFORE, is_withheld=True),
            OUTDATED,
            String("b", BEFORE, is_withheld=True),
            id="not-confirmed-stays-withheld",
        ),
        pytest.param(
            String("a", BEFORE, is_withheld=True), UP_TO_DATE, String("b", NOW), id="finished-is-not-withheld"
        ),
    ],
)
def test_another_text_is_a_change(present, status, expected):
    arrival = arrival_of(came("b", status, target="a"), present)

    assert fate_of(arrival) == (Fate.CHANGED, expected)
    assert arrival.seen == text_digest("a")


@pytest.mark.parametrize(
    ("present", "status", "expected"),
    [
        pytest.param(String("a", NOW), UP_TO_DATE, None, id="up-to-date"),
        pytest.param(String("a", NOW, Origin.MACHINE), MACHINE, None, id="still-by-machine"),
        pytest.param(
            String("a", NOW, Origin.MACHINE), UP_TO_DATE, (Fate.CONFIRMED, String("a", NOW)), id="reviewed"
        ),
        pytest.param(String("a", BEFORE), OUTDATED, None, id="still-outdated"),
        pytest.param(String("a", BEFORE), UP_TO_DATE, (Fate.CONFIRMED, String("a", NOW)), id="holds-still"),
    ],
)
def test_the_same_text_may_be_confirmed(present, status, expected):
    assert fate_of(arrival_of(came("a", status, target="a"), present)) == expected


def test_what_was_made_from_another_german_is_a_conflict():
    arrival = arrival_of(came("b", digest=BEFORE, target="a"), String("a", NOW))

    assert fate_of(arrival) == (Fate.CONFLICT, String("b", BEFORE))


def test_the_same_text_from_another_german_is_no_news():
    assert arrival_of(came("a", digest=BEFORE, target="a"), String("a", BEFORE)) is None


@pytest.mark.parametrize(
    ("text", "source", "is_rich", "expected"),
    [
        pytest.param(" a\nb\x00 ", "Schule", False, "a b", id="one-line"),
        pytest.param("a\nb", "Schule\nAmt", False, "a\nb", id="several-lines"),
        pytest.param("<p>a\n b</p>", "<p>Schule</p>", True, "<p>a\n b</p>", id="rich"),
    ],
)
def test_a_line_stays_a_line(text, source, is_rich, expected):
    assert arrival_of(came(text, source=source, is_rich=is_rich), None).text == expected


def test_a_plan_is_stored_whole():
    arrival = Arrival("title", Fate.NEW, "مدرسة", NOW, Origin.MACHINE, "", 3, True)
    refusal = Refusal("a.po", 1, "DOCTYPE")
    plan = Plan((PagePlan(7, "ar", (arrival,), 2),), (refusal,))

    assert Plan.from_bytes(plan.to_bytes()) == plan


def test_pages_count_what_comes():
    arrivals = tuple(Arrival("k", fate, "", "", Origin.PERSON, "", 1) for fate in Fate)
    page = PagePlan(7, "ar", arrivals)

    assert (page.new, page.changed, page.conflicts) == (1, 2, 1)


def test_conflicts_are_named():
    conflict = Arrival("title", Fate.CONFLICT, "b", BEFORE, Origin.PERSON, "", 1)
    new = Arrival("summary", Fate.NEW, "b", NOW, Origin.PERSON, "", 1)
    page = PagePlan(8, "ar", (new, conflict))

    assert list(Plan((PagePlan(7, "ar"), page)).conflicts()) == [("1-1", page, conflict)]
