import pytest

from content.translations.segments import Segment
from content.translations.staleness import Origin, Status, String, overall, status_of, without_removed

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


@pytest.mark.parametrize(
    ("statuses", "worst"),
    [
        pytest.param([], Status.UP_TO_DATE, id="nothing"),
        pytest.param([Status.UP_TO_DATE, Status.MACHINE_TRANSLATED], Status.MACHINE_TRANSLATED, id="machine"),
        pytest.param([Status.MACHINE_TRANSLATED, Status.OUTDATED], Status.OUTDATED, id="outdated"),
        pytest.param([Status.OUTDATED, Status.MISSING, Status.UP_TO_DATE], Status.MISSING, id="missing"),
    ],
)
def test_overall(statuses, worst):
    assert overall(statuses) is worst


def test_without_removed_follows_the_source():
    strings = {"gone": String("a", "1"), "title": String("b", "2"), "summary": String("c", "3")}

    kept = without_removed(strings, [Segment("summary", "x"), Segment("body.a", "y"), Segment("title", "z")])

    assert list(kept.items()) == [("summary", String("c", "3")), ("title", String("b", "2"))]
