import pytest

from content.editions.actions import refresh
from tests.factories import ContactFactory, ContactRoleFactory, DistrictFactory, InfoPageFactory
from tests.factories.many import many_pages
from tests.website.reading import interface


def test_home_has_a_tile_for_each_module(read, world):
    document = read("/mainz/de/")

    tiles = [link for link in document.links if link[0] in ("/mainz/de/schule/", "/mainz/de/gesundheit/")]
    assert tiles == [
        ("/mainz/de/schule/", "Schule Worum es bei „Schule“ geht."),
        ("/mainz/de/gesundheit/", "Gesundheit Worum es bei „Gesundheit“ geht."),
    ]
    assert "/mainz/de/schule/anmeldung/" not in document.addresses()


def test_home_in_arabic_marks_what_is_german(read, world):
    document = read("/mainz/ar/")

    assert document.attributes["html"] == [{"lang": "ar", "dir": "rtl"}]
    assert document.languages_of("[ar] Schule") == {("ar", "rtl")}
    assert document.languages_of("Gesundheit") == {("de", "ltr")}


def test_home_has_the_districts_own_pages_too(read, world):
    InfoPageFactory.create(parent=world.mainz.home, title="Rheinufer", slug="rheinufer")
    refresh()

    assert "/mainz/de/rheinufer/" in read("/mainz/de/").addresses()
    assert "/trier/de/rheinufer/" not in read("/trier/de/").addresses()


def test_home_switches_languages(read, world):
    links = read("/mainz/de/").links

    assert ("/mainz/ar/", "العربية") in links


def test_home_names_whom_to_ask(read, world):
    role = ContactRoleFactory.create(key="integration", name_de="Integration")
    ContactFactory.create(district=world.mainz, role=role, name_de="Haus der Integration", phone="06131 7")
    refresh()

    document = read("/mainz/de/")

    assert interface("de", "You do not know whom to ask?") in document.text
    assert ("tel:061317", f"{interface('de', 'Call')} 06131 7") in document.links
    assert interface("de", "You do not know whom to ask?") not in read("/trier/de/").text


def test_home_leads_to_the_choice_of_another_district(read, world):
    assert ("/ar/", interface("ar", "Choose another city or district")) in read("/mainz/ar/").links


@pytest.mark.parametrize("page_count", [1, 3, pytest.param(200, marks=pytest.mark.slow)])
def test_home_query_count(client, state, page_count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz")
    many_pages(page_count, parent=state)
    refresh(everything=True)

    with django_assert_num_queries(3):
        html = client.get("/mainz/de/").content.decode()

    assert html.count('href="/mainz/de/seite-') == page_count


@pytest.mark.parametrize("district_count", [1, 3, 36])
def test_home_query_count_by_districts(client, state, district_count, django_assert_num_queries):
    for number in range(district_count):
        DistrictFactory.create(slug=f"kreis-{number}", languages=("de",))
    InfoPageFactory.create()
    refresh(everything=True)

    with django_assert_num_queries(3):
        response = client.get("/kreis-0/de/")

    assert response.status_code == 200
