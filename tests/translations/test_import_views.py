"""What comes back from translators."""

import pytest
from django.urls import reverse

from content.translations import actions
from content.translations.actions.running import run_job
from content.translations.enums import FailureReason, JobState
from content.translations.exchange.formats import FORMATS
from content.translations.models import Job, SourceText, Translation
from content.translations.queries import source_segments
from content.translations.staleness import String
from tests.factories import (
    TranslationFactory,
    translated,
    translator_into,
)
from tests.translations.exchanging import file_of, imported, job_url, say, shown, strings, uploaded
from tests.website.reading import Document

pytestmark = pytest.mark.django_db


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


def test_characters_that_no_database_takes_are_left_out(client, superuser, school):
    content = file_of(school, shape="po", title="x\u0001y").replace(b"xy", b"x\x00y")

    imported(client, uploaded(client, content, "a\x01.po"))

    assert strings(school)["title"].text == "xy"
