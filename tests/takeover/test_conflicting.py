"""What people have changed here stays, and a conflict is told."""

import pytest
from wagtail.models import Page

from content.modules.models import InfoPage
from content.takeover.actions.pages import write_page
from content.takeover.actions.pictures import Fetched
from content.translations.actions import save_draft
from content.translations.models import Translation
from content.translations.staleness import String
from tests.factories import translated
from tests.takeover.running import bring, edit, fates, page_at, strings_of, task_for, titles, translation_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mainz")]


def test_what_somebody_changed_here_stays(server, school):
    bring(server)
    edit("schule", title="Unsere Schulen")

    assert fates(bring(server)) == {"schule": {"de": "UNCHANGED", "ar": "UNCHANGED"}}
    assert page_at("schule").title == "Unsere Schulen"


def test_what_changed_there_and_here_is_a_conflict(server, school):
    bring(server)
    edit("schule", title="Unsere Schulen")
    school.said |= {"de": ("Schulen", ""), "ar": ("مدارس", "")}

    report = bring(server)

    assert fates(report) == {"schule": {"de": "CONFLICT", "ar": "CONFLICT"}}
    assert page_at("schule").title == "Unsere Schulen"
    assert strings_of("schule", "ar")[0] == "مدرسة"


def test_saving_without_a_change_is_none(server, school):
    bring(server)
    body = list(page_at("schule").body.raw_data)
    body[0]["value"]["text"] = '<p data-block-key="abc12">Bald.</p>'
    edit("schule", body=body)
    school.said["de"] = ("Schulen", school.said["de"][1])

    assert fates(bring(server))["schule"]["de"] == "UPDATED"


def test_translation_that_somebody_changed_here_stays(server, school):
    bring(server)
    page = page_at("schule")
    strings = translation_of("schule", "ar").draft_strings
    strings["title"] = String("مدرستنا", strings["title"].digest)
    save_draft(page=page, language="ar", strings=strings, by=None)

    assert fates(bring(server))["schule"]["ar"] == "UNCHANGED"
    school.said["ar"] = ("مدارس", school.said["ar"][1])
    assert fates(bring(server))["schule"]["ar"] == "CONFLICT"
    assert strings_of("schule", "ar")[0] == "مدرستنا"


def test_translation_that_was_deleted_here_is_not_brought_again(server, school):
    bring(server)
    Translation.objects.all().delete()

    assert fates(bring(server, is_published=True))["schule"]["ar"] == "UNCHANGED"
    school.said["ar"] = ("مدارس", school.said["ar"][1])
    assert fates(bring(server))["schule"]["ar"] == "CONFLICT"


def test_translation_that_is_only_here_stays(server, school):
    arabic = school.said.pop("ar")
    bring(server)
    translated(page_at("schule"), "ar")
    school.said["ar"] = arabic

    assert fates(bring(server))["schule"]["ar"] == "ONLY_HERE"
    assert strings_of("schule", "ar")[0] == "[ar] Schule"


def test_page_that_somebody_deleted_is_not_brought_again(server, region, school):
    bring(server)
    InfoPage.objects.get().delete()
    region.add("anmeldung", school, de=("Anmeldung", ""))

    report = bring(server)

    assert fates(report) == {"schule": {"de": "DELETED_HERE"}, "schule/anmeldung": {"de": "DELETED_HERE"}}
    assert titles() == []


def test_page_that_somebody_moved_is_found(server, region, school):
    region.add("kurse", de=("Kurse", ""))
    bring(server)
    courses = Page.objects.get(slug="kurse")
    Page.objects.get(slug="schule").move(courses, pos="first-child")
    region.add("anmeldung", school, de=("Anmeldung", ""))

    bring(server)

    assert [(depth, slug) for depth, _, slug, _ in titles()] == [
        (1, "kurse"),
        (2, "schule"),
        (3, "anmeldung"),
    ]


def test_page_that_is_deleted_meanwhile_stays_deleted(server, school):
    task = task_for(server)
    InfoPage.objects.get().delete()

    (told,) = write_page(task=task, fetched=Fetched({}), is_published=False)

    assert told.fate.value == "DELETED_HERE"


# Broken off
