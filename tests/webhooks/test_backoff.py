from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.webhooks.backoff import DELAYS, delay_after


def test_delays_grow_from_a_minute_to_a_day():
    delays = [delay_after(attempts, 0) for attempts in range(1, 8)]

    assert delays == [
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(hours=2),
        timedelta(hours=8),
        timedelta(hours=24),
        None,
    ]


@given(st.integers(1, len(DELAYS)), st.floats(0, 1))
def test_delay_is_longer_by_a_fifth_at_most(attempts, luck):
    delay = delay_after(attempts, luck)

    assert DELAYS[attempts - 1] <= delay <= DELAYS[attempts - 1] * 1.2


@pytest.mark.parametrize("attempts", [7, 8, 100])
def test_nothing_is_tried_for_ever(attempts):
    assert delay_after(attempts, 0.5) is None
