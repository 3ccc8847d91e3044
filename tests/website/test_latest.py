from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.website.latest import LATELY, MOST, changed_lately
from tests.generating import examples

START = datetime(2026, 3, 1, tzinfo=UTC)
moments = st.integers(0, 60 * 24 * 30).map(lambda minutes: START + timedelta(minutes=minutes))


def pages(*days):
    return [
        {"id": str(n), "updated_at": (START + timedelta(days=day)).isoformat()} for n, day in enumerate(days)
    ]


def days_of(found):
    return [(datetime.fromisoformat(page["updated_at"]) - START).days for page in found]


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        pytest.param([0] * 9 + [5, 8], [8, 5], id="latest-first"),
        pytest.param([0] * 30 + [2, 3, 4, 5, 6, 7], [7, 6, 5, 4], id="no-more-than-four"),
        pytest.param([0] * 9 + [5, 80], [80], id="a-month-before-the-latest-at-most"),
        pytest.param([0] * 9, [], id="all-at-once"),
        pytest.param([0] * 4 + [5] * 4, [], id="half-at-once"),
        pytest.param([0] * 9 + [0.5], [], id="on-the-same-day"),
        pytest.param([0, 5], [], id="too-few"),
        pytest.param([], [], id="none"),
    ],
)
def test_pages_that_changed_lately(days, shown):
    assert days_of(changed_lately(pages(*days))) == shown


def test_page_that_was_never_published_is_none_of_them():
    never = {"id": "never", "updated_at": None}

    assert changed_lately([never, *pages(0, 0, 9)]) == pages(0, 0, 9)[2:]


@given(st.lists(moments, max_size=30))
@examples(100)
def test_what_is_shown_is_later_than_what_is_not(moments):
    entries = [{"id": str(n), "updated_at": moment.isoformat()} for n, moment in enumerate(moments)]

    found = changed_lately(entries)

    shown = [datetime.fromisoformat(page["updated_at"]) for page in found]
    others = [moment for moment in moments if moment not in shown]
    assert shown == sorted(shown, reverse=True)
    assert len(shown) <= min(MOST, len(entries) // 3)
    assert all(other <= moment for moment in shown for other in others)
    assert all(max(moments) - moment <= LATELY for moment in shown)
