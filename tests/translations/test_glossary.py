import pytest
from django.urls import reverse

from content.core.text import text_digest
from content.translations import actions
from content.translations.actions import Told
from content.translations.models import Explanation, Term
from content.translations.queries.glossary import Explained, Glossary, terms_in
from content.translations.signals import glossary_changed
from content.translations.staleness import Origin, Status
from tests.factories import (
    DistrictFactory,
    ExplanationFactory,
    TermFactory,
    UserFactory,
    editor_of,
    translator_into,
)
from tests.website.reading import interface

pytestmark = pytest.mark.django_db


@pytest.fixture
def term():
    return TermFactory.create(name="Jugendamt", forms="Jugendamts\n\n Jugendämter ", explanation="Ein Amt.")


@pytest.fixture
def news():
    """The words that news of the glossary are about."""
    heard = []

    def hear(forms, **kwargs):
        heard.append(list(forms))

    glossary_changed.connect(hear)
    yield heard
    glossary_changed.disconnect(hear)


def test_a_term_stands_in_texts_in_several_forms(term):
    assert term.all_forms == ["Jugendamt", "Jugendamts", "Jugendämter"]


def test_names():
    explanation = ExplanationFactory.create(term__name="Attest")

    assert [str(explanation.term), str(explanation)] == ["Attest", "Attest (ar)"]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param({}, Status.UP_TO_DATE, id="by-a-person"),
        pytest.param({"origin": Origin.MACHINE}, Status.MACHINE_TRANSLATED, id="by-a-machine"),
        pytest.param({"made_from": "other"}, Status.OUTDATED, id="of-another-german"),
    ],
)
def test_status_of_an_explanation(term, made, expected):
    assert ExplanationFactory.create(term=term, **made).status is expected


def test_a_term_is_explained_in_the_nearest_language(term):
    ExplanationFactory.create(term=term, language="fa", text="اداره", origin=Origin.MACHINE)
    glossary = Glossary.load()

    assert [glossary.explain(term.pk, code) for code in ("prs", "tr", "de")] == [
        Explained(term.pk, "Jugendamt", "اداره", "fa", is_machine=True),
        Explained(term.pk, "Jugendamt", "Ein Amt.", "de"),
        Explained(term.pk, "Jugendamt", "Ein Amt.", "de"),
    ]


