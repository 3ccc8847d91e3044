"""When to try again what did not arrive."""

from datetime import timedelta

DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)
# By how much a delay may be longer: what failed at the same moment does not come back at the same moment.
JITTER = 0.2


def delay_after(attempts: int, luck: float) -> timedelta | None:
    """Return how long to wait after so many attempts, with a luck from 0 to 1; nothing where it was the last."""
    if attempts > len(DELAYS):
        return None
    return DELAYS[attempts - 1] * (1 + JITTER * luck)
