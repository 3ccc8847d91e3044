"""What is not taken of a file."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from content.translations.exchange.documents import Reason
from content.translations.exchange.formats import FORMATS
from content.translations.forms import choosing
from content.translations.models import Job
from content.translations.plans import Plan
from content.translations.queries.arriving import page_rows
from content.translations.queries.exchange import documents
from content.translations.refusals import BAD_ARCHIVE, NO_FILE, NO_LANGUAGE, TOO_LONG
from content.translations.staleness import Origin, Status
from tests.factories import (
    InfoPageFactory,
)
from tests.translations.exchanging import (
    IMPORT,
    changed_file,
    file_of,
    imported,
    refusals,
    say,
    shown,
    strings,
    uploaded,
)
from tests.website.reading import Document

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            b'target-language="ar"', b'target-language="xx"', [(3, NO_LANGUAGE)], id="other-language"
        ),
        pytest.param(b'target-language="ar"', b"", [(3, NO_LANGUAGE)], id="no-language"),
        pytest.param(
            b'source-language="de"', b'source-language="en"', [(3, Reason.WRONG_LANGUAGE)], id="not-german"
        ),
        pytest.param(b'resname="title"', b'resname="subtitle"', [(8, Reason.UNKNOWN_SEGMENT)], id="unknown"),
        pytest.param(b"</xliff>", b"", [(22, Reason.NOT_READABLE)], id="broken"),
        pytest.param(
            b"<xliff", b"<!DOCTYPE x SYSTEM 'http://x/'><xliff", [(2, Reason.DOCTYPE)], id="doctype"
        ),
        pytest.param(
            b'target-language="ar"', b'target-language="DE"', [(3, Reason.WRONG_LANGUAGE)], id="german"
        ),
    ],
)
def test_what_is_refused_is_said_by_line(client, superuser, school, before, after, expected):
    assert refusals(client, changed_file(school, before, after)) == expected


def test_a_title_that_is_too_long_is_refused(client, superuser, school):
    assert refusals(client, file_of(school, title="x" * 256)) == [(8, TOO_LONG)]


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        pytest.param(b"hello", "a.xlf", Reason.UNKNOWN_FORMAT, id="no-format"),
        pytest.param(b"PK\x05\x06" + bytes(18), "a.zip", NO_FILE, id="empty-archive"),
        pytest.param(
            b"PK\x03\x04" + b"PK\x05\x06" + bytes([0] * 4 + [1, 0, 1, 0] + [9] * 8 + [0, 0]),
            "a.zip",
            BAD_ARCHIVE,
            id="bad",
        ),
    ],
)
def test_a_file_that_is_none_is_refused(client, superuser, school, content, name, expected):
    assert refusals(client, content, name) == [(1, expected)]


def test_refusals_are_shown_with_page_and_reason(client, superuser, school):
    job = uploaded(client, changed_file(school, b'resname="title"', b'resname="subtitle"'))

    text = shown(client, job)

    assert f"{say('line %(line)s', line=8)} Schule {say('This text no longer exists, or never did.')}" in text


def test_an_archive_brings_several_languages(client, superuser, school):
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for code in ("ar", "uk"):
            archive.writestr(f"{code}.po", file_of(school, code, "po", title=code))

    imported(client, uploaded(client, content.getvalue(), "all.zip"))

    assert [strings(school, code)["title"].text for code in ("ar", "uk")] == ["ar", "uk"]


def test_a_file_that_is_too_large_is_not_read(client, superuser, school, monkeypatch):
    monkeypatch.setattr(choosing, "LARGEST_UPLOAD", 10)

    response = client.post(IMPORT, {"file": SimpleUploadedFile("a.xlf", b"x" * 11)})

    assert (response.status_code, Job.objects.exists()) == (200, False)


def test_what_a_tool_left_to_a_machine_stays_marked(client, superuser, school):
    imported(client, uploaded(client, file_of(school, status=Status.MACHINE_TRANSLATED, title="x")))

    assert strings(school)["title"].origin is Origin.MACHINE


@pytest.mark.parametrize("count", [1, 3])
def test_a_preview_asks_no_more_for_more_pages(client, superuser, school, django_assert_num_queries, count):
    pages = [InfoPageFactory.create(parent=school, summary="", body=[]) for _ in range(count)]
    found = documents({"ar": pages}, is_all=True)
    (document,) = found
    sections = tuple(
        replace(
            section,
            units=tuple(replace(unit, target="x", status=Status.UP_TO_DATE) for unit in section.units),
        )
        for section in document.sections
    )
    job = uploaded(client, FORMATS["xliff12"].write(replace(document, sections=sections)))
    plan = Plan.from_bytes(bytes(job.upload))

    with django_assert_num_queries(3):
        rows = page_rows(plan)

    assert len(rows) == count


@pytest.mark.parametrize("page_id", ["9" * 40, "²"])
def test_a_page_that_no_database_could_hold_is_unknown(client, superuser, school, page_id):
    content = file_of(school, title="x").replace(
        f'original="{school.pk}"'.encode(), f'original="{page_id}"'.encode()
    )

    job = uploaded(client, content)

    assert say("This text no longer exists, or never did.") in shown(client, job)


def test_a_file_of_which_nothing_is_taken_is_known_by_its_name(client, superuser, school):
    uploaded(client, b"x", "kaputt.po")

    text = (
        shown(client, Job.objects.get()),
        Document(client.get("/admin/translations/jobs/").content.decode()).text,
    )

    assert ["kaputt.po" in each for each in text] == [True, True]


def test_a_file_is_read_outside_of_the_transaction_in_which_others_would_wait(
    client, superuser, school, monkeypatch
):
    depths = []

    def read_plan(*args):
        depths.append(len(connection.savepoint_ids))
        return Plan()

    monkeypatch.setattr("content.translations.views.exchange.plan_of", read_plan)
    uploaded(client, b"x")

    assert depths == [0]
