"""How often somebody may ask: a quota that may be used at once and comes back evenly, so much in each window.

Of each client one number is kept, the time at which it has all of its quota again. Each request moves that time on.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

SECOND = 1_000_000_000  # in nanoseconds, which add up exactly
# About 200 bytes each.
MOST_CLIENTS = 10_000


@dataclass(frozen=True, slots=True)
class Policy:
    """A quota of requests in a window of seconds, under the name by which clients know it."""

    name: str
    quota: int
    window: int = 60

    def __str__(self) -> str:
        """The policy as the header ``RateLimit-Policy`` tells it."""
        return f'"{self.name}";q={self.quota};w={self.window}'


class Standing(NamedTuple):
    """What a client has left after a request, and the seconds in which that does not become more."""

    policy: Policy
    is_over: bool
    left: int
    seconds: int

    def __str__(self) -> str:
        """The standing as the header ``RateLimit`` tells it."""
        return f'"{self.policy.name}";r={self.left};t={self.seconds}'


class Limiter:
    """Remembers what clients have used of their quota, in the memory of one process."""

    def __init__(self, policy: Policy, most: int = MOST_CLIENTS) -> None:
        self.policy = policy
        self._most = most
        self._interval = max(1, policy.window * SECOND // policy.quota)
        self._all = policy.quota * self._interval
        self._whole_at: OrderedDict[str, int] = OrderedDict()
        self._lock = Lock()

    def ask(self, client: str, now: int) -> Standing:
        """Let a client ask once more, at a time in nanoseconds, if it may: one that may not has used nothing.

        Where there are too many clients, the one that has not asked for longest is forgotten.
        """
        with self._lock:
            used = max(self._whole_at.get(client, now) - now, 0)
            is_over = used + self._interval > self._all
            if not is_over:
                used += self._interval
            self._whole_at[client] = now + used
            self._whole_at.move_to_end(client)
            if len(self._whole_at) > self._most:
                self._whole_at.popitem(last=False)
        left = (self._all - used) // self._interval
        more_in = used - (self._all - (left + 1) * self._interval)
        return Standing(self.policy, is_over, left, -(-more_in // SECOND))
