import pytest
from django.utils.http import urlencode

from content.editions.actions import refresh
from tests.api.conformance import SEARCH, deviations
from tests.factories import DistrictFactory, InfoPageFactory, TermFactory
from tests.factories.many import many_pages

pytestmark = pytest.mark.django_db


def search(client, language="de", **query):
    return client.get(f"/api/v1/mainz/{language}/search?{urlencode(query)}")


def test_search_says_which_pages_fit(client, world):
    answer = search(client, q="Umzug").json()

    (entry,) = [
        page
        for page in client.get("/api/v1/mainz/de/pages").json()["pages"]
        if page["path"] == "schule/anmeldung"
    ]
    assert answer == {
        "query": "Umzug",
        "results": [
            {
                "page": entry,
                "excerpt": {
                    "block": "when",
                    "language": "de",
                    "direction": "ltr",
                    "parts": [
                        {"text": "Gleich nach dem ", "is_match": False},
                        {"text": "Umzug", "is_match": True},
                        {"text": ".", "is_match": False},
                    ],
                },
            }
        ],
        "terms": [],
    }


def test_search_finds_german_words_in_every_language(client, world):
    answer = search(client, "ar", q="Umzug").json()

    assert [result["page"]["path"] for result in answer["results"]] == ["schule/anmeldung"]


def test_search_explains_a_term_that_is_named(client, world):
    term = TermFactory.create(name="Schulamt", forms="Schulamts", explanation="Ein Amt für Schulen.")

    assert search(client, q="Schulamt").json()["terms"] == [
        {
            "id": f"t-{term.pk}",
            "term": "Schulamt",
            "forms": ["Schulamts"],
            "explanation": {"text": "Ein Amt für Schulen.", "language": "de", "direction": "ltr"},
            "is_machine_translated": False,
            "is_outdated": False,
        }
    ]


def test_search_that_finds_nothing_says_so(client, world):
    assert search(client, q="xyzzy").json() == {"query": "xyzzy", "results": [], "terms": []}


def test_a_page_with_nothing_but_a_title_has_no_excerpt(client, world):
    InfoPageFactory.create(parent=world.state, title="Fahrrad", slug="fahrrad", summary="", body=[])
    refresh()

    (result,) = search(client, q="Fahrrad").json()["results"]

    assert result["excerpt"] is None


def test_search_is_limited(client, world):
    assert len(search(client, q="Schule Anmeldung", limit=1).json()["results"]) == 1


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        pytest.param({}, "q", id="nothing is looked for"),
        pytest.param({"q": ""}, "q", id="empty"),
        pytest.param({"q": "a" * 101}, "q", id="too long"),
        pytest.param({"q": "a", "limit": 0}, "limit", id="no results wanted"),
        pytest.param({"q": "a", "limit": 51}, "limit", id="too many results wanted"),
        pytest.param({"q": "a", "limit": "x"}, "limit", id="no number"),
    ],
)
def test_search_with_wrong_parameters(client, world, query, parameter):
    response = search(client, **query)

    assert response.status_code == 422
    assert [error["parameter"] for error in response.json()["errors"]] == [parameter]


@pytest.mark.parametrize(
    "q",
    [
        pytest.param("%00", id="NUL"),
        pytest.param("%ED%A0%80", id="half a character"),
        pytest.param("%FF", id="no character"),
        pytest.param("%25", id="a placeholder of SQL"),
        pytest.param("%22%27%3Cscript%3E", id="signs that mean something in HTML"),
        pytest.param("%F0%9F%99%82", id="a picture"),
        pytest.param("%D8%A7" * 100, id="one very long word"),
    ],
)
def test_search_for_anything_answers(client, world, q):
    assert client.get(f"/api/v1/mainz/ar/search?q={q}").status_code == 200


@pytest.mark.parametrize(
    ("address", "problem"), [("minz/de", "UnknownDistrict"), ("mainz/fr", "UnknownLanguage")]
)
def test_search_where_there_is_no_edition(client, world, address, problem):
    response = client.get(f"/api/v1/{address}/search?q=a")

    assert (response.status_code, response.json()["type"].rpartition("/")[2]) == (404, problem)


def test_search_answers_as_documented(client, world):
    TermFactory.create(name="Schulamt", explanation="Ein Amt für Schulen.")

    response = search(client, "ar", q="Schulamt Umzug [ar] Schule")

    assert deviations(client, SEARCH, response) == []


@pytest.mark.parametrize("page_count", [1, 3, pytest.param(200, marks=pytest.mark.slow)])
def test_search_query_count(client, state, page_count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz", languages=("de",))
    many_pages(page_count, state)
    refresh(everything=True)

    # The edition's version and content, snapshots to search and to show, terms and their explanations.
    with django_assert_num_queries(7):
        response = search(client, q="Seite", limit=50)

    assert len(response.json()["results"]) == min(page_count, 50)
