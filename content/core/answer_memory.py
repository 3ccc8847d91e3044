"""A cache of answers in the memory of one process, as they are: nothing is packed to be kept."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from threading import Lock
from typing import Any, ClassVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache


class AnswerMemory(BaseCache):
    """Keeps what is never changed, for ever, and at most so many: the one not asked for longest makes room."""

    # Shared by the instances, of which each thread has one.
    _all: ClassVar[dict[str, OrderedDict[str, Any]]] = defaultdict(OrderedDict)
    _lock: ClassVar = Lock()

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._answers = self._all[name]

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        with self._lock:
            if key not in self._answers:
                return default
            self._answers.move_to_end(key)
            return self._answers[key]

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        with self._lock:
            self._answers[key] = value
            self._answers.move_to_end(key)
            if len(self._answers) > self._max_entries:
                self._answers.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._answers.clear()
