"""Letting a machine translate, a page and language at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import Page

from content.translations.actions.jobs import Ended, Run, start_job
from content.translations.actions.releasing import changed, done, obstacle
from content.translations.actions.strings import Entry, change_strings
from content.translations.enums import EndReason, Extent, FailureReason, JobKind, JobState
from content.translations.machine.protection import MarkupLost, Protected, protect
from content.translations.machine.providers import NotOffered, QuotaExceeded, Translator, TranslatorFailed
from content.translations.machine.registry import configured, monthly_budget
from content.translations.models import Job, MonthlyUse, Translation
from content.translations.queries import source_segments
from content.translations.queries.glossary import Glossary
from content.translations.queries.machine import Estimate, this_month, wanted_segments
from content.translations.reports import Failure
from content.translations.segments import Segment
from content.translations.staleness import Origin, String, seen
from content.translations.terms import Terms

SENT_AT_ONCE = 50


def start_machine(*, estimate: Estimate, extent: Extent, is_published: bool, by: User) -> Job:
    """Have what was counted translated by the machine."""
    parameters = {"pairs": list(estimate.pairs), "extent": extent.value, "publish": is_published}
    return start_job(kind=JobKind.MACHINE, parameters=parameters, total=len(estimate.pairs), by=by)


@dataclass(frozen=True, slots=True)
class _Text:
    """A string on its way to the machine, and what stood in its place."""

    segment: Segment
    before: String | None
    sent: Protected

    @property
    def size(self) -> int:
        """How many characters are billed."""
        return len(self.sent.html)

    def entry(self, answer: str) -> Entry:
        """Return what is entered for it; raises ``MarkupLost``."""
        string = String(self.sent.restore(answer), self.segment.digest, Origin.MACHINE)
        return Entry(string, seen(self.before))


@dataclass(frozen=True, slots=True)
class _Target:
    """A page in the language it is translated into."""

    page: Page
    language: str

    def failure(self, reason: FailureReason, key: str = "") -> Failure:
        return Failure(self.page.pk, self.language, key, reason.value)


class MachineWork:
    """Translates the pages of a job, each in its language, as far as the month's budget goes.

    The machine is asked outside of transactions; what it has translated is stored only where nobody has written in
    the meantime.
    """

    def __init__(self, job: Job) -> None:
        machine = configured()
        if machine is None:
            raise Ended(JobState.PAUSED, EndReason.NOT_CONFIGURED)
        self.machine: Translator = machine
        self.by, self.pairs = job.created_by, job.parameters["pairs"]
        self.extent = Extent(job.parameters["extent"])
        self.terms: Terms[int] = Glossary.load().forms

    def do(self, run: Run, number: int) -> None:
        page_id, language = self.pairs[number]
        page = Page.objects.filter(pk=page_id).first()
        reason = obstacle(page, language, self.by)
        failure = Failure(page_id, language, "", reason.value) if reason else None
        if page and not failure:
            failure = self._translate_page(run, number, _Target(page.specific, language))
        with run.step() as job:
            job.note(job.result.but_not([failure] if failure else []))
            done(job, number)

    def _translate_page(self, run: Run, number: int, target: _Target) -> Failure | None:
        texts = self._texts(target)
        for first in range(0, len(texts), SENT_AT_ONCE):
            try:
                self._translate(run, number, target, texts[first : first + SENT_AT_ONCE])
            except NotOffered:
                return target.failure(FailureReason.NOT_OFFERED)
        return None

    def _texts(self, target: _Target) -> list[_Text]:
        translation = Translation.objects.filter(page=target.page.pk, language=target.language).first()
        strings = translation.draft_strings if translation else {}
        return [
            _Text(
                segment,
                strings.get(segment.key),
                protect(segment.text, is_rich=segment.is_rich, terms=self.terms),
            )
            for segment in wanted_segments(source_segments(target.page), translation, self.extent)
        ]

    def _translate(self, run: Run, number: int, target: _Target, texts: Sequence[_Text]) -> None:
        with run.step() as job:
            fitting = texts[: spend(sizes=[text.size for text in texts])]
            job.note(job.result.plus(characters=sum(text.size for text in fitting)))
        if fitting:
            answers = self._answers(run, target.language, fitting)
            with run.step() as job:
                _store(job, number, target, list(zip(fitting, answers, strict=True)), self.by)
        if len(fitting) < len(texts):
            raise Ended(JobState.PAUSED, EndReason.BUDGET)

    def _answers(self, run: Run, language: str, texts: Sequence[_Text]) -> list[str]:
        try:
            return self.machine.translate([text.sent.html for text in texts], target=language)
        except Exception as failure:
            unspent = sum(text.size for text in texts)
            give_back(characters=unspent)
            with run.step() as job:
                job.note(job.result.plus(characters=-unspent))
            if isinstance(failure, TranslatorFailed):
                raise Ended(JobState.FAILED, EndReason.TRANSLATOR) from failure
            if isinstance(failure, QuotaExceeded):
                raise Ended(JobState.PAUSED, EndReason.QUOTA) from failure
            raise


def _store(
    job: Job, number: int, target: _Target, answers: Sequence[tuple[_Text, str]], by: User | None
) -> None:
    # While the machine worked, others may have: on the translation, and on the page.
    page = Page.objects.get(pk=target.page.pk).specific
    changed_keys = _changed(page, target.language, [text for text, _ in answers])
    entries, failures = {}, []
    for text, answer in answers:
        try:
            entries[text.segment.key] = text.entry(answer)
        except MarkupLost:
            failures.append(target.failure(FailureReason.MARKUP_LOST, text.segment.key))
    entries = {key: entry for key, entry in entries.items() if key not in changed_keys}
    if entries:
        saved = change_strings(page=page, language=target.language, entries=entries, by=by)
        changed_keys |= set(saved.conflicts)
    failures += [target.failure(FailureReason.CHANGED, key) for key in sorted(changed_keys)]
    count = sum(key not in changed_keys for key in entries)
    job.note(job.result.plus(texts=count).but_not(failures))
    if count:
        changed(job, number)


def _changed(page: Page, language: str, texts: Iterable[_Text]) -> set[str]:
    """Return the keys of the texts whose German or translation is not what it was when they were sent."""
    translation = (
        Translation.objects.select_for_update(of=("self",)).filter(page=page.pk, language=language).first()
    )
    strings = translation.draft_strings if translation else {}
    digests = {segment.key: segment.digest for segment in source_segments(page)}
    return {
        text.segment.key
        for text in texts
        if (digests.get(text.segment.key), strings.get(text.segment.key))
        != (text.segment.digest, text.before)
    }


@transaction.atomic
def spend(*, sizes: Sequence[int]) -> int:
    """Take characters from this month's budget for texts of these sizes; return for how many of them it is enough."""
    MonthlyUse.objects.get_or_create(month=this_month())
    use = MonthlyUse.objects.select_for_update().get(month=this_month())
    count = 0
    for size in sizes:
        if use.characters + size > monthly_budget():
            break
        use.characters += size
        count += 1
    use.save()
    return count


@transaction.atomic
def give_back(*, characters: int) -> None:
    """Put into this month's budget what was not used after all; nothing happens if the month has ended since."""
    use = MonthlyUse.objects.select_for_update().filter(month=this_month()).first()
    if use:
        use.characters = max(use.characters - characters, 0)
        use.save()
