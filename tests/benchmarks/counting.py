"""How many queries something takes, counted without keeping what they were: those that store editions are long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


class Count:
    """A number that goes up."""

    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.queries += 1
        return execute(*args)


@contextmanager
def counting() -> Iterator[Count]:
    """Count this thread's queries."""
    count = Count()
    with connection.execute_wrapper(count):
        yield count
