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


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("2001:db8:1:2::1", True, id="same"),
        pytest.param("2001:db8:1:2:aaaa::9", True, id="same-connection"),
        pytest.param("2001:db8:1:3::1", False, id="another-connection"),
        pytest.param(HOME, False, id="version-4"),
    ],
)
def test_addresses_of_one_connection_count_together(address, expected):
    use_up("2001:db8:1:2::1")

    assert is_refused(address) is expected


@pytest.mark.parametrize("address", [LIBRARY, "::ffff:198.51.100.1", "", "unix:"])
def test_others_are_not_held_up(address):
    use_up()

    assert not is_refused(address)


def test_addresses_written_as_version_6_are_told_apart():
    use_up("::ffff:203.0.113.7")

    assert not is_refused("::ffff:198.51.100.1")


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
    ("proxies", "forwarded", "expected"),
    [
        pytest.param(0, None, "127.0.0.1", id="direct"),
        pytest.param(0, LIBRARY, "127.0.0.1", id="direct-and-made-up"),
        pytest.param(1, LIBRARY, LIBRARY, id="one-proxy"),
        pytest.param(1, f"{HOME}, {LIBRARY}", LIBRARY, id="one-proxy-and-made-up"),
        pytest.param(2, f"{HOME}, {LIBRARY}", HOME, id="two-proxies"),
        pytest.param(1, None, "127.0.0.1", id="past-the-proxy"),
        pytest.param(2, LIBRARY, "127.0.0.1", id="past-one-of-two"),
    ],
)
def test_address_of(rf, settings, proxies, forwarded, expected):
    settings.LOTSE_TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}

    assert address_of(rf.get("/", headers=headers)) == expected
