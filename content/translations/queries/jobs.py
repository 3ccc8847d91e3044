"""Work on many translations: whose it is, and what it left as it was."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from wagtail.models import Page

from content.core.languages import LANGUAGES, Language
from content.translations.enums import FailureReason
from content.translations.markup import visible_text
from content.translations.models import Job
from content.translations.models.jobs import JobQuerySet
from content.translations.queries.choosing import pages_by_id
from content.translations.queries.progress import source_segments


@dataclass(frozen=True, slots=True)
class Left:
    """A text, or with none a page, that a job left as it was."""

    page_id: int
    title: str
    language: Language
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Subject:
    """How many pages a job is about, and which languages; of a single page in a single language, its key as well."""

    pages: int
    languages: list[Language]
    page_id: int | None = None


def jobs_of(user: User) -> JobQuerySet:
    """Return the jobs that a person may see, newest first: their own, or, for an administrator, all."""
    jobs = Job.objects.without_upload().select_related("created_by")
    return jobs if user.is_superuser else jobs.filter(created_by=user)


def subject_of(job: Job) -> Subject:
    """Return what a job is about."""
    pairs = job.parameters["pairs"]
    codes = {code for _, code in pairs}
    return Subject(
        len({page_id for page_id, _ in pairs}),
        [language for code, language in LANGUAGES.items() if code in codes],
        pairs[0][0] if len(pairs) == 1 else None,
    )


def left_by(job: Job) -> list[Left]:
    """Return the first of what a job left as it was, and why."""
    failures = job.result.failures
    pages = pages_by_id({failure.page_id for failure in failures})
    texts = {pk: _texts(page) for pk, page in pages.items()}
    return [
        Left(
            failure.page_id,
            pages[failure.page_id].title if failure.page_id in pages else "",
            LANGUAGES[failure.language],
            texts.get(failure.page_id, {}).get(failure.key, ""),
            str(FailureReason(failure.reason).label),
        )
        for failure in failures
    ]


def _texts(page: Page) -> dict[str, str]:
    return {segment.key: visible_text(segment.text) for segment in source_segments(page)}
