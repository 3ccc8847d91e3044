from datetime import timedelta

import pytest
from django.utils import timezone

from content.districts.enums import Untranslated
from content.editions.actions import (
    Refreshed,
    _refresh_pages,
    fit_editions,
    mark_editions,
    mark_pages,
    offer_languages,
    prune_snapshots,
    refresh,
)
from content.editions.models import Edition, PendingPage, Snapshot, SnapshotRef
from content.editions.queries import differing_editions
from content.modules.models import InfoPage
from tests.editions.readers import edition, html, page, paths, pending, stale
from tests.factories import DistrictFactory, InfoPageFactory, blocks, translated

pytestmark = pytest.mark.django_db


def versions():
    return {(found.district.slug, found.language): found.version for found in Edition.objects.all()}


def publish(found):
    found.save_revision().publish()


def test_marking_a_page_again_changes_its_token(world):
    mark_pages(page_ids=[world.school.pk])
    before = PendingPage.objects.get().token

    mark_pages(page_ids=[world.school.pk, world.school.pk])

    assert PendingPage.objects.get().token != before


def test_refresh_without_a_reason_does_nothing(world, django_assert_num_queries):
    with django_assert_num_queries(3):
        refreshed = refresh()

    assert refreshed == Refreshed(pages=0, editions=0)


def test_refresh_says_what_it_has_built(world):
    world.doctor.summary = "Anders."
    publish(world.doctor)

    assert refresh() == Refreshed(pages=1, editions=4)


def test_refresh_tells_its_progress(world):
    told = []

    refresh(everything=True, progress=lambda what, done, total: told.append((what, done, total)))

    assert told == [("pages", 0, 4), ("editions", 0, 4), ("editions", 2, 4)]


def test_building_the_same_state_again_gives_the_same_versions(world):
    before = versions()
    built_at = list(Edition.objects.order_by("pk").values_list("built_at", flat=True))

    refreshed = refresh(everything=True)

    assert (refreshed.editions, versions()) == (0, before)
    assert list(Edition.objects.order_by("pk").values_list("built_at", flat=True)) == built_at


def test_building_from_nothing_gives_the_same_versions(world):
    before = versions()
    Edition.objects.all().delete()
    SnapshotRef.objects.all().delete()
    Snapshot.objects.all().delete()

    refresh(everything=True)

    assert versions() == before


def test_going_back_gives_the_version_before(world):
    before = versions()
    for phone in ("06131 300", "06131 200"):
        world.mainz_office.phone = phone
        world.mainz_office.save()
        refresh()

    assert versions() == before


def test_a_changed_contact_writes_no_snapshot(world):
    before = set(Snapshot.objects.values_list("digest", flat=True))

    world.mainz_office.phone = "06131 300"
    world.mainz_office.save()
    refresh()

    assert set(Snapshot.objects.values_list("digest", flat=True)) == before
    assert "06131 300" in html("mainz", "de", "schule/anmeldung")


def test_districts_share_snapshots(world):
    digests = [
        [found["digest"] for found in edition(district, "ar").pages] for district in ("mainz", "trier")
    ]

    assert digests[0] == digests[1]


def test_a_page_marked_again_while_it_is_built_is_not_lost(world):
    world.doctor.title = "Ärztin"
    publish(world.doctor)
    changes = iter(["Ärztinnen und Ärzte"])

    def change_again(what, done, total):
        if what == "pages" and (title := next(changes, None)):
            world.doctor.title = title
            publish(world.doctor)

    refresh(progress=change_again)
    waiting = pending()
    refresh()

    assert waiting == {world.doctor.pk}
    assert page("mainz", "de", "gesundheit/arzt")["title"]["text"] == "Ärztinnen und Ärzte"
    assert (pending(), stale()) == (set(), set())


def test_a_page_marked_again_for_one_language_is_not_lost_for_the_others(world):
    world.doctor.title = "Ärztin"
    publish(world.doctor)
    translated(world.doctor)
    refresh()
    world.doctor.title = "Ärztinnen und Ärzte"
    publish(world.doctor)

    refresh(progress=lambda what, done, total: translated(world.doctor, translate=lambda text: f"{text}؟"))
    refresh()

    assert page("mainz", "de", "gesundheit/arzt")["title"]["text"] == "Ärztinnen und Ärzte"
    assert (pending(), stale(), differing_editions()) == (set(), set(), [])


def test_a_page_that_another_build_has_stored_leaves_its_editions_to_be_put_together(world):
    world.doctor.title = "Ärztin"
    publish(world.doctor)

    def store_elsewhere(what, done, total):
        if what == "pages":
            _refresh_pages(lambda *told: None)

    refresh(progress=store_elsewhere)

    assert page("mainz", "de", "gesundheit/arzt")["title"]["text"] == "Ärztin"
    assert stale() == set()


def test_an_older_build_does_not_replace_a_newer_one(world):
    world.doctor.title = "Ärztin"
    publish(world.doctor)
    is_first = iter([True])

    def build_newer(what, done, total):
        if what == "pages" and next(is_first, False):
            world.doctor.title = "Ärztinnen und Ärzte"
            publish(world.doctor)
            refresh()

    refresh(progress=build_newer)

    assert page("mainz", "de", "gesundheit/arzt")["title"]["text"] == "Ärztinnen und Ärzte"
    assert differing_editions() == []


