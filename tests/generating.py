"""How many examples generated tests take: the same few every time, or with ``LOTSE_EXAMPLES=1000`` that many others."""

import os
from typing import Any

from hypothesis import settings

ASKED_FOR = os.environ.get("LOTSE_EXAMPLES", "")


def examples(count: int, **others: Any) -> settings:
    """Return settings for ``count`` examples, unless somebody has asked for another number."""
    if ASKED_FOR:
        return settings(max_examples=int(ASKED_FOR), **others)
    return settings(max_examples=count, derandomize=True, **others)
