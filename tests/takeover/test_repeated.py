"""Bringing a region over again: only what has changed there is changed here."""

import pytest
from wagtail.models import Page

from content.modules.models import InfoPage
from content.takeover.models import TakenText
from content.translations.models import Translation
from tests.factories import translated
from tests.takeover.fake_integreat import without
from tests.takeover.running import bring, edit, fates, page_at, strings_of, texts_of, titles, translation_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mainz")]


def test_again_changes_nothing(server, school):
    bring(server, is_published=True)
    before = list(Page.objects.values_list("pk", "latest_revision"))

    report = bring(server, is_published=True)

    assert fates(report) == {"schule": {"de": "UNCHANGED", "ar": "UNCHANGED"}}
    assert list(Page.objects.values_list("pk", "latest_revision")) == before


def test_again_brings_up_to_date_what_has_changed_there(server, school):
    bring(server)
    school.said |= {
        "de": ("Schulen", "<h2>Wann?</h2><p>Heute.</p>"),
        "ar": ("مدارس", "<h2>متى؟</h2><p>اليوم.</p>"),
    }

    report = bring(server)

    assert fates(report) == {"schule": {"de": "UPDATED", "ar": "UPDATED"}}
    assert texts_of(page_at("schule")) == ["<p>Heute.</p>"]
    assert strings_of("schule", "ar") == ["مدارس", "متى؟", "<p>اليوم.</p>"]
    assert titles() == [(1, "Schulen", "schule", False)]


def test_again_brings_up_to_date_what_readers_see(server, school):
    bring(server, is_published=True)
    school.said["de"] = ("Schule", "<h2>Wann?</h2><p>Heute.</p>")

    bring(server)
    assert InfoPage.objects.get().has_unpublished_changes
    report = bring(server, is_published=True)

    assert fates(report)["schule"]["de"] == "UNCHANGED"
    assert texts_of(InfoPage.objects.get()) == ["<p>Heute.</p>"]


def test_again_keeps_the_ids_of_blocks(server, school):
    bring(server)
    (before,) = page_at("schule").body.raw_data
    school.said["de"] = ("Schule", "<p>Neu.</p><h2>Wann?</h2><p>Heute.</p>")
    bring(server)
    school.said["de"] = ("Schule", "<p>Neu.</p><h2>Wann?</h2><p>Morgen.</p>")
    (_, second) = page_at("schule").body.raw_data

    bring(server)

    assert [block["id"] for block in page_at("schule").body.raw_data][1] == second["id"]
    assert second["id"] != before["id"]


def test_translation_that_stayed_is_outdated_where_the_german_changed(server, school):
    bring(server, is_published=True)
    school.said["de"] = ("Schule", "<h2>Wann?</h2><p>Heute.</p>")

    report = bring(server, is_published=True)

    translation = translation_of("schule", "ar")
    assert fates(report)["schule"] == {"de": "UPDATED", "ar": "UNCHANGED"}
    assert (translation.outdated, translation.missing) == (1, 0)
    assert fates(bring(server, is_published=True))["schule"]["ar"] == "UNCHANGED"


def test_translation_of_a_draft_that_readers_do_not_see_yet_is_completed_later(server, school):
    bring(server, is_published=True)
    for code, more in (("de", "<h2>Wo?</h2><p>Hier.</p>"), ("ar", "<h2>أين؟</h2><p>هنا.</p>")):
        school.said[code] = (school.said[code][0], school.said[code][1] + more)
    bring(server)
    assert "<p>هنا.</p>" not in strings_of("schule", "ar")
    InfoPage.objects.get().latest_revision.publish()

    report = bring(server)

    assert fates(report)["schule"] == {"de": "UNCHANGED", "ar": "UPDATED"}
    assert strings_of("schule", "ar")[-1] == "<p>هنا.</p>"
    assert fates(bring(server))["schule"] == {"de": "UNCHANGED", "ar": "UNCHANGED"}


def test_publishing_later_shows_what_was_a_draft(server, school):
    bring(server)

    report = bring(server, is_published=True)

    assert fates(report)["schule"] == {"de": "UNCHANGED", "ar": "UNCHANGED"}
    assert InfoPage.objects.get().live
    assert translation_of("schule", "ar").is_live
    assert fates(bring(server))["schule"] == {"de": "UNCHANGED", "ar": "UNCHANGED"}


def test_publishing_later_leaves_to_people_what_they_have_changed(server, school):
    bring(server)
    edit("schule", title="Unsere Schulen")
    translated(page_at("schule"), "ar")
    translation = translation_of("schule", "ar")
    translation.live, translation.live_at = None, None
    translation.save()

    bring(server, is_published=True)

    assert not InfoPage.objects.get().live
    assert not translation_of("schule", "ar").is_live


@pytest.mark.parametrize("is_changed", [False, True])
def test_publishing_again_leaves_out_what_somebody_took_away_from_readers(server, school, is_changed):
    bring(server, is_published=True)
    InfoPage.objects.get().unpublish()
    school.said["de"] = ("Schulen" if is_changed else "Schule", school.said["de"][1])

    report = bring(server, is_published=True)

    assert fates(report)["schule"]["de"] == ("UPDATED" if is_changed else "UNCHANGED")
    assert not InfoPage.objects.get().live


def test_page_that_is_new_there_comes_last_at_its_place(server, region, school):
    bring(server)
    region.add("anmeldung", school, de=("Anmeldung", ""))

    report = bring(server)

    assert fates(report)["schule/anmeldung"] == {"de": "CREATED"}
    assert [(depth, title) for depth, title, _, _ in titles()] == [(1, "Schule"), (2, "Anmeldung")]


def test_page_that_has_gone_there_stays(server, region, school):
    bring(server)
    server.region = without(region, school)

    report = bring(server)

    assert fates(report) == {"schule": {"de": "GONE_THERE"}}
    assert [title for _, title, _, _ in titles()] == ["Schule"]


def test_translation_that_has_gone_there_stays(server, school):
    bring(server)
    del school.said["ar"]

    assert fates(bring(server)) == {"schule": {"de": "UNCHANGED", "ar": "GONE_THERE"}}
    assert Translation.objects.count() == 1


def test_language_that_is_not_asked_for_has_not_gone(server, region, school):
    bring(server)
    del region.languages["ar"]

    assert fates(bring(server)) == {"schule": {"de": "UNCHANGED"}}


@pytest.mark.parametrize("is_tried", [False, True])
def test_page_that_moved_there_is_known_again(server, school, is_tried):
    bring(server)
    school.slug = "schulen"

    report = bring(server, is_tried=is_tried)

    assert fates(report) == {"schulen": {"de": "UNCHANGED", "ar": "UNCHANGED"}}
    assert [slug for _, _, slug, _ in titles()] == ["schule"]
    paths = set(TakenText.objects.values_list("their_path", flat=True))
    assert paths == {"mainz/de/schule" if is_tried else "mainz/de/schulen"}


# What people have changed here
