import pytest

from content.translations.segments import Segment
from content.translations.staleness import Origin, Status, String, Tally, status_of, without_removed

SEGMENT = Segment("title", "Schule")


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        pytest.param(None, Status.MISSING, id="none"),
        pytest.param(String("مدرسة", SEGMENT.digest), Status.UP_TO_DATE, id="by-a-person"),
        pytest.param(
            String("مدرسة", SEGMENT.digest, Origin.MACHINE), Status.MACHINE_TRANSLATED, id="by-a-machine"
        ),
        pytest.param(String("مدرسة", "other"), Status.OUTDATED, id="of-another-source"),
        pytest.param(
            String("مدرسة", "other", Origin.MACHINE), Status.OUTDATED, id="by-a-machine-of-another-source"
        ),
    ],
)
def test_status_of(string, expected):
    assert status_of(SEGMENT, string) is expected


def test_without_removed_follows_the_source():
    strings = {"gone": String("a", "1"), "title": String("b", "2"), "summary": String("c", "3")}

    kept = without_removed(strings, [Segment("summary", "x"), Segment("body.a", "y"), Segment("title", "z")])

    assert list(kept.items()) == [("summary", String("c", "3")), ("title", String("b", "2"))]


@pytest.mark.parametrize(
    ("tally", "worst"),
    [
        pytest.param(Tally(total=3), Status.UP_TO_DATE, id="nothing"),
        pytest.param(Tally(3, machine=1), Status.MACHINE_TRANSLATED, id="machine"),
        pytest.param(Tally(3, outdated=1, machine=1), Status.OUTDATED, id="outdated"),
        pytest.param(Tally(3, missing=1, outdated=1), Status.MISSING, id="missing"),
    ],
)
def test_status_of_a_page_is_the_worst_of_its_strings(tally, worst):
    assert tally.status is worst
