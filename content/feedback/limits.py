"""How much may come from one address in an hour.

The address is known to the cache alone, as a digest with a key, and forgotten when the hour is over.
"""

from __future__ import annotations

import time
from enum import IntEnum

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from content.core.clients import client_of

AN_HOUR = 60 * 60


class HourlyLimit(IntEnum):
    """How many of a kind an address may send in an hour. Many people may share one: a shelter, a library."""

    COMMENT = 20
    VOTE = 200


class LimitReached(Exception):
    """So much has come from an address that the next has to wait; ``seconds`` says how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too much has come from this address in this hour. Try again in {seconds} seconds.")
        self.seconds = seconds


def count_towards(limit: HourlyLimit, address: str) -> None:
    """Count one more from an address. Raises ``LimitReached``."""
    hour, passed = divmod(int(time.time()), AN_HOUR)
    name = salted_hmac(f"feedback:{limit.name}:{hour}", address, algorithm="sha256").hexdigest()
    cache.add(name, 0, timeout=AN_HOUR)
    try:
        count = cache.incr(name)
    except ValueError:
        # The cache has thrown it away between the two, or keeps nothing at all.
        count = 1
    if count > limit:
        raise LimitReached(AN_HOUR - passed)


def address_of(request: HttpRequest) -> str:
    """Return under what somebody is counted who sends a request."""
    return client_of(request.META, settings.LOTSE_TRUSTED_PROXIES)