def test_an_explanation_of_an_older_german_says_so(term):
    ExplanationFactory.create(term=term, text="دائرة", made_from="older")

    assert Glossary.load().explain(term.pk, "ar") == Explained(
        term.pk, "Jugendamt", "دائرة", "ar", is_outdated=True
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_glossary_is_read_in_two_queries(count, django_assert_num_queries):
    ExplanationFactory.create_batch(count)

    with django_assert_num_queries(2):
        glossary = Glossary.load()
        assert [glossary.explain(pk, "ar").language for pk in glossary.terms] == ["ar"] * count


def test_what_is_told_is_stored_changed_and_taken_away(term):
    other, gone = TermFactory.create(), ExplanationFactory.create(text="weg")
    by = UserFactory.create()
    ExplanationFactory.create(term=term, text="قديم", origin=Origin.MACHINE)

    actions.explain_terms(
        language="ar",
        told={
            term.pk: Told("دائرة", term.digest),
            other.pk: Told("جديد", other.digest, Origin.MACHINE),
            gone.term.pk: Told("", gone.term.digest),
        },
        by=by,
    )

    assert list(Explanation.objects.order_by("pk").values_list("term", "text", "origin")) == [
        (term.pk, "دائرة", "PERSON"),
        (other.pk, "جديد", "MACHINE"),
    ]


def test_taking_away_what_is_not_there_is_no_mistake(term):
    actions.explain_terms(language="ar", told={term.pk: Told("", term.digest)}, by=None)

    assert Explanation.objects.count() == 0


def test_news_name_the_words_before_and_after(term, news):
    term.name, term.forms = "Amt", ""

    term.save()
    ExplanationFactory.create(term=term)
    term.delete()

    old, now = ["Jugendamt", "Jugendamts", "Jugendämter"], ["Amt"]
    assert news == [old, now, now, now, now]


ADDRESS = "translations:glossary"


def post(client, language="ar", **fields):
    posted = {name.replace("_", "-"): value for name, value in fields.items()}
    return client.post(reverse(ADDRESS, query={"language": language}), posted)


def entered(term, text, seen="", made_from=None, **fields):
    return {
        f"text_{term.pk}": text,
        f"seen_{term.pk}": text_digest(seen),
        f"made_from_{term.pk}": term.digest if made_from is None else made_from,
    } | {f"{name}_{term.pk}": value for name, value in fields.items()}


@pytest.fixture
def translator(client, state):
    client.force_login(translator_into("ar", below=state))


def test_a_translator_explains_a_term(client, translator, term):
    response = post(client, **entered(term, "دائرة"))

    assert interface("de", "Saved. Readers see it now.") in response.content.decode()
    assert list(Explanation.objects.values_list("text", "language", "origin", "made_from")) == [
        ("دائرة", "ar", "PERSON", term.digest)
    ]


def test_what_a_machine_made_is_confirmed(client, translator, term):
    ExplanationFactory.create(term=term, text="دائرة", origin=Origin.MACHINE)

    post(client, **entered(term, "دائرة", seen="دائرة", reviewed="on"))

    assert Explanation.objects.get().status is Status.UP_TO_DATE


def test_what_nobody_touched_stays_as_it_is(client, translator, term):
    ExplanationFactory.create(term=term, text="دائرة", origin=Origin.MACHINE)

    post(client, **entered(term, "دائرة", seen="دائرة"))

    assert Explanation.objects.get().status is Status.MACHINE_TRANSLATED


def test_what_was_made_from_an_older_german_is_outdated(client, translator, term):
    post(client, **entered(term, "دائرة", made_from="older"))

    assert Explanation.objects.get().status is Status.OUTDATED


def test_what_somebody_else_wrote_is_not_replaced_unseen(client, translator, term):
    ExplanationFactory.create(term=term, text="هم")

    first = post(client, **entered(term, "أنا", seen=""))
    kept = Explanation.objects.get().text
    form = first.context["form"]
    post(client, **entered(term, "أنا", seen="هم"))

    assert (kept, "هم" in form.errors[f"text-{term.pk}"][0], form[f"text-{term.pk}"].value()) == (
        "هم",
        True,
        "أنا",
    )
    assert form[f"seen-{term.pk}"].value() == form.fields[f"seen-{term.pk}"].initial
    assert Explanation.objects.get().text == "أنا"


def test_too_long_is_said_and_the_rest_is_saved(client, translator, term):
    other = TermFactory.create()

    response = post(client, **entered(term, "x" * 501), **entered(other, "دائرة"))

    assert list(response.context["form"].errors) == [f"text-{term.pk}"]
    assert list(Explanation.objects.values_list("term", flat=True)) == [other.pk]


def test_who_translates_the_states_texts_explains_terms_and_other_translators_read(
    client, state, mainz_home, term
):
    people = {
        "translator": translator_into("ar", below=state),
        "editor": editor_of(state),
        "district": editor_of(mainz_home),
        "nobody": UserFactory.create(),
    }

    def may(person):
        client.force_login(person)
        reading = client.get(reverse(ADDRESS, query={"language": "ar"})).status_code == 200
        post(client, **entered(term, person.username))
        written = Explanation.objects.filter(text=person.username).exists()
        Explanation.objects.all().delete()
        return reading, written

    assert {name: may(person) for name, person in people.items()} == {
        "translator": (True, True),
        "editor": (True, True),
        "district": (True, False),
        "nobody": (False, False),
    }


@pytest.fixture
def mainz_home():
    return DistrictFactory.create(with_home=True).home


@pytest.mark.parametrize(("place", "fields"), [("state", 1), ("mainz_home", 0)])
def test_those_who_only_read_terms_get_no_fields(client, request, term, place, fields):
    ExplanationFactory.create(term=term, text="دائرة", language="ar")
    client.force_login(translator_into("ar", below=request.getfixturevalue(place)))

    html = client.get(reverse(ADDRESS, query={"language": "ar"})).content.decode()

    assert (html.count("<textarea"), "دائرة" in html) == (fields, True)


def test_into_other_languages_nothing_is_told(client, translator, term):
    post(client, language="tr", **entered(term, "Daire"))

    assert Explanation.objects.count() == 0


def test_without_terms_the_screen_says_so(client, translator):
    html = client.get(reverse(ADDRESS)).content.decode()

    assert interface("de", "There are no official terms yet.") in html


@pytest.mark.parametrize("count", [1, 3])
def test_query_count(client, translator, count, django_assert_num_queries):
    ExplanationFactory.create_batch(count)
    client.get(reverse(ADDRESS))

    with django_assert_num_queries(13):
        response = client.get(reverse(ADDRESS))

    assert len(list(response.context["form"].rows())) == count


def test_terms_in_a_language_are_in_their_order(term):
    TermFactory.create(name="Attest")
    explanation = ExplanationFactory.create(term=term)

    found = [(row.term.name, row.explanation, row.status) for row in terms_in("ar")]

    assert found == [("Attest", None, Status.MISSING), ("Jugendamt", explanation, Status.UP_TO_DATE)]
    assert Term.objects.count() == 2
