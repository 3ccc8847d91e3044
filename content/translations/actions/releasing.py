"""Publishing what a job has translated: many pages at once, for each time editions are built anew."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import User
from wagtail.models import Page

from content.translations.actions.strings import publish
from content.translations.enums import FailureReason
from content.translations.models import Job, Translation
from content.translations.rules import may_translate

RELEASED_AT_ONCE = 25


def changed(job: Job, number: int) -> None:
    """Note that a step has changed its page, which is to be published if the job is asked to."""
    numbers = job.result.unpublished
    if job.parameters["publish"] and number not in numbers:
        job.note(replace(job.result, unpublished=(*numbers, number)))


def done(job: Job, number: int) -> None:
    """Count a step as done, and publish what has come together since that was last done."""
    job.done = number + 1
    if len(job.result.unpublished) >= RELEASED_AT_ONCE:
        release(job)


def release(job: Job) -> None:
    """Show readers what the job has translated since it did so last."""
    result = job.result
    if not result.unpublished:
        return
    pairs = job.parameters["pairs"]
    translations = [_draft(*pairs[number]) for number in result.unpublished]
    allowed = [
        found for found in translations if found and not obstacle(found.page, found.language, job.created_by)
    ]
    for translation in allowed:
        publish(translation=translation, by=job.created_by)
    job.note(replace(result.plus(published=len(allowed)), unpublished=()))


def _draft(page_id: int, language: str) -> Translation | None:
    return (
        Translation.objects.filter(page=page_id, language=language, has_unpublished_changes=True)
        .select_related("page")
        .select_for_update(of=("self",))
        .first()
    )


def obstacle(page: Page | None, language: str, by: User | None) -> FailureReason | None:
    """Return why nothing becomes of a page in a language, if whoever began the job may not translate it any more."""
    if page is None:
        return FailureReason.GONE
    if by is None or not may_translate(by, page, language):
        return FailureReason.NOT_ALLOWED
    return None
