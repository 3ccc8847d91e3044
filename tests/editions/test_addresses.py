"""Where pages were once found: their addresses lead to them, wherever they are now."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from content.editions.actions import refresh, remember_addresses
from content.editions.manifest import Places
from content.editions.models import LONGEST_PATH, Address, Edition
from content.editions.reading import PageMoved, find_page, page_once_at
from content.editions.storing import AddressBook
from content.modules.models import InfoPage
from content.overrides.actions import hide_page
from tests.editions.readers import edition
from tests.factories import DistrictFactory, InfoPageFactory

pytestmark = pytest.mark.django_db

migration = import_module("content.editions.migrations.0005_addresses")


def rename(page, slug):
    page = InfoPage.objects.get(pk=page.pk)
    page.slug = slug
    page.save_revision().publish()
    refresh()


def move(page, target):
    InfoPage.objects.get(pk=page.pk).move(Page.objects.get(pk=target.pk), pos="last-child")
    refresh()


def found(path, district="mainz", language="de"):
    """Return where the page is now that readers of an address look for."""
    page = page_once_at(edition(district, language), path)
    return page["path"] if page else None


def noted(district):
    return dict(Address.objects.filter(district=district).values_list("path", "key"))


def keys(*pages):
    return {path: page.translation_key for path, page in pages}


def test_the_addresses_of_every_district_are_noted(world):
    expected = keys(
        ("schule", world.school),
        ("schule/anmeldung", world.registration),
        ("gesundheit", world.health),
        ("gesundheit/arzt", world.doctor),
    )

    assert (noted(world.mainz), noted(world.trier)) == (expected, expected)


def test_a_renamed_page_is_found_at_its_old_address(world):
    rename(world.doctor, "aerzte")

    assert found("gesundheit/arzt") == "gesundheit/aerzte"


def test_a_moved_page_is_found_with_all_below_it(world):
    move(world.school, world.health)

    assert (found("schule"), found("schule/anmeldung")) == (
        "gesundheit/schule",
        "gesundheit/schule/anmeldung",
    )


def test_every_address_that_a_page_had_leads_to_the_present_one(world):
    for slug in ("aerzte", "praxis", "hausarzt"):
        rename(world.doctor, slug)

    assert [found(f"gesundheit/{slug}") for slug in ("arzt", "aerzte", "praxis")] == [
        "gesundheit/hausarzt"
    ] * 3


def test_a_page_that_returns_to_its_old_address_has_it(world):
    for slug in ("aerzte", "arzt"):
        rename(world.doctor, slug)

    assert (found("gesundheit/aerzte"), edition("mainz", "de").page_at("gesundheit/arzt")["id"]) == (
        "gesundheit/arzt",
        str(world.doctor.translation_key),
    )


@pytest.mark.parametrize("path", ["Gesundheit/ARZT", "/gesundheit/arzt/"], ids=["case", "slashes"])
def test_an_old_address_is_found_however_it_is_written(world, path):
    rename(world.doctor, "aerzte")

    assert found(path) == "gesundheit/aerzte"


@pytest.mark.parametrize("path", ["", "unbekannt", "gesundheit/arzt\x00"], ids=["empty", "unknown", "nul"])
def test_nothing_is_found_where_no_page_was(world, path):
    assert found(path) is None


def test_the_address_of_a_page_that_is_gone_leads_nowhere(world):
    rename(world.doctor, "aerzte")

    InfoPage.objects.get(pk=world.doctor.pk).unpublish()
    refresh()

    assert (found("gesundheit/arzt"), found("gesundheit/aerzte")) == (None, None)


def test_the_address_of_a_page_that_a_district_hides_leads_nowhere_there(world):
    rename(world.doctor, "aerzte")

    hide_page(page=world.doctor, district=world.mainz, by=None)
    refresh()

    assert (found("gesundheit/arzt"), found("gesundheit/arzt", "trier")) == (None, "gesundheit/aerzte")


def test_an_old_address_belongs_to_the_page_that_takes_it(world):
    rename(world.doctor, "aerzte")
    newcomer = InfoPageFactory.create(parent=world.health, slug="arzt")
    refresh()

    rename(newcomer, "praxis")

    assert (found("gesundheit/arzt"), found("gesundheit/aerzte")) == (
        "gesundheit/praxis",
        "gesundheit/aerzte",
    )


def test_the_address_of_one_district_is_not_looked_for_in_another(world):
    hall = InfoPageFactory.create(parent=world.mainz.home, slug="rathaus")
    refresh()

    rename(hall, "buergeramt")

    assert (found("rathaus"), found("rathaus", "trier")) == ("buergeramt", None)


def test_a_page_that_a_district_leaves_out_is_found_once_it_is_translated(world):
    world.mainz.untranslated = "LEAVE_OUT"
    world.mainz.save()
    refresh()

    rename(world.doctor, "aerzte")

    assert (found("gesundheit/arzt", language="ar"), found("gesundheit/arzt")) == (None, "gesundheit/aerzte")
    assert {found.addresses for found in Edition.objects.filter(district=world.mainz)} == {
        Edition.objects.get(district=world.trier, language="de").addresses
    }


def test_find_page_returns_what_is_at_an_address(world):
    read = edition("mainz", "de")

    assert (find_page(read, "schule"), find_page(read, "unbekannt")) == (read.page_at("schule"), None)


def test_find_page_says_where_a_page_has_moved(world):
    rename(world.doctor, "aerzte")

    with pytest.raises(PageMoved) as raised:
        find_page(edition("mainz", "ar"), "gesundheit/arzt")

    assert str(raised.value) == "/mainz/ar/gesundheit/aerzte/"


def test_a_path_too_long_to_note_is_passed_over(world):
    rename(world.health, "a" * 200)
    deeper = InfoPageFactory.create(parent=world.health, slug="b" * 255)
    InfoPageFactory.create(parent=deeper, slug="c" * 255)

    refresh()

    lengths = [len(path) for path in noted(world.mainz)]
    assert max(lengths) == 200 + 1 + 255 <= LONGEST_PATH
    assert edition("mainz", "de").page_at(f"{'a' * 200}/{'b' * 255}/{'c' * 255}") is not None


def statements(act):
    with CaptureQueriesContext(connection) as queries:
        act()
    return [query["sql"] for query in queries if "editions_address" in query["sql"]]


def test_a_refresh_that_moves_no_page_does_not_look_at_addresses(world):
    def change():
        world.doctor.summary = "Neu."
        world.doctor.save_revision().publish()
        refresh()

    assert statements(change) == []


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.slow
def test_a_move_costs_the_same_for_few_and_many_pages_and_districts(world, count):
    DistrictFactory.create_batch(count)
    for _ in range(count):
        InfoPageFactory.create(parent=world.school)
    refresh(everything=True)

    made = statements(lambda: rename(world.school, "lernen"))

    # What is known is asked for, what is new is written: once, whatever the number of languages.
    assert [sql.split(" ", 1)[0] for sql in made] == ["SELECT", "INSERT"]


def test_what_one_language_has_noted_is_not_looked_at_for_the_next(world):
    book, places = AddressBook(), {world.mainz.pk: Places({"neu": str(world.school.translation_key)})}

    first, second = statements(lambda: book.note(places)), statements(lambda: book.note(places))

    assert (len(first), len(second)) == (2, 0)


def test_remembered_addresses_lead_to_pages(world):
    count = remember_addresses(
        district=world.mainz,
        paths={
            "/Welcome/School/": world.school.translation_key,
            "أهلا": str(world.doctor.translation_key),
        },
    )

    assert (count, found("welcome/school"), found("أهلا", language="ar"), found("أهلا", "trier")) == (
        2,
        "schule",
        "gesundheit/arzt",
        None,
    )


def test_remembering_again_changes_what_is_other(world):
    paths = {"welcome": world.school.translation_key, "arzt": world.doctor.translation_key}
    remember_addresses(district=world.mainz, paths=paths)

    count = remember_addresses(district=world.mainz, paths=paths | {"welcome": world.health.translation_key})

    assert (count, found("welcome")) == (1, "gesundheit")


def test_an_address_that_a_page_has_is_not_given_away(world):
    remember_addresses(district=world.mainz, paths={"schule": world.health.translation_key})

    rename(world.school, "lernen")

    assert found("schule") == "lernen"


@pytest.mark.parametrize(
    "path", ["", "/", "a\x00b", "a" * (LONGEST_PATH + 1)], ids=["empty", "slash", "nul", "long"]
)
def test_an_address_that_nobody_can_ask_for_is_not_remembered(world, path):
    assert remember_addresses(district=world.mainz, paths={path: world.school.translation_key}) == 0


def test_addresses_are_remembered_before_there_is_an_edition(state):
    district = DistrictFactory.create()
    page = InfoPageFactory.create(parent=state)

    remember_addresses(district=district, paths={"welcome": page.translation_key})

    assert noted(district) == {"welcome": page.translation_key}


def test_migration_notes_where_pages_are(world):
    before = noted(world.mainz)
    Address.objects.all().delete()

    migration.note_present_addresses(apps, None)

    assert (noted(world.mainz), noted(world.trier)) == (before, before)


def test_migration_takes_what_a_district_leaves_out_from_german(world):
    world.mainz.untranslated = "LEAVE_OUT"
    world.mainz.save()
    refresh()
    before = noted(world.mainz)
    Address.objects.all().delete()

    migration.note_present_addresses(apps, None)

    assert noted(world.mainz) == before


def test_a_page_that_comes_to_stand_at_a_reserved_address_gets_a_number(world):
    news = InfoPageFactory.create(parent=world.health, slug="news")
    refresh()

    move(news, world.state)

    assert found("gesundheit/news") == "news-2"
