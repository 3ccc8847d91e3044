from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.core.limits import SECOND, Limiter, Policy

FEW = Policy("few", quota=3, window=6)  # one comes back every two seconds
# Whole nanoseconds of waiting, often none, sometimes longer than any window here.
PAUSES = st.one_of(st.just(0), st.integers(0, 2 * SECOND), st.integers(0, 100 * SECOND))


def asked(limiter, *times, client="somebody"):
    return [limiter.ask(client, now) for now in times]


def test_quota_may_be_used_at_once():
    standings = asked(Limiter(FEW), 0, 0, 0, 0)

    assert [(standing.is_over, standing.left) for standing in standings] == [
        (False, 2),
        (False, 1),
        (False, 0),
        (True, 0),
    ]


def test_quota_comes_back_evenly():
    limiter = Limiter(FEW)
    asked(limiter, 0, 0, 0)

    standings = asked(limiter, 2 * SECOND - 1, 2 * SECOND, 2 * SECOND)

    assert [standing.is_over for standing in standings] == [True, False, True]


def test_quota_is_never_more_than_all_of_it():
    limiter = Limiter(FEW)
    asked(limiter, 0)

    [standing] = asked(limiter, 1000 * SECOND)

    assert standing.left == 2


def test_clients_are_counted_by_themselves():
    limiter = Limiter(FEW)
    asked(limiter, 0, 0, 0, 0, client="one")

    [standing] = asked(limiter, 0, client="other")

    assert standing.left == 2


def test_who_asked_longest_ago_is_forgotten():
    limiter = Limiter(FEW, most=2)
    for client in ("first", "second", "first", "third"):
        limiter.ask(client, 0)

    left = {client: limiter.ask(client, 0).left for client in ("first", "third", "second")}

    assert left == {"first": 0, "third": 1, "second": 2}


def test_policy_and_standing_are_written_as_their_headers():
    [standing] = asked(Limiter(FEW), 0)

    assert (str(FEW), str(standing)) == ('"few";q=3;w=6', '"few";r=2;t=2')


def test_more_than_one_a_nanosecond_is_no_limit():
    limiter = Limiter(Policy("all", quota=10**12, window=1))

    assert [standing.is_over for standing in asked(limiter, 0, 0)] == [False, False]


@given(
    quota=st.integers(1, 50),
    window=st.integers(1, 120),
    pauses=st.lists(PAUSES, max_size=200),
)
def test_no_window_has_more_than_twice_the_quota(quota, window, pauses):
    limiter, now, passed = Limiter(Policy("any", quota, window)), 0, []
    for pause in pauses:
        now += pause
        if not limiter.ask("somebody", now).is_over:
            passed.append(now)

    for start in passed:
        assert sum(start <= time < start + window * SECOND for time in passed) <= 2 * quota


@given(
    quota=st.integers(1, 50),
    window=st.integers(1, 120),
    pauses=st.lists(PAUSES, max_size=100),
)
def test_what_is_said_to_be_left_is_answered_and_nothing_more(quota, window, pauses):
    limiter, now = Limiter(Policy("any", quota, window)), 0
    for pause in pauses:
        now += pause
        standing = limiter.ask("somebody", now)

    if pauses:
        more = asked(limiter, *[now] * (standing.left + 1))
        assert [after.is_over for after in more] == [False] * standing.left + [True]


@given(quota=st.integers(1, 50), window=st.integers(1, 120), pauses=st.lists(PAUSES, max_size=100))
def test_who_waits_as_long_as_is_said_is_answered(quota, window, pauses):
    limiter, now = Limiter(Policy("any", quota, window)), 0
    for pause in pauses:
        now += pause
        standing = limiter.ask("somebody", now)
        if standing.is_over:
            now += standing.seconds * SECOND
            assert not limiter.ask("somebody", now).is_over


@given(st.lists(st.tuples(st.sampled_from("abc"), PAUSES), max_size=100))
def test_others_change_nothing_for_a_client(asks):
    shared, alone, now = Limiter(FEW), defaultdict(lambda: Limiter(FEW)), 0
    for client, pause in asks:
        now += pause
        assert shared.ask(client, now) == alone[client].ask(client, now)


@pytest.mark.parametrize("quota", [1, 7, 600])
def test_time_until_more_is_told_in_whole_seconds_and_never_none(quota):
    limiter = Limiter(Policy("any", quota))

    standings = asked(limiter, *range(0, 30 * SECOND, SECOND // 7))

    assert min(standing.seconds for standing in standings) >= 1
