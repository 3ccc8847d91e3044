import pytest

from content.editions.actions import refresh
from content.editions.reading import current_version
from content.search.queries import search_pages, search_terms
from tests.factories import (
    DistrictFactory,
    ExplanationFactory,
    InfoPageFactory,
    TermFactory,
    blocks,
    translated,
)
from tests.factories.many import many_pages

pytestmark = pytest.mark.django_db


def edition(language, district="mainz"):
    pk, version, _ = current_version(district, language)
    return pk, version


def found(query, language="de", limit=20):
    return search_pages(edition(language), query, limit)


def paths(query, language="de"):
    return [result.entry["path"] for result in found(query, language)]


def excerpt(query, language):
    (result,) = found(query, language)
    said = "".join(f"[{part.text}]" if part.is_match else part.text for part in result.excerpt.parts)
    return said, result.excerpt.language, result.excerpt.block


def test_a_page_is_found_by_what_it_says(world):
    assert paths("Umzug") == ["schule/anmeldung"]


def test_a_result_shows_where_the_page_says_it(world):
    assert excerpt("Zeugnisse", "de") == ("[Zeugnis]", "de", "what")


def test_a_page_is_found_in_its_language(world):
    assert excerpt("[ar] Ausweis", "ar")[1:] == ("ar", "what")


def test_a_page_is_found_by_a_german_word_that_only_its_german_text_has(world):
    body = [blocks.section("a", "Wohin?", "Zur Ausländerbehörde.")]
    page = InfoPageFactory.create(parent=world.state, title="Aufenthalt", slug="aufenthalt", body=body)
    translated(page, "ar", lambda text: "نص")
    refresh()

    assert excerpt("Ausländerbehörde", "ar") == ("Zur [Ausländerbehörde].", "de", "a")


def test_a_page_that_fits_by_its_title_alone_shows_how_it_begins(world):
    result = found("Gesundheit")[0]

    assert result.entry["path"] == "gesundheit"
    assert result.excerpt.block is None


def test_a_page_with_nothing_but_a_title_has_no_excerpt(world):
    InfoPageFactory.create(parent=world.state, title="Fahrrad", slug="fahrrad", summary="", body=[])
    refresh()

    (result,) = found("Fahrrad")

    assert result.excerpt is None


def test_no_more_pages_are_found_than_asked_for(world):
    assert len(found("Schule Gesundheit Anmeldung Arzt", limit=1)) == 1


def test_a_district_without_german_is_searched_in_its_languages(world):
    DistrictFactory.create(slug="bingen", languages=("ar",))
    refresh(everything=True)

    (result,) = search_pages(edition("ar", "bingen"), "[ar] Zeugnis", 20)

    assert result.entry["path"] == "schule/anmeldung"


def test_what_has_just_been_published_is_found(world):
    found("Umzug")
    InfoPageFactory.create(parent=world.state, title="Umzugswagen", slug="umzug")
    refresh()

    assert paths("Umzugswagen")[0] == "umzug"


@pytest.mark.parametrize("page_count", [1, 3, pytest.param(100, marks=pytest.mark.slow)])
def test_searching_query_count(state, page_count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz", languages=("de", "ar"))
    many_pages(page_count, state)
    refresh(everything=True)
    asked = edition("ar")

    # The edition with its sheets, the same of the German one with its version, snapshots to search and to show.
    with django_assert_num_queries(7):
        results = search_pages(asked, "Seite", 3)

    assert len(results) == min(page_count, 3)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("Duldung", ["Duldung"], id="its name"),
        pytest.param("jugendämter", ["Jugendamt"], id="another form"),
        pytest.param("Jugend", ["Jugendamt"], id="its beginning"),
        pytest.param("Duldung Jugendamt", [], id="no term is both"),
        pytest.param("?", [], id="no word"),
    ],
)
def test_terms_are_found(query, expected):
    TermFactory.create(name="Jugendamt", forms="Jugendämter", explanation="Ein Amt.")
    TermFactory.create(name="Duldung", forms="", explanation="Ein Papier.")

    assert [term.name for term, _ in search_terms(query, "de")] == expected


def test_a_term_is_explained_in_the_language():
    term = TermFactory.create(name="Duldung", explanation="Ein Papier.")
    ExplanationFactory.create(term=term, language="ar", text="ورقة", made_from=term.digest)

    ((_, explained),) = search_terms("Duldung", "ar")

    assert (explained.text, explained.language) == ("ورقة", "ar")


@pytest.mark.parametrize("term_count", [1, 3])
def test_terms_query_count(term_count, django_assert_num_queries):
    for number in range(term_count):
        TermFactory.create(name=f"Papier {number}", explanation="Ein Papier.")

    with django_assert_num_queries(2):
        terms = search_terms("Papier", "ar")

    assert len(terms) == term_count
