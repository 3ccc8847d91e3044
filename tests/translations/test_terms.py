import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.translations.terms import Terms

TERMS = Terms.of(
    [
        (1, "Jugendamt", ["Jugendamts", "Jugendämter"]),
        (2, "Bürgeramt / Bürgerbüro", []),
        (3, "BAMF", ["Bundesamt"]),
        (4, "Bildung und Teilhabe (BuT)", ["BuT"]),
        (5, "Bildung", []),
        (6, "Essen & Trinken", [" "]),
    ]
)
WORDS = [
    "Jugendamt",
    "Jugendamts",
    "Bürgerbüro",
    "BAMF",
    "Bildung",
    "Bildung und Teilhabe",
    "Hallo",
    "&amp;",
    "-",
    " ",
]
TAGS = ["<p>", "</p>", "<a>", '<a href="/BAMF">', "</a>", "<h2>", "</h2>", "<br/>", "<b>", "</b>"]
html_texts = st.lists(st.sampled_from(WORDS + TAGS), max_size=12).map("".join)


def mark(identity, matched):
    return f"<mark>{matched}</mark>"


def marked(html, already=None):
    return TERMS.marked(html, mark, set() if already is None else already)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Das Jugendamt hilft.", [1], id="name"),
        pytest.param("Der Brief des Jugendamts.", [1], id="form"),
        pytest.param("Fragen Sie im Bürgerbüro.", [2], id="second-of-two-names"),
        pytest.param("BAMF, Jugendämter, BAMF", [3, 1], id="in-the-order-of-their-first"),
        pytest.param("Der Jugendamtsleiter", [], id="in-a-compound"),
        pytest.param("Das Kreisjugendamt", [], id="at-the-end-of-a-compound"),
        pytest.param("Ein BAMF-Bescheid vom Landes-Jugendamt", [], id="with-a-hyphen"),
        pytest.param("das jugendamt", [], id="another-case"),
        pytest.param("Bildung\n und Teilhabe", [4], id="longest-first-over-white-space"),
        pytest.param("Bildung&nbsp;und Teilhabe", [4], id="space-that-does-not-break"),
        pytest.param("Bildung und Kultur", [5], id="shorter-where-the-longer-does-not-fit"),
        pytest.param("Essen & Trinken", [6], id="and-in-text"),
        pytest.param("Essen &amp; Trinken", [6], id="and-in-html"),
        pytest.param('<a href="/BAMF/">Hier</a>', [], id="in-a-tag"),
        pytest.param("Bildung<br/>und Teilhabe", [5], id="not-across-a-tag"),
        pytest.param("<a>Jugendamt</a>", [1], id="in-a-link"),
    ],
)
def test_found_in(text, expected):
    assert TERMS.found_in(text) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<p>Jugendamt, Jugendamts</p>", "<p><mark>Jugendamt</mark>, Jugendamts</p>", id="first-of-a-term"
        ),
        pytest.param(
            '<p><a href="/">BAMF</a> BAMF</p>',
            '<p><a href="/">BAMF</a> <mark>BAMF</mark></p>',
            id="not-in-a-link",
        ),
        pytest.param("<h2>BAMF</h2>BAMF", "<h2>BAMF</h2><mark>BAMF</mark>", id="not-in-a-heading"),
        pytest.param("</a>BAMF", "</a><mark>BAMF</mark>", id="after-a-tag-that-was-not-open"),
        pytest.param("<abbr>BAMF</abbr>", "<abbr><mark>BAMF</mark></abbr>", id="in-a-tag-that-begins-alike"),
        pytest.param(
            "A &amp; B im Bürgeramt &amp; BAMF",
            "A &amp; B im <mark>Bürgeramt</mark> &amp; <mark>BAMF</mark>",
            id="entities-stay",
        ),
        pytest.param("Kinder < 5 im Jugendamt", "Kinder < 5 im <mark>Jugendamt</mark>", id="less-than"),
    ],
)
def test_marked(html, expected):
    assert marked(html) == expected


def test_marked_remembers_what_a_page_has_marked():
    already = {1}

    html = marked("Jugendamt, BAMF", already)

    assert (html, already) == ("Jugendamt, <mark>BAMF</mark>", {1, 3})


def test_replaced_takes_every_occurrence():
    assert TERMS.replaced("BAMF, Bundesamt", str.lower) == "bamf, bundesamt"


@pytest.mark.parametrize(
    ("translated", "expected"),
    [
        pytest.param("اسأل Jugendamt", [], id="kept"),
        pytest.param("راجع الJugendamt", [], id="with-an-article"),
        pytest.param("<b>Jugend</b>amt’a sorun", [], id="with-an-ending-and-tags"),
        pytest.param("die Jugendämter", [], id="in-another-form"),
        pytest.param("Ask the youth office", ["Jugendamt"], id="missing"),
    ],
)
def test_missing(translated, expected):
    assert TERMS.missing("Fragen Sie das Jugendamt.", translated) == expected


def test_one_form_of_two_terms_is_the_first_ones():
    assert Terms.of([(1, "Amt", []), (2, "Amt", [])]).found_in("Amt") == [1]


def test_no_terms_are_found_nowhere():
    assert Terms.of([]).found_in("Jugendamt") == []


@given(st.text(alphabet="ab <>&;/AZ-\u00e4\n"))
def test_what_has_no_term_stays_as_it_is(text):
    assert (TERMS.found_in(text), marked(text)) == ([], text)


@given(html_texts)
def test_without_the_marks_the_text_is_as_before(html):
    assert re.sub(r"</?mark>", "", marked(html)) == html


@given(html_texts)
def test_a_term_is_marked_once_at_most(html):
    already = set()

    count = marked(html, already).count("<mark>")

    assert count == len(already)
    assert already <= set(TERMS.found_in(html))