def test_an_edition_marked_again_while_it_is_put_together_is_not_lost(world):
    mark_editions(editions=Edition.objects.all())

    def change_again(what, done, total):
        world.mainz_office.phone = "06131 300"
        world.mainz_office.save()

    refresh(progress=change_again)
    waiting = stale()
    refresh()

    assert waiting == {"mainz/de", "mainz/ar"}
    assert "06131 300" in html("mainz", "de", "schule/anmeldung")
    assert stale() == set()


def test_a_page_deleted_while_it_is_built_leaves_nothing_behind(world):
    publish(world.doctor)

    refresh(progress=lambda what, done, total: InfoPage.objects.filter(pk=world.doctor.pk).delete())
    refresh()

    assert not SnapshotRef.objects.filter(page_id=world.doctor.pk).exists()
    assert "gesundheit/arzt" not in paths()


def test_a_page_that_is_not_live_is_not_built(world):
    draft = InfoPageFactory.create(parent=world.school, is_draft=True)
    mark_pages(page_ids=[draft.pk])

    refresh()

    assert (SnapshotRef.objects.filter(page_id=draft.pk).exists(), pending()) == (False, set())


def test_pages_come_back_with_what_was_published_last(world, committed):
    with committed():
        world.school.unpublish()
    with committed():
        world.school.title = "Schulen"
        publish(world.school)

    assert page("mainz", "de", "schule")["title"]["text"] == "Schulen"
    assert paths() == ["schule", "schule/anmeldung", "gesundheit", "gesundheit/arzt"]


def test_leaving_out_shows_what_is_translated(world, committed):
    with committed():
        world.mainz.untranslated = Untranslated.LEAVE_OUT
        world.mainz.save()

    assert paths("mainz", "ar") == ["schule", "schule/anmeldung"]
    assert paths("trier", "ar") == paths("mainz", "de") == paths("trier", "de")


def test_a_language_that_is_offered_first_is_built(world, committed):
    translated(world.school, "tr")

    with committed():
        offer_languages(district=world.mainz, codes=["de", "ar", "tr"])

    assert page("mainz", "tr", "schule")["title"]["language"] == "tr"
    assert edition("trier", "de").page_at("schule")["languages"] == ["de", "ar", "tr"]
    assert differing_editions() == []


def test_a_language_that_others_offer_is_taken_from_there(world, committed):
    refresh()
    third = DistrictFactory.create(slug="worms", languages=())

    with committed():
        offer_languages(district=third, codes=["ar"])
        waiting = pending()

    assert waiting == set()
    assert paths("worms", "ar") == paths("mainz", "ar")


def test_a_language_that_nobody_offers_any_more_has_no_edition(world, committed):
    for district in (world.mainz, world.trier):
        with committed():
            offer_languages(district=district, codes=["de"])

    assert set(Edition.objects.values_list("language", flat=True)) == {"de"}
    assert edition("mainz", "de").page_at("schule")["languages"] == ["de"]
    assert differing_editions() == []


def test_a_language_that_is_offered_again_has_what_was_changed_meanwhile(world, committed):
    for district in (world.mainz, world.trier):
        offer_languages(district=district, codes=["de"])
    refresh()
    translated(world.doctor)
    refresh()

    with committed():
        offer_languages(district=world.mainz, codes=["de", "ar"])

    assert page("mainz", "ar", "gesundheit/arzt")["title"]["text"] == "[ar] Arzt"


def test_fitting_what_fits_changes_nothing(world):
    before = versions()

    fit_editions()

    assert (versions(), stale(), pending()) == (before, set(), set())


def test_a_translated_page_does_not_disturb_a_language_of_others(world, committed):
    before = versions()

    with committed():
        translated(world.school, translate=lambda text: f"{text}؟")

    changed = {key for key, version in versions().items() if version != before[key]}
    assert changed == {("mainz", "ar"), ("trier", "ar")}


def test_pruning_deletes_old_snapshots_that_nobody_needs(world):
    before = set(Snapshot.objects.values_list("digest", flat=True))
    world.doctor.body = [blocks.section("a", "Wo?", "Hier.")]
    publish(world.doctor)
    refresh()

    deleted = prune_snapshots(made_before=timezone.now())

    assert deleted == 1
    assert len(before - set(Snapshot.objects.values_list("digest", flat=True))) == 1
    assert "Hier." in html("mainz", "de", "gesundheit/arzt")


def test_pruning_keeps_what_an_edition_still_shows(world):
    world.doctor.body = [blocks.section("a", "Wo?", "Hier.")]
    publish(world.doctor)
    mark_pages(page_ids=[world.doctor.pk])
    Edition.objects.update(pending=None)
    refresh()

    deleted = prune_snapshots(made_before=timezone.now())

    assert deleted == 0
    assert "Text über Arzt." in html("mainz", "de", "gesundheit/arzt")


def test_pruning_keeps_what_is_young(world):
    publish(world.doctor)
    refresh()

    assert prune_snapshots(made_before=timezone.now() - timedelta(days=1)) == 0
