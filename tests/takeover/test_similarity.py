import pytest

from content.takeover.similarity import Comparison, Likeness, Match, Text

STATEWIDE = {
    1: Text("Krankenversicherung", "Ohne Krankenversicherung müssen Sie den Arzt selbst bezahlen."),
    2: Text("Schule", "Kinder ab sechs Jahren gehen in die Schule. Die Anmeldung ist im Herbst."),
    3: Text("Wohnung", "Eine Wohnung mieten: Kaution, Mietvertrag und Nebenkosten."),
}


def nearest(title, words, others=()):
    text = Text(title, words)
    return Comparison(STATEWIDE, [text, *others]).nearest(text)


def test_nearest_is_what_shares_most_rare_words():
    match = nearest("Anmeldung", "Die Anmeldung in der Schule ist im Herbst.")

    assert (match.page_id, match.likeness) == (2, Likeness.TOPIC)


def test_nearest_finds_the_same():
    match = nearest("Schule", STATEWIDE[2].words)

    assert (match.page_id, round(match.text, 6), round(match.title, 6)) == (2, 1, 1)
    assert match.likeness is Likeness.SAME


def test_nearest_takes_other_endings_for_the_same_word():
    assert round(nearest("Krankenversicherungen", "Krankenversicherungen").title, 6) == 1


def test_nearest_of_what_has_nothing_in_common():
    match = nearest("Theater", "Spielplan, Karten")

    assert (match.text, match.title, match.likeness) == (0, 0, Likeness.OWN)


def test_nearest_of_an_empty_text():
    assert nearest("", "").likeness is Likeness.OWN


def test_nearest_without_statewide_pages():
    assert Comparison({}, []).nearest(Text("a", "b")) is None


@pytest.mark.parametrize(
    ("text", "title", "likeness"),
    [
        (0.6, 0, Likeness.SAME),
        (0.59, 1, Likeness.TOPIC),
        (0.2, 0, Likeness.TOPIC),
        (0.12, 0.5, Likeness.TOPIC),
        (0.19, 0.49, Likeness.OWN),
        (0.11, 1, Likeness.OWN),
    ],
)
def test_likeness(text, title, likeness):
    assert Match(1, text, title).likeness is likeness
