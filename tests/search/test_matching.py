import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.search.folding import folded
from content.search.matching import Document, ranked, wanted_words

TEXTS = {
    "kita": "Kita anmelden. Der Kindergarten ist für Kinder ab drei Jahren.",
    "arzt": "Zum Arzt gehen. Fachärzte und Zahnärzte behandeln Sie mit Termin.",
    "kurs": "Sprachkurs. Integrationskurse lehren Deutsch.",
    "geld": "Wohngeld. Das Amt zahlt einen Teil der Miete.",
    "amt": "Das Amt. Was ein Amt tut.",
}
DOCUMENTS = [Document(((1.0, folded(text)),)) for text in TEXTS.values()]


def found(query):
    names = list(TEXTS)
    return [names[position] for position in ranked(wanted_words(query), DOCUMENTS)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("Wohngeld", ["geld"], id="the word"),
        pytest.param("WOHNGELD!", ["geld"], id="in capitals"),
        pytest.param("Kinderg", ["kita"], id="half typed"),
        pytest.param("ki", ["kita"], id="its first letters"),
        pytest.param("Kindergarden", ["kita"], id="misspelt"),
        pytest.param("Sprachkurse", ["kurs"], id="in the plural"),
        pytest.param("ärzte", ["arzt"], id="inside a compound"),
        pytest.param("Wo finde ich einen Integrationskurs?", ["kurs"], id="in a question"),
        pytest.param("Amt", ["amt", "geld"], id="more often is better"),
        pytest.param("am ", [], id="a whole short word that nothing says"),
        pytest.param("Fahrrad", [], id="nothing says it"),
        pytest.param("?!", [], id="no word"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_ranked(query, expected):
    assert found(query) == expected


def test_among_no_documents_nothing_is_found():
    assert ranked(wanted_words("Arzt"), []) == []


def test_what_counts_for_more_comes_first():
    text, title = (Document(((weight, " arzt "), (1.0, " termin "))) for weight in (1.0, 5.0))

    assert ranked(wanted_words("Arzt"), [text, title]) == [1, 0]


def test_of_two_that_say_the_same_the_shorter_comes_first():
    long = Document(((1.0, " arzt und vieles andere "),))
    short = Document(((1.0, " arzt "),))

    assert ranked(wanted_words("Arzt"), [long, short]) == [1, 0]


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        pytest.param("Schule", "schule", True, id="the same"),
        pytest.param("Schule ", "schulen", True, id="bent"),
        pytest.param("Schule ", "schal", False, id="another word"),
        pytest.param("an", "anmeldung", True, id="begun"),
        pytest.param("an ", "anmeldung", False, id="a short word that is finished"),
        pytest.param("ትምህርቲ", "ቤትትምህርቲ", True, id="syllables inside another word"),
        pytest.param("ትም", "ትምህርቲ", True, id="syllables begun"),
    ],
)
def test_a_text_has_a_word(word, text, expected):
    (wanted,) = wanted_words(word)

    assert wanted.is_in(f" {text} ") is expected


def test_a_long_query_is_cut():
    assert len(wanted_words("Wort " * 100)) == 30


@given(st.text(max_size=40), st.lists(st.text(max_size=60), max_size=4))
def test_any_query_in_any_texts_finds_some_of_them_once(query, texts):
    documents = [Document(((1.0, folded(text)),)) for text in texts]

    positions = ranked(wanted_words(query), documents)

    assert sorted(set(positions)) == sorted(positions)
    assert set(positions) <= set(range(len(texts)))


@given(st.text(alphabet="abcdefgh", min_size=1, max_size=12), st.lists(st.text(alphabet="xyz "), max_size=3))
def test_the_only_text_with_the_word_is_found(word, others):
    documents = [Document(((1.0, folded(text)),)) for text in [*others, word]]

    assert ranked(wanted_words(word), documents) == [len(others)]
