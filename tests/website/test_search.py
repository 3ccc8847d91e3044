import pytest
from django.utils.http import urlencode

from content.editions.actions import refresh
from tests.factories import DistrictFactory, InfoPageFactory, TermFactory
from tests.factories.many import many_pages
from tests.website.reading import interface


def search(read, query, language="de", status=200):
    return read(f"/mainz/{language}/search/?{urlencode({'q': query})}", status)


def test_search_asks_what_is_looked_for(read, world):
    document = read("/mainz/ar/search/")

    assert document.attributes["html"] == [{"lang": "ar", "dir": "rtl"}]
    assert interface("ar", "What are you looking for?") in document.text
    assert document.attributes["form"] == [
        {
            "class": "search",
            "action": "/mainz/ar/search/",
            "method": "get",
            "data-suggestions": "/mainz/ar/search/suggestions/",
        }
    ]


@pytest.mark.parametrize(("query", "topics"), [("", 2), ("%20", 2), ("umzug", 0)])
def test_search_for_nothing_shows_the_topics(client, world, query, topics):
    html = client.get(f"/mainz/ar/search/?q={query}").content.decode()

    assert html.count('class="tile ') == topics


@pytest.mark.parametrize("query", ["xyzzy & Co", "Umzug"])
def test_search_leads_to_those_who_can_add_what_is_missing(read, world, query):
    document = search(read, query)

    address = f"/mainz/de/feedback/?{urlencode({'about': 'search', 'q': query})}"
    assert (address, interface("de", "Is something wrong or missing? Write to us.")) in document.links


def test_search_leads_to_where_a_page_says_it(read, world):
    document = search(read, "Umzug")

    assert (
        "/mainz/de/schule/anmeldung/#b-when",
        "Schule Anmeldung Gleich nach dem Umzug .",
    ) in document.links


def test_search_finds_a_german_word_in_another_language_and_says_that_it_is_german(read, world):
    document = search(read, "Arzt", "ar")

    assert "/mainz/ar/gesundheit/arzt/" in " ".join(document.addresses())
    assert document.languages_of("Arzt") == {("de", "ltr")}


def test_search_shows_a_page_that_says_nothing_but_its_title(read, world):
    InfoPageFactory.create(parent=world.state, title="Fundbüro", slug="fundbuero", summary="", body=[])
    refresh()

    assert ("/mainz/de/fundbuero/", "Fundbüro") in search(read, "Fundbüro").links


def test_search_marks_what_was_looked_for(client, world):
    html = client.get("/mainz/de/search/?q=umzug").content.decode()

    assert html.count("<mark>") == 1
    assert "<mark>Umzug</mark>" in html


def test_search_explains_a_term(read, world):
    TermFactory.create(name="Duldung", explanation="Ein Papier.", ar="ورقة")

    document = search(read, "duldung", "ar")

    assert document.languages_of("Duldung") == {("de", "ltr")}
    assert document.languages_of("ورقة") == {("ar", "rtl")}


def test_search_that_finds_nothing_says_so(read, world):
    document = search(read, "<xyzzy>", "ar")

    assert "<xyzzy>" in document.text
    assert document.attributes.get("mark") is None


def test_search_shows_again_what_was_looked_for(read, world):
    document = search(read, '"Umzug"')

    assert [field["value"] for field in document.attributes["input"]] == ['"Umzug"']


def test_search_is_for_no_search_engine(read, world):
    assert {"name": "robots", "content": "noindex"} in search(read, "Umzug").attributes["meta"]


@pytest.mark.parametrize("address", ["/mainz/de/", "/mainz/de/schule/", "/mainz/de/search/"])
def test_search_is_offered_everywhere(read, world, address):
    assert "/mainz/de/search/" in read(address).addresses()


@pytest.mark.parametrize("address", ["/mainz/fr/search/", "/bonn/de/search/"])
def test_search_where_there_is_no_edition(read, world, address):
    read(address, 404)


@pytest.mark.parametrize("query", ["%00", "%ED%A0%80", "%FF", "a" * 300])
def test_search_for_anything_answers(client, world, query):
    assert client.get(f"/mainz/de/search/?q={query}").status_code == 200


@pytest.mark.parametrize("page_count", [1, 3])
def test_search_query_count(client, state, page_count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz", languages=("de",))
    many_pages(page_count, state)
    refresh(everything=True)

    # The edition's version and content, snapshots to search and to show, terms and their explanations.
    with django_assert_num_queries(7):
        html = client.get("/mainz/de/search/?q=Seite").content.decode()

    assert html.count('class="result"') == page_count
