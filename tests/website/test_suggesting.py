"""What is shown below the search field while somebody types."""

import pytest

from content.editions.actions import refresh
from tests.factories import DistrictFactory, TermFactory
from tests.factories.many import many_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggest(client, world):
    def suggest(query, language="ar"):
        return client.get(f"/mainz/{language}/search/suggestions/", {"q": query}).json()

    return suggest


def text(text, language, direction):
    return {"text": text, "language": language, "direction": direction}


def test_a_page_is_suggested_with_its_topic(suggest):
    assert suggest("Anm") == {
        "options": [
            {
                "title": text("[ar] Anmeldung", "ar", "rtl"),
                "address": "/mainz/ar/schule/anmeldung/",
                "beside": [text("[ar] Schule", "ar", "rtl")],
            }
        ],
        "count": "اقتراح واحد (1)",
    }


def test_a_page_that_is_not_translated_is_suggested_in_german(suggest):
    (option,) = suggest("Gesund")["options"]

    assert (option["title"], option["beside"]) == (text("Gesundheit", "de", "ltr"), [])


def test_an_official_term_leads_to_its_explanation(suggest):
    TermFactory.create(name="Duldung & Co", explanation="Ein Papier.", ar="ورقة")

    assert suggest("dul")["options"] == [
        {
            "title": text("Duldung & Co", "de", "ltr"),
            "address": "/mainz/ar/search/?q=Duldung+%26+Co",
            "beside": [text("ورقة", "ar", "rtl")],
        }
    ]


@pytest.mark.parametrize("query", ["", "a", "xyzzy", "\x00\x00", " " * 300])
def test_nothing_is_suggested_for_what_says_nothing(suggest, query):
    assert suggest(query) == {"options": [], "count": ""}


@pytest.mark.parametrize("query", ["%ED%A0%80", "%FF%FE", "a" * 5000])
def test_anything_is_answered(client, world, query):
    assert client.get(f"/mainz/ar/search/suggestions/?q={query}").status_code == 200


def test_what_somebody_has_already_is_not_sent_again(client, world):
    address = "/mainz/ar/search/suggestions/?q=Anm"
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})

    assert (first.headers["Content-Type"], first.headers["Content-Language"]) == (
        "application/json; charset=utf-8",
        "ar",
    )
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"].startswith("public, max-age=60")


@pytest.mark.parametrize("address", ["/mainz/fr/search/suggestions/", "/bonn/de/search/suggestions/"])
def test_there_are_none_where_there_is_no_edition(client, world, address):
    assert client.get(address).status_code == 404


def test_nothing_can_be_sent_there(client, world):
    assert client.post("/mainz/ar/search/suggestions/").status_code == 405


@pytest.mark.parametrize(("page_count", "shown"), [(1, 1), (3, 3), (9, 6)])
def test_suggesting_query_count(client, state, page_count, shown, django_assert_num_queries):
    DistrictFactory.create(slug="mainz", languages=("de", "ar"))
    many_pages(page_count, state)
    refresh(everything=True)
    client.get("/mainz/ar/search/suggestions/?q=Seite")

    # The versions of the edition and of the German one, and terms.
    with django_assert_num_queries(3):
        options = client.get("/mainz/ar/search/suggestions/?q=Seite").json()["options"]

    assert len(options) == shown
