"""What those who bring translations back wait for: a file of 10,000 strings, read, looked at and stored."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import count
from zipfile import ZipFile

from django.contrib.auth.models import User

from content.districts.models import StateHome
from content.modules.models import InfoPage
from content.translations import actions
from content.translations.enums import JobState
from content.translations.exchange.documents import Document
from content.translations.exchange.formats import FORMATS
from content.translations.models import Job
from content.translations.queries.exchange import documents, plan_of
from content.translations.staleness import Status
from tests.benchmarks.report import say
from tests.benchmarks.world import Scale

STRINGS = 10_000


def measure(scale: Scale) -> None:
    """Print what an import takes that changes every string, from the upload to the last one stored."""
    user = User.objects.create_superuser("einfuhr")
    pages = list(InfoPage.objects.descendant_of(StateHome.objects.get()))
    started = time.perf_counter()
    found = list(_first(documents(dict.fromkeys(scale.codes[1:], pages), is_all=True)))
    content = _archive(found)
    say("export_of_strings", time.perf_counter() - started, "s")
    started = time.perf_counter()
    plan = plan_of("alle.zip", content, user)
    say("import_shown", time.perf_counter() - started, "s")
    job = actions.prepare_import(name="alle.zip", plan=plan, by=user)
    actions.start_import(job=job, taken=(), is_published=False, by=user)
    _wait_for(job)
    say("import_stored", time.perf_counter() - started, "s")


def _first(found: list[Document]) -> Iterator[Document]:
    numbers = count()
    for document in found:
        sections = tuple(
            replace(
                section,
                units=tuple(
                    replace(unit, target=unit.source, status=Status.UP_TO_DATE)
                    for unit in section.units
                    if next(numbers) < STRINGS
                ),
            )
            for section in document.sections
        )
        yield replace(document, sections=sections)


def _archive(found: list[Document]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for document in found:
            archive.writestr(f"{document.target_language}.xlf", FORMATS["xliff12"].write(document))
    return content.getvalue()


def _wait_for(job: Job) -> None:
    while job.state not in (JobState.DONE, JobState.FAILED):
        time.sleep(0.05)
        job.refresh_from_db(fields=["state"])
    if job.state == JobState.FAILED:
        raise RuntimeError("The import failed.")
