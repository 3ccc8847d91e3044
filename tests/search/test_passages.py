from hypothesis import given
from hypothesis import strategies as st

from content.search.matching import wanted_words
from content.search.passages import (
    Passage,
    best_passage,
    document_of,
    parts_of,
    passages_of,
    with_german,
)


def content(*values, summary=""):
    return {
        "title": {"text": "Schule", "language": "de"},
        "summary": {"text": summary, "language": "de"},
        "blocks": [
            {"id": f"b{number}", "language": "de", "value": value} for number, value in enumerate(values, 1)
        ],
        "terms": [{"term": "Schulamt"}],
    }


def texts(*values, summary=""):
    return [passage.text for passage in passages_of(content(*values, summary=summary))]


def shown(query, text):
    return "".join(
        f"[{part.text}]" if part.is_match else part.text for part in parts_of(wanted_words(query), text)
    )


def test_passages_are_what_readers_read_line_by_line():
    value = {
        "heading": "Wann?",
        "text": "<p>Gleich nach dem <b>Umzug</b> &amp; vorher.</p>"
        "<ul><li>Ausweis</li><li>Zeugnis<br/>im Original</li></ul>",
    }

    assert texts(value) == [
        "Wann?",
        "Gleich nach dem Umzug & vorher.",
        "Ausweis",
        "Zeugnis",
        "im Original",
    ]


def test_passages_begin_with_the_summary():
    assert list(passages_of(content(summary="Worum es geht."))) == [Passage("Worum es geht.", "de")]


def test_passages_have_what_lists_hold_and_nothing_that_is_no_text():
    value = {
        "kind": "info",
        "items": [{"id": "i1", "label": "Notruf", "number": "112"}],
        "rows": [{"cells": ["a", "b"]}],
        "image": {"sizes": [{"url": "x"}]},
        "role": "schulamt",
        "note": None,
    }

    assert texts(value) == ["Notruf", "112", "a", "b"]


def test_passages_name_their_block_and_whether_they_are_headings():
    assert list(passages_of(content({"heading": "Wann?", "text": "<p>Bald.</p>"}))) == [
        Passage("Wann?", "de", "b1", is_heading=True),
        Passage("Bald.", "de", "b1"),
    ]


def test_a_document_has_title_headings_with_terms_and_text():
    document = document_of(content({"heading": "Wann?", "text": "<p>Bald.</p>"}, summary="Worum."))

    assert document.fields == ((5.0, " schule "), (2.0, " schulamt wann "), (1.0, " worum bald "))


def test_german_text_counts_for_half():
    german = document_of(content())

    assert with_german(document_of(content()), german).fields == (
        *german.fields,
        (2.5, " schule "),
        (1.0, " schulamt "),
        (0.5, "  "),
    )


def test_the_best_passage_has_most_of_what_is_looked_for():
    passages = [
        Passage(text, "de") for text in ("Der Arzt.", "Der Termin beim Arzt.", "Noch ein Termin beim Arzt.")
    ]

    assert best_passage(wanted_words("Arzt Termin"), passages) == passages[1]


def test_without_a_passage_that_has_any_there_is_no_best():
    assert best_passage(wanted_words("Arzt"), [Passage("Schule", "de")]) is None


def test_words_that_are_looked_for_are_parts_of_their_own():
    assert shown("arzt", "Ärzte: der Arzt, Facharzt.") == "[Ärzte]: der [Arzt], [Facharzt]."


def test_a_word_keeps_its_vowel_signs():
    assert shown("مدرسة", "إلى المَدْرَسَةِ الآن") == "إلى [المَدْرَسَةِ] الآن"


def test_a_text_without_the_words_is_one_part():
    assert shown("Arzt", "Schule.") == "Schule."


def test_a_long_text_is_shown_around_the_first_word():
    text = "viel davor " * 20 + "Notarzt" + " viel danach" * 20

    result = shown("Notarzt", text)

    assert result == f"… {'viel davor ' * 5}[Notarzt]{' viel danach' * 8} viel …"


def test_the_beginning_of_a_long_text_is_shown_where_only_the_title_fits():
    assert shown("Arzt", "Wort " * 60) == "Wort " * 32 + "Wort …"


def test_what_stands_behind_the_shown_part_is_not_marked():
    assert shown("Arzt", "Arzt " + "Wort " * 60 + "Arzt") == "[Arzt] " + "Wort " * 31 + "Wort …"


@given(st.text(max_size=30), st.text(max_size=150))
def test_a_short_text_stays_whole_in_its_parts(query, text):
    assert "".join(part.text for part in parts_of(wanted_words(query), text)) == text
