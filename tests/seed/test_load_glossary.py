from collections import Counter

import pytest

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.seed.actions import load_glossary
from content.seed.words import Words
from content.translations.models import Explanation, Term
from content.translations.signals import glossary_changed
from content.translations.staleness import Origin
from tests.factories import ExplanationFactory, TermFactory

pytestmark = pytest.mark.django_db

GLOSSARY = """
[[terms]]
name = "Jugendamt"
forms = ["Jugendamts", "Jugendämter"]
explanation = "Ein Amt für Kinder."

[[terms]]
name = "Attest"
explanation = "Ein Brief vom Arzt."
"""


@pytest.fixture
def words(tmp_path):
    (tmp_path / "glossary.toml").write_text(GLOSSARY)
    (tmp_path / "words").mkdir()
    (tmp_path / "words/en.toml").write_text('[terms]\n"Jugendamt" = "An office for children."\n')
    (tmp_path / "words/ar.toml").write_text('[terms]\n"Jugendamt" = "دائرة للأطفال."\n')
    return Words(tmp_path)


def explained():
    return set(Explanation.objects.values_list("term__name", "language", "text", "origin"))


ENGLISH = ("Jugendamt", "en", "An office for children.", Origin.MACHINE)
ARABIC = ("Jugendamt", "ar", "دائرة للأطفال.", Origin.MACHINE)


def test_terms_come_with_their_forms_and_explanations(words):
    created = load_glossary(words=words)

    assert list(Term.objects.values_list("name", "forms", "explanation")) == [
        ("Attest", "", "Ein Brief vom Arzt."),
        ("Jugendamt", "Jugendamts\nJugendämter", "Ein Amt für Kinder."),
    ]
    assert (created, explained()) == (4, {ENGLISH, ARABIC})


def test_loading_again_changes_nothing(words):
    load_glossary(words=words)
    heard = []
    glossary_changed.connect(lambda **news: heard.append(news), weak=False, dispatch_uid="again")

    created = load_glossary(words=words)

    glossary_changed.disconnect(dispatch_uid="again")
    assert (created, heard) == (0, [])


def test_what_somebody_has_written_stays(words):
    term = TermFactory.create(name="Jugendamt", explanation="Unser Amt.")
    ExplanationFactory.create(term=term, language="ar", text="لنا")

    created = load_glossary(words=words)

    assert (created, Term.objects.get(name="Jugendamt").explanation) == (2, "Unser Amt.")
    assert explained() == {ENGLISH, ("Jugendamt", "ar", "لنا", Origin.PERSON)}


def test_the_shipped_glossary_explains_every_term_in_every_language(state):
    load_glossary()

    found = Counter(Explanation.objects.values_list("language", flat=True))
    assert found == dict.fromkeys(LANGUAGES.keys() - {SOURCE_LANGUAGE}, Term.objects.count())
