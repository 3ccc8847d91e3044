"""Publishing what a job has translated: many pages at once, for each time editions are built anew."""

from __future__ import annotations

from dataclasses import replace

from content.translations.actions.strings import publish
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
    allowed = [found for found in translations if found and _may_publish(job, found)]
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


def _may_publish(job: Job, translation: Translation) -> bool:
    return job.created_by is not None and may_translate(
        job.created_by, translation.page, translation.language
    )
