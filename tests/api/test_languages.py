import pytest

from content.core.languages import LANGUAGES
from content.translations.staleness import Origin
from tests.api.conformance import CONTACTS, GLOSSARY, deviations
from tests.api.conformance import LANGUAGES as LANGUAGES_PATH
from tests.factories import ExplanationFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def term():
    term = TermFactory.create(name="Jugendamt", forms="Jugendamts\nJugendämter", explanation="Ein Amt.")
    ExplanationFactory.create(
        term=term, language="fa", text="یک اداره", origin=Origin.MACHINE.value, made_from=term.digest
    )
    return term


def explained(client, language):
    (found,) = client.get(f"/api/v1/glossary/{language}").json()["terms"]
    return found


def test_languages_stand_in_the_order_of_the_table(client):
    found = client.get("/api/v1/languages").json()["languages"]

    assert [language["code"] for language in found] == list(LANGUAGES)
    assert found[list(LANGUAGES).index("prs")] == {
        "code": "prs",
        "slug": "prs",
        "autonym": "دری",
        "direction": "rtl",
        "fallbacks": ["fa", "de"],
    }


def test_a_term_is_explained_in_the_language(client, term):
    assert explained(client, "fa") == {
        "id": f"t-{term.pk}",
        "term": "Jugendamt",
        "forms": ["Jugendamts", "Jugendämter"],
        "explanation": {"text": "یک اداره", "language": "fa", "direction": "rtl"},
        "is_machine_translated": True,
        "is_outdated": False,
    }


@pytest.mark.parametrize(
    ("language", "expected"), [("prs", "fa"), ("PRS", "fa"), ("fr", "de"), ("de", "de"), ("de-simple", "de")]
)
def test_a_term_is_explained_in_the_nearest_language(client, term, language, expected):
    assert explained(client, language)["explanation"]["language"] == expected


def test_an_explanation_of_another_german_is_outdated(client, term):
    term.explanation = "Ein anderes Amt."
    term.save()

    assert explained(client, "fa")["is_outdated"] is True


def test_terms_stand_in_the_order_of_the_alphabet(client):
    for name in ("Zeugnis", "Ärztin", "Amt"):
        TermFactory.create(name=name)

    terms = client.get("/api/v1/glossary/de").json()["terms"]

    assert [term["term"] for term in terms] == ["Amt", "Ärztin", "Zeugnis"]


def test_a_language_that_there_is_not(client):
    response = client.get("/api/v1/glossary/xx")

    assert (response.status_code, response.json()["detail"]) == (
        404,
        "There is no language “xx”. /api/v1/languages lists all.",
    )


@pytest.mark.parametrize("term_count", [1, 3])
def test_glossary_query_count(client, term_count, django_assert_num_queries):
    for term in TermFactory.create_batch(term_count):
        ExplanationFactory.create(term=term, language="ar")

    with django_assert_num_queries(2):
        terms = client.get("/api/v1/glossary/ar").json()["terms"]

    assert len(terms) == term_count


def test_contacts_are_those_of_the_tree(client, world):
    contacts = client.get("/api/v1/mainz/ar/contacts").json()["contacts"]

    assert contacts == client.get("/api/v1/mainz/ar/pages").json()["contacts"]
    assert contacts["schulamt"]["office"]["phone"] == "06131 200"


def test_answers_conform_to_the_schema(client, world, term):
    assert deviations(client, LANGUAGES_PATH, client.get("/api/v1/languages")) == []
    assert deviations(client, GLOSSARY, client.get("/api/v1/glossary/ar")) == []
    assert deviations(client, CONTACTS, client.get("/api/v1/mainz/ar/contacts")) == []
