"""Files for translators, and what comes back."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from content.translations import actions
from content.translations.actions.running import run_job
from content.translations.enums import FailureReason, JobState
from content.translations.exchange.documents import Reason
from content.translations.exchange.formats import FORMATS, read
from content.translations.forms import choosing
from content.translations.models import Job, SourceText, Translation
from content.translations.plans import Plan
from content.translations.queries import source_segments
from content.translations.queries.arriving import page_rows
from content.translations.queries.choosing import allowed_pairs, pages_below, roots_for
from content.translations.queries.exchange import documents
from content.translations.refusals import BAD_ARCHIVE, NO_FILE, NO_LANGUAGE, NOT_ALLOWED, TOO_LONG
from content.translations.staleness import Origin, Status, String
from tests.factories import (
    DistrictHomeFactory,
    GroupFactory,
    InfoPageFactory,
    TranslationFactory,
    UserFactory,
    editor_of,
    translated,
    translator_into,
)
from tests.website.reading import Document, interface

pytestmark = pytest.mark.django_db
EXPORT, IMPORT = "/admin/translations/export/", "/admin/translations/import/"


@pytest.fixture
def school(state):
    link = '<p>Zum <a href="https://example.org/">Amt</a>.</p>'
    body = [{"type": "section", "id": "a", "value": {"heading": "Wo?", "text": link}}]
    return InfoPageFactory.create(parent=state, title="Schule", slug="schule", summary="", body=body)


@pytest.fixture
def registration(school):
    return InfoPageFactory.create(parent=school, title="Anmeldung", summary="", body=[])


@pytest.fixture
def superuser(client):
    user = UserFactory.create(is_superuser=True)
    client.force_login(user)
    return user


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


@pytest.mark.parametrize("shape", FORMATS)
def test_an_export_holds_a_module(client, superuser, school, registration, shape):
    response = exported(client, school, "ar", shape=shape)

    content = b"".join(response.streaming_content)
    today = timezone.localdate().isoformat()
    assert read(content).page_ids == (str(school.pk), str(registration.pk))
    assert f'filename="lotse-schule-ar-{today}{FORMATS[shape].suffix}"' in response["Content-Disposition"]


def test_several_languages_are_an_archive(client, superuser, school):
    response = exported(client, school, "ar", "uk")

    with ZipFile(BytesIO(b"".join(response.streaming_content))) as archive:
        names = [name.rsplit("-", 3)[0] for name in archive.namelist()]
        languages = [read(archive.read(name)).target_language for name in archive.namelist()]
    assert (names, languages) == (["lotse-schule-uk", "lotse-schule-ar"][::-1], ["ar", "uk"])


@pytest.mark.parametrize(("extent", "expected"), [("open", 1), ("all", 2)])
def test_an_export_may_hold_only_what_there_is_to_do(
    client, superuser, school, registration, extent, expected
):
    translated(school)

    response = exported(client, school, "ar", extent=extent)

    assert len(read(b"".join(response.streaming_content)).page_ids) == expected


def test_an_outdated_string_is_exported_with_the_german_it_was_made_from(school):
    SourceText.objects.create(digest="before", text="Schulen")
    actions.save_draft(page=school, language="ar", strings={"title": String("x", "before")}, by=None)

    (document,) = documents({"ar": [school]}, is_all=True)

    assert document.sections[0].units[0].previous_source == "Schulen"


def test_where_there_is_nothing_to_do_nothing_is_exported(client, superuser, school):
    translated(school)

    response = exported(client, school, "ar")

    assert say("There is nothing to translate in these languages.") in response.content.decode()


def test_an_export_needs_a_language(client, superuser, school):
    response = exported(client, school)

    assert say("Choose at least one language.") in response.content.decode()


def test_whose_only_language_it_is_finds_it_chosen(client, school, state):
    client.force_login(translator_into("ar", below=state))

    html = client.get(EXPORT).content.decode()

    assert next(box.get("value") for box in Document(html).attributes["input"] if "checked" in box) == "ar"


def test_a_single_page_can_be_asked_for(client, superuser, school, registration):
    html = client.get(EXPORT, {"below": registration.pk, "languages": "uk"}).content.decode()

    options = Document(html).attributes["option"]
    assert [option["value"] for option in options if "selected" in option] == [str(registration.pk)]


def test_a_page_that_is_not_there_is_no_choice(client, superuser, school):
    html = client.get(EXPORT, {"below": "99999"}).content.decode()

    assert "99999" not in html


def test_what_there_is_to_choose(state, school, registration):
    mainz = DistrictHomeFactory.create(title="Mainz")
    InfoPageFactory.create(parent=mainz)
    people = [
        UserFactory.create(is_superuser=True),
        editor_of(mainz),
        translator_into("ar", below=registration),
    ]

    found = [[root.page_id for root in roots_for(person)] for person in people]

    assert found == [[state.pk, school.pk, mainz.pk], [mainz.pk], [state.pk, school.pk]]


@pytest.mark.parametrize("count", [1, 3])
def test_an_export_asks_no_more_for_more_pages(client, superuser, school, django_assert_num_queries, count):
    for _ in range(count):
        InfoPageFactory.create(parent=school)
    root = next(root for root in roots_for(superuser) if root.page_id == school.pk)
    # What types of pages there are is asked once.
    pages_below(root)

    with django_assert_num_queries(4):
        pages = pages_below(root)
        found = documents({"ar": pages, "uk": pages}, is_all=False)

    assert [len(document.sections) for document in found] == [count + 1, count + 1]


@pytest.mark.parametrize("shape", FORMATS)
def test_what_comes_back_is_shown_and_then_stored(client, superuser, school, shape):
    job = uploaded(client, file_of(school, shape=shape, title="مدرسة"))
    before = Translation.objects.exists()

    imported(client, job)

    segment = source_segments(school)[0]
    assert (before, job.state, job.upload) == (False, JobState.DONE, None)
    assert strings(school) == {"title": String("مدرسة", segment.digest)}
    assert Translation.objects.get().updated_by == superuser


def test_a_preview_counts_what_would_change(client, superuser, school):
    translated(school)
    job = uploaded(client, file_of(school, title="مدرسة", **{"body.a.heading": "[ar] Wo?"}))

    text = shown(client, job)

    for message in ("%(shown)s changed", "%(shown)s unchanged"):
        assert say(message, shown="1") in text
    assert Translation.objects.get().draft_strings["title"].text == "[ar] Schule"


def test_the_preview_of_a_page_shows_each_text(client, superuser, school):
    TranslationFactory.create(page=school, is_machine=True, is_draft=True)
    content = file_of(
        school,
        title="[ar] Schule zwo",
        **{"body.a.heading": "[ar] Wo?"},
    )
    job = uploaded(client, content)

    html = client.get(reverse("translations:import_page", args=[job.pk, 0])).content.decode()

    assert (say("Changed") in html, say("Reviewed") in html) == (True, True)
    assert Document(html).languages_of("zwo") == {("ar", "rtl")}


def test_a_page_that_is_not_in_the_import_is_missing(client, superuser, school):
    job = uploaded(client, file_of(school, title="x"))

    assert client.get(reverse("translations:import_page", args=[job.pk, 1])).status_code == 404


def test_an_import_that_has_begun_has_no_preview(client, superuser, school):
    job = imported(client, uploaded(client, file_of(school, title="x")))

    assert client.get(reverse("translations:import_page", args=[job.pk, 0])).status_code == 404


def test_an_import_may_be_published(client, superuser, school):
    job = uploaded(client, file_of(school, title="x"))

    imported(client, job, is_published=True)

    assert Translation.objects.live().count() == 1


def test_an_import_is_stored_once(client, superuser, school):
    job = imported(client, uploaded(client, file_of(school, title="x")))

    client.post(job_url(job))

    job.refresh_from_db()
    assert job.state == JobState.DONE


def test_of_two_who_begin_an_import_one_is_late(client, superuser, school):
    job = uploaded(client, file_of(school, title="x"))
    late = Job.objects.get()

    actions.start_import(job=job, taken=[], is_published=False, by=superuser)
    actions.start_import(job=late, taken=[], is_published=True, by=superuser)

    assert Job.objects.get().parameters["publish"] is False


def test_what_was_prepared_before_gives_way(client, superuser, school):
    uploaded(client, file_of(school, title="x"))
    uploaded(client, file_of(school, title="y"))

    assert Job.objects.count() == 1


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_string_made_from_another_german_is_taken_only_if_chosen(client, superuser, school, is_taken):
    content = file_of(school, title="مدارس", **{"body.a.heading": "أين؟"})
    SourceText.objects.create(digest=source_segments(school)[0].digest, text="Schule")
    school.title = "Schule und Kita"
    school.save_revision().publish()
    job = uploaded(client, content)

    text = shown(client, job)
    imported(client, job, *(["0-0"] if is_taken else []))

    assert f"Schule {say('added:')} und Kita" in text
    found = strings(school)
    assert {key: string.text for key, string in found.items()} == (
        {"title": "مدارس", "body.a.heading": "أين؟"} if is_taken else {"body.a.heading": "أين؟"}
    )
    assert Translation.objects.get().outdated == int(is_taken)


def test_what_somebody_writes_after_the_preview_stays(client, superuser, school):
    job = uploaded(client, file_of(school, title="x", **{"body.a.heading": "y"}))
    mine = {"title": String("mein", source_segments(school)[0].digest)}
    actions.save_draft(page=school, language="ar", strings=mine, by=None)

    imported(client, job)

    assert {key: string.text for key, string in strings(school).items()} == {
        "title": "mein",
        "body.a.heading": "y",
    }
    text = shown(client, job)
    assert (str(FailureReason.CHANGED.label) in text, "„Schule“" in text) == (True, True)


def test_a_page_on_which_nothing_could_be_stored_is_not_published(client, superuser, school):
    job = uploaded(client, file_of(school, title="x"))
    mine = {"title": String("mein", source_segments(school)[0].digest)}
    actions.save_draft(page=school, language="ar", strings=mine, by=None)

    imported(client, job, is_published=True)

    assert not Translation.objects.live().exists()


def test_a_page_in_conflict_alone_is_left_as_it_was(client, superuser, school):
    content = file_of(school, title="مدارس")
    school.title = "Schule und Kita"
    school.save_revision().publish()
    job = uploaded(client, content)

    imported(client, job)

    assert (job.state, strings(school)) == (JobState.DONE, {})


def test_a_page_in_conflict_alone_is_shown_among_conflicts_only(client, superuser, school):
    content = file_of(school, title="مدارس")
    school.title = "Schule und Kita"
    school.save_revision().publish()

    response = client.get(job_url(uploaded(client, content)))

    assert (len(response.context["conflicts"]), response.context["rows"]) == (1, [])


def test_a_page_that_went_is_left_out(client, superuser, school):
    job = uploaded(client, file_of(school, title="x"))
    school.delete()
    preview = client.get(job_url(job))

    imported(client, job)

    assert (preview.status_code, str(FailureReason.GONE.label) in shown(client, job)) == (200, True)


def test_who_has_lost_the_right_imports_nothing(client, state, school):
    translator = translator_into("ar", below=state)
    client.force_login(translator)
    job = uploaded(client, file_of(school, title="x"))
    client.post(job_url(job))
    translator.groups.clear()

    run_job(job_id=job.pk)

    job.refresh_from_db()
    assert [failure.reason for failure in job.result.failures] == [FailureReason.NOT_ALLOWED]


def refusals(client, content, name="a.xlf"):
    uploaded(client, content, name)
    plan = Plan.from_bytes(bytes(Job.objects.get().upload))
    return [(refusal.line, refusal.reason) for refusal in plan.refusals]


def changed_file(page, before, after):
    texts = {segment.key: segment.text for segment in source_segments(page)}
    return file_of(page, **texts).replace(before, after)


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


ROLES = {
    "superuser": lambda state, mainz: UserFactory.create(is_superuser=True),
    "state-editor": lambda state, mainz: editor_of(state),
    "district-editor": lambda state, mainz: editor_of(mainz),
    "translator": lambda state, mainz: translator_into("ar", below=state),
    "no-rights": lambda state, mainz: UserFactory.create(groups=[GroupFactory.create()]),
}
# What is exported of a statewide and a local page in Arabic and Ukrainian, and taken of a file with both in both.
ALLOWED = {
    "superuser": {("state", "ar"), ("state", "uk"), ("local", "ar"), ("local", "uk")},
    "state-editor": {("state", "ar"), ("state", "uk")},
    "district-editor": {("local", "ar"), ("local", "uk")},
    "translator": {("state", "ar")},
    "no-rights": set(),
}


@pytest.fixture
def mainz(state):
    return DistrictHomeFactory.create(title="Mainz")


@pytest.mark.parametrize("role", ROLES)
def test_who_exports_what(client, state, mainz, school, role):
    local = InfoPageFactory.create(parent=mainz)
    client.force_login(ROLES[role](state, mainz))

    found = set()
    for name, page, below in (("state", school, state), ("local", local, mainz)):
        for code in ("ar", "uk"):
            response = exported(client, below, code)
            if response.streaming:
                assert read(b"".join(response.streaming_content)).page_ids == (str(page.pk),)
                found.add((name, code))

    assert found == ALLOWED[role]


def test_an_export_holds_of_each_language_what_one_may_translate(client, state, mainz, school):
    local = InfoPageFactory.create(parent=mainz)
    translator = translator_into("ar", below=school)
    translator.groups.add(*translator_into("uk", below=local).groups.all())

    found = allowed_pairs(translator, [school, local], ["ar", "uk"])

    assert list(found) == [(school, "ar"), (local, "uk")]


@pytest.mark.parametrize("role", ROLES)
def test_who_imports_what(client, state, mainz, school, role):
    pages = {"state": school, "local": InfoPageFactory.create(parent=mainz)}
    client.force_login(ROLES[role](state, mainz))

    for page in pages.values():
        for code in ("ar", "uk"):
            job = uploaded(client, file_of(page, code, title="x"))
            if job and job.state == JobState.PREPARED:
                imported(client, job)

    names = {page.pk: name for name, page in pages.items()}
    found = Translation.objects.values_list("page_id", "language")
    assert {(names[page_id], code) for page_id, code in found} == ALLOWED[role]


def test_a_page_that_is_not_allowed_is_refused_once(client, state, mainz, school):
    client.force_login(editor_of(mainz))

    found = refusals(client, file_of(school, title="x", **{"body.a.heading": "y"}))

    assert found == [(8, NOT_ALLOWED)]


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


def test_characters_that_no_database_takes_are_left_out(client, superuser, school):
    content = file_of(school, shape="po", title="x\u0001y").replace(b"xy", b"x\x00y")

    imported(client, uploaded(client, content, "a\x01.po"))

    assert strings(school)["title"].text == "xy"
