import pytest

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.seed.actions import load_glossary
from content.translations.models import Explanation, Term
from content.translations.signals import glossary_changed
from content.translations.staleness import Origin
from tests.factories import ExplanationFactory, TermFactory

pytestmark = pytest.mark.django_db

GLOSSARY = """
[[terms]]
name = "Jugendamt"
forms = ["Jugendamts", "Jugendämter"]
de = "Ein Amt für Kinder."
en = "An office for children."
ar = "دائرة للأطفال."

[[terms]]
name = "Attest"
de = "Ein Brief vom Arzt."
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "glossary.toml"
    path.write_text(GLOSSARY)
    return path


def explained():
    return set(Explanation.objects.values_list("term__name", "language", "text", "origin"))


ENGLISH = ("Jugendamt", "en", "An office for children.", Origin.MACHINE)
ARABIC = ("Jugendamt", "ar", "دائرة للأطفال.", Origin.MACHINE)


def test_terms_come_with_their_forms_and_explanations(path):
    created = load_glossary(path=path)

    assert list(Term.objects.values_list("name", "forms", "explanation")) == [
        ("Attest", "", "Ein Brief vom Arzt."),
        ("Jugendamt", "Jugendamts\nJugendämter", "Ein Amt für Kinder."),
    ]
    assert (created, explained()) == (4, {ENGLISH, ARABIC})


def test_loading_again_changes_nothing(path):
    load_glossary(path=path)
    heard = []
    glossary_changed.connect(lambda **news: heard.append(news), weak=False, dispatch_uid="again")

    created = load_glossary(path=path)

    glossary_changed.disconnect(dispatch_uid="again")
    assert (created, heard) == (0, [])


def test_what_somebody_has_written_stays(path):
    term = TermFactory.create(name="Jugendamt", explanation="Unser Amt.")
    ExplanationFactory.create(term=term, language="ar", text="لنا")

    created = load_glossary(path=path)

    assert (created, Term.objects.get(name="Jugendamt").explanation) == (2, "Unser Amt.")
    assert explained() == {ENGLISH, ("Jugendamt", "ar", "لنا", Origin.PERSON)}


def test_the_shipped_glossary_explains_every_term_in_the_first_languages(state):
    load_glossary()

    terms = Term.objects.count()
    counts = {code: Explanation.objects.filter(language=code).count() for code in ("en", "ar", "uk")}
    assert counts == dict.fromkeys(counts, terms)
    assert set(Explanation.objects.values_list("language", flat=True)) <= LANGUAGES.keys() - {SOURCE_LANGUAGE}
