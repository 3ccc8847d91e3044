"""What somebody may be about to look for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.editions.actions import refresh
from content.editions.reading import current_version
from content.search.folding import folded
from content.search.matching import wanted_words
from content.search.suggestions import nearness, suggested_pages, suggested_terms
from tests.factories import DistrictFactory, InfoPageFactory, TermFactory, translated
from tests.factories.many import many_pages

WORDS = st.lists(st.text("abcdäßéжиіضص", min_size=1), min_size=1).map(" ".join)


@pytest.mark.parametrize(
    ("query", "title", "expected"),
    [
        pytest.param("arz", "Arzt finden", 0, id="begins"),
        pytest.param("arz", "Zum Arzt gehen", 1, id="word-begins"),
        pytest.param("arzt geh", "Zum Arzt gehen", 1, id="all-words"),
        pytest.param("gehen arz", "Zum Arzt gehen", 1, id="in-any-order"),
        pytest.param("geh arz", "Zum Arzt gehen", 2, id="only-the-last-goes-on"),
        pytest.param("ge arz", "Zum Arzt gehen", None, id="two-letters-go-on-only-last"),
        pytest.param("arz ", "Zum Arzt gehen", 2, id="finished-word"),
        pytest.param("amt", "Jugendamt", 2, id="inside"),
        pytest.param("am", "Jugendamt", None, id="two-letters-inside"),
        pytest.param("arzt kind", "Zum Arzt gehen", None, id="not-all-words"),
        pytest.param("مدرس", "المدرسة", 0, id="behind-an-article"),
        pytest.param("ትም", "ቤት-ትምህርቲ", 1, id="syllables"),
    ],
)
def test_nearness(query, title, expected):
    assert nearness(wanted_words(query), folded(title)) == expected


@given(WORDS)
def test_whatever_begins_a_title_is_in_it(title):
    begun = title[: max(1, len(title) // 2)]

    assert not wanted_words(begun) or nearness(wanted_words(begun), folded(title)) is not None


def titles(query, language="de", limit=6):
    pk, version, _ = current_version("mainz", language)
    return [found.entry["title"]["text"] for found in suggested_pages((pk, version), query, limit)]


@pytest.fixture
def school(state):
    DistrictFactory.create(slug="mainz", languages=("de", "ar"))
    for title in ("Vor der Schule", "Hochschule", "Schule", "Schulbuch"):
        InfoPageFactory.create(parent=state, title=title)
    refresh(everything=True)


@pytest.mark.django_db
def test_titles_that_begin_with_it_come_first(school):
    assert titles("schul") == ["Schule", "Schulbuch", "Vor der Schule", "Hochschule"]


@pytest.mark.django_db
def test_no_more_than_wanted(school):
    assert titles("schul", limit=2) == ["Schule", "Schulbuch"]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["مدر", "الم", "المد", "المدرسة"])
def test_an_article_is_passed_over_before_the_word_is_whole(state, query):
    DistrictFactory.create(slug="mainz", languages=("de", "ar"))
    translated(InfoPageFactory.create(parent=state, title="Schule"), "ar", translate=lambda text: "المدرسة")
    refresh(everything=True)

    assert titles(query, "ar") == ["المدرسة"]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", " ", "s", "-", "\x00", "ال"])
def test_one_letter_is_not_enough(school, query):
    assert (titles(query), suggested_terms(query, "de", 6)) == ([], [])


@pytest.mark.django_db
def test_a_german_title_is_found_in_another_language_and_said(world):
    pk, version, _ = current_version("mainz", "ar")

    (found,) = suggested_pages((pk, version), "Anmel", 6)

    assert found.entry["title"]["text"] == "[ar] Anmeldung"
    assert found.german is None


@pytest.mark.django_db
def test_the_german_title_is_said_where_only_that_has_it(world):
    translated(world.registration, "ar", translate=lambda text: "التسجيل")
    refresh()
    pk, version, _ = current_version("mainz", "ar")

    (found,) = suggested_pages((pk, version), "Anmel", 6)

    assert (found.entry["title"]["text"], found.german["text"]) == ("التسجيل", "Anmeldung")


@pytest.mark.django_db
def test_a_term_is_found_by_any_of_its_forms_and_explained():
    TermFactory.create(name="Duldung", forms="Geduldete", explanation="Ein Papier.", ar="ورقة")
    TermFactory.create(name="Jugendamt", explanation="Ein Amt.")

    found = [suggested_terms(query, "ar", 6) for query in ("dul", "gedul", "amt")]

    assert [[(term.term, term.text) for term in terms] for terms in found] == [
        [("Duldung", "ورقة")],
        [("Duldung", "ورقة")],
        [],
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_suggestions_query_count(state, count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz", languages=("de", "ar"))
    many_pages(count, state)
    for number in range(count):
        TermFactory.create(name=f"Seitenwort {number}")
    refresh(everything=True)
    pk, version, _ = current_version("mainz", "ar")
    suggested_pages((pk, version), "Seite", 6)

    # The version of the German edition; terms, and explanations of those that were found.
    with django_assert_num_queries(1):
        pages = suggested_pages((pk, version), "Seite", 6)
    with django_assert_num_queries(2):
        terms = suggested_terms("Seite", "ar", 6)

    assert (len(pages), len(terms)) == (count, count)
