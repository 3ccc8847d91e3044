"""Official terms are explained where readers first meet them."""

import pytest

from content.editions.actions import refresh
from content.editions.building import build_snapshots
from content.editions.explaining import Explainer
from content.editions.models import SnapshotRef
from content.editions.queries import buildable_ids, pages_saying
from content.translations.queries.glossary import Glossary
from tests.factories import (
    DistrictFactory,
    ExplanationFactory,
    InfoPageFactory,
    TermFactory,
    TranslationFactory,
)
from tests.factories.blocks import section, term

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return TermFactory.create(name="Jugendamt", forms="Jugendamts", explanation="Ein Amt für Kinder.")


@pytest.fixture
def page(state):
    return InfoPageFactory.create(
        parent=state,
        body=[
            section("a", "Zum Jugendamt", "Das Jugendamt hilft."),
            section("b", "Danach", "Das Jugendamt und das Attest."),
        ],
    )


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", with_home=True)


def built(page, code="de"):
    (found,) = build_snapshots([page], [code])
    return found.snapshot


def test_a_term_is_linked_to_its_explanation_at_its_first_use(page, office):
    html = built(page).html

    link = f'<a class="term-link" href="#t-{office.pk}" lang="de" dir="ltr">Jugendamt</a>'
    assert (html.count(link), html.count(f'id="t-{office.pk}"')) == (1, 1)
    assert html.index(link) < html.index(f'id="t-{office.pk}"') < html.index("Danach")


def test_programs_get_what_is_explained_in_the_order_of_use(page, office):
    attest = TermFactory.create(name="Attest", explanation="Ein Brief vom Arzt.")

    assert built(page).content["terms"] == [
        {
            "id": f"t-{term.pk}",
            "block": block,
            "term": term.name,
            "explanation": {"text": term.explanation, "language": "de", "direction": "ltr"},
            "is_machine_translated": False,
            "is_outdated": False,
        }
        for term, block in ((office, "a"), (attest, "b"))
    ]


def test_readers_of_a_language_get_the_explanation_in_it(page, office):
    ExplanationFactory.create(term=office, text="دائرة للأطفال")
    TranslationFactory.create(page=page)

    snapshot = built(page, "ar")

    assert snapshot.content["terms"][0]["explanation"] == {
        "text": "دائرة للأطفال",
        "language": "ar",
        "direction": "rtl",
    }
    assert '<p lang="ar" dir="rtl">دائرة للأطفال</p>' in snapshot.html


@pytest.mark.parametrize(
    ("made", "flags"),
    [
        pytest.param({"origin": "MACHINE"}, (True, False), id="by-a-machine"),
        pytest.param({"made_from": "older"}, (False, True), id="of-an-older-german"),
    ],
)
def test_what_is_not_reviewed_or_not_current_says_so(page, office, made, flags):
    ExplanationFactory.create(term=office, **made)
    TranslationFactory.create(page=page)

    snapshot = built(page, "ar")

    (told,) = snapshot.content["terms"]
    assert (told["is_machine_translated"], told["is_outdated"]) == flags
    assert snapshot.html.count("term__note") == 1


def test_a_page_without_terms_is_as_it_was(page):
    assert (built(page).content["terms"], "term-link" in built(page).html) == ([], False)


def test_a_term_that_stands_only_in_a_heading_is_not_explained(state, office):
    page = InfoPageFactory.create(parent=state, body=[section("a", "Zum Jugendamt", "Es hilft.")])

    assert built(page).content["terms"] == []


def test_a_term_that_the_page_explains_itself_is_not_explained_again(state, office):
    own = term("b", "Jugendamt (JA)", "Hier: das Amt, das den Kita-Platz sucht.")
    page = InfoPageFactory.create(parent=state, body=[section("a", "Wohin?", "Zum Jugendamt."), own])

    snapshot = built(page)

    assert snapshot.content["terms"] == []
    assert "term-link" not in snapshot.html


def test_a_disclosure_is_written_once_for_many_pages(office):
    explainer = Explainer(Glossary.load())
    block = ("a", "<p>Jugendamt</p>", [office.pk])

    assert explainer.explain([block], "de") == explainer.explain([block], "de")


def test_pages_that_say_a_word_are_found(page, office, mainz):
    other = InfoPageFactory.create(parent=page, title="Andere")
    refresh(everything=True)

    found = [pages_saying(words) for words in (["Jugendamt"], ["Mahnung"], [], ["x"] * 21)]

    assert found == [[page.pk], [], [], buildable_ids()]
    assert other.pk in buildable_ids()


def test_readers_get_what_a_term_is_said_to_be(page, mainz, office, committed):
    refresh(everything=True)

    with committed():
        office.explanation = "Das Amt für Familien."
        office.save()

    snapshot = SnapshotRef.objects.get(page=page, language="de").snapshot
    assert snapshot.content["terms"][0]["explanation"]["text"] == "Das Amt für Familien."


@pytest.mark.parametrize(
    ("german", "known", "name"),
    [
        pytest.param("Ein Bescheid&nbsp;vom Amt", None, "Bescheid vom Amt", id="other-white-space"),
        pytest.param("Ein Bescheid vom Amt", "Bescheid", "Bescheid vom Amt", id="longer-than-one-explained"),
        pytest.param("Die K'Karte", None, "K'Karte", id="apostrophe"),
    ],
)
def test_a_term_is_found_however_it_is_written_in_html(state, mainz, german, known, name):
    if known:
        TermFactory.create(name=known)
    page = InfoPageFactory.create(parent=state, summary="", body=[section("a", "Post", german)])
    refresh(everything=True)

    TermFactory.create(name=name)
    refresh()

    explained = SnapshotRef.objects.get(page=page, language="de").snapshot.content["terms"]
    assert [found["term"] for found in explained] == [name]


def test_a_page_that_is_being_built_is_built_again(state, mainz):
    page = InfoPageFactory.create(parent=state)

    assert pages_saying(["Jugendamt"]) == [page.pk]
