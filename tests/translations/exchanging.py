"""Files for translators, and what comes back."""

from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from content.translations.actions.running import run_job
from content.translations.exchange.formats import FORMATS
from content.translations.models import Job, Translation
from content.translations.plans import Plan
from content.translations.queries import source_segments
from content.translations.queries.exchange import documents
from content.translations.staleness import Status
from tests.website.reading import Document, interface

EXPORT, IMPORT = "/admin/translations/export/", "/admin/translations/import/"


def say(message, **values):
    return interface("de", message, **values)


def exported(client, page, *languages, shape="xliff12", extent="open"):
    data = {"below": page.pk, "languages": languages, "format": shape, "extent": extent}
    return client.get(EXPORT, data)


def file_of(page, code="ar", shape="xliff12", status=Status.UP_TO_DATE, **texts):
    """A file in which somebody has translated some of a page's strings."""
    (document,) = documents({code: [page]}, is_all=True)
    (section,) = document.sections
    units = tuple(
        replace(unit, target=texts[unit.key], status=status) for unit in section.units if unit.key in texts
    )
    return FORMATS[shape].write(replace(document, sections=(replace(section, units=units),)))


def uploaded(client, content, name="a.xlf"):
    client.post(IMPORT, {"file": SimpleUploadedFile(name, content)})
    return Job.objects.first()


def job_url(job):
    return reverse("translations:job", args=[job.pk])


def shown(client, job):
    return Document(client.get(job_url(job)).content.decode()).text


def imported(client, job, *taken, is_published=False):
    client.post(job_url(job), {"taken": taken, **({"publish": "1"} if is_published else {})})
    run_job(job_id=job.pk)
    job.refresh_from_db()
    return job


def strings(page, code="ar"):
    found = Translation.objects.filter(page=page.pk, language=code).first()
    return found.draft_strings if found else {}


def refusals(client, content, name="a.xlf"):
    uploaded(client, content, name)
    plan = Plan.from_bytes(bytes(Job.objects.get().upload))
    return [(refusal.line, refusal.reason) for refusal in plan.refusals]


def changed_file(page, before, after):
    texts = {segment.key: segment.text for segment in source_segments(page)}
    return file_of(page, **texts).replace(before, after)
