"""What has come of a job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

# Who reads more than that?
FAILURES_KEPT = 300


@dataclass(frozen=True, slots=True)
class Failure:
    """A text that was left as it was; without a key, all of the page in the language."""

    page_id: int
    language: str
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """How many texts were stored and pages published, what failed, and why the job ended.

    ``unpublished`` numbers the steps whose pages are still to be published.
    """

    reason: str = ""
    texts: int = 0
    characters: int = 0
    published: int = 0
    failed: int = 0
    failures: tuple[Failure, ...] = ()
    unpublished: tuple[int, ...] = ()

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        failures = tuple(Failure(*failure) for failure in stored.get("failures", ()))
        numbers = tuple(stored.get("unpublished", ()))
        return cls(**{**stored, "failures": failures, "unpublished": numbers})

    def to_json(self) -> dict[str, Any]:
        failures = [
            [failure.page_id, failure.language, failure.key, failure.reason] for failure in self.failures
        ]
        return {**asdict(self), "failures": failures, "unpublished": list(self.unpublished)}

    def plus(self, *, texts: int = 0, characters: int = 0, published: int = 0) -> Report:
        """Return the report after more was done."""
        return replace(
            self,
            texts=self.texts + texts,
            characters=self.characters + characters,
            published=self.published + published,
        )

    def but_not(self, failures: Iterable[Failure]) -> Report:
        """Return the report after more has failed; of very many only the first are kept, the rest counted."""
        more = tuple(failures)
        kept = (*self.failures, *more)[:FAILURES_KEPT]
        return replace(self, failed=self.failed + len(more), failures=kept)

    def going_on(self) -> Report:
        """Return the report of a job that is taken up again."""
        return replace(self, reason="")
