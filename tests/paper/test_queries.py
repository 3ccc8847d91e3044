import pytest

from content.editions.actions import offer_languages, refresh
from content.editions.reading import current_version
from content.overrides.actions import hide_page
from content.paper.queries import entries_of, versions_of
from tests.factories import DistrictFactory, InfoPageFactory, adapted
from tests.factories.overrides import titled


def test_versions_are_those_that_readers_get(world):
    assert versions_of("mainz") == {code: current_version("mainz", code)[1] for code in ("ar", "de")}


def test_entries_are_of_the_languages_that_the_page_is_in(world):
    school = entries_of("mainz", str(world.school.translation_key))
    health = entries_of("mainz", str(world.health.translation_key))

    assert {code: entry["title"]["text"] for code, entry in school.items()} == {
        "de": "Schule",
        "ar": "[ar] Schule",
    }
    assert list(health) == ["de"]


def test_entries_are_what_the_district_makes_of_the_page(world):
    adapted(world.health, world.mainz, titled("Gesund in Mainz"))
    own = InfoPageFactory.create(parent=world.mainz.home, title="Rheinufer", slug="rheinufer")
    refresh()

    health = {slug: entries_of(slug, str(world.health.translation_key)) for slug in ("mainz", "trier")}

    assert health["mainz"]["de"]["title"]["text"] == "Gesund in Mainz"
    assert health["trier"]["de"]["title"]["text"] == "Gesundheit"
    assert list(entries_of("mainz", str(own.translation_key))) == ["de"]


def test_entries_of_a_page_that_the_district_does_not_have(world):
    own = InfoPageFactory.create(parent=world.mainz.home, title="Rheinufer", slug="rheinufer")
    hide_page(page=world.school, district=world.mainz, by=None)
    refresh()

    assert entries_of("trier", str(own.translation_key)) == {}
    assert entries_of("mainz", str(world.school.translation_key)) == {}


@pytest.mark.parametrize("codes", [("de",), ("de", "ar", "uk")], ids=len)
def test_entries_query_count(state, codes, django_assert_num_queries):
    district = DistrictFactory.create(slug="mainz")
    page = InfoPageFactory.create(parent=state)
    offer_languages(district=district, codes=codes)
    refresh(everything=True)

    with django_assert_num_queries(2):
        entries = entries_of("mainz", str(page.translation_key))

    assert list(entries) == ["de"]
