import time

import pytest
from django.core.cache import cache

from content.feedback import limits
from content.feedback.limits import HourlyLimit, LimitReached, address_of, count_towards

HOME, LIBRARY = "203.0.113.7", "198.51.100.1"


@pytest.fixture(autouse=True)
def at(monkeypatch):
    """A clock that stands ten minutes after a full hour, until it is set."""

    def stand(seconds):
        monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_000 + seconds)

    stand(600)
    return stand


def use_up(address=HOME):
    for _ in range(HourlyLimit.COMMENT):
        count_towards(HourlyLimit.COMMENT, address)


def is_refused(address, limit=HourlyLimit.COMMENT):
    try:
        count_towards(limit, address)
    except LimitReached:
        return True
    return False


def test_so_much_may_come_and_no_more():
    use_up()

    with pytest.raises(LimitReached) as reached:
        count_towards(HourlyLimit.COMMENT, HOME)

    assert reached.value.seconds == 3000
    assert (
        str(reached.value) == "Too much has come from this address in this hour. Try again in 3000 seconds."
    )


def test_the_next_hour_begins_anew(at):
    use_up()

    at(3600)

    assert not is_refused(HOME)


@pytest.mark.parametrize("address", [LIBRARY, "", "unix:"])
def test_others_are_not_held_up(address):
    use_up()

    assert not is_refused(address)


def test_votes_count_for_themselves():
    use_up()

    assert not is_refused(HOME, HourlyLimit.VOTE)


def test_the_address_is_not_to_be_read_in_the_cache():
    count_towards(HourlyLimit.COMMENT, HOME)

    assert [name for name in cache._cache if HOME in name] == []
    assert cache._expire_info.popitem()[1] <= time.time() + 3600


def test_a_cache_that_keeps_nothing_holds_nobody_up(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    use_up()

    assert not is_refused(HOME)


@pytest.mark.parametrize(
    ("proxies", "expected"),
    [pytest.param(0, "127.0.0.1", id="direct"), pytest.param(1, "2001:db8:1:2::", id="one-proxy")],
)
def test_people_are_counted_by_connection_behind_our_own_proxies(rf, settings, proxies, expected):
    settings.LOTSE_TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": f"{HOME}, 2001:db8:1:2::9"}

    assert address_of(rf.get("/", headers=headers)) == expected
