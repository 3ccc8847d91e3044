import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.translations.exchange.documents import Reason
from content.translations.exchange.inline import (
    Closing,
    Misfit,
    Opening,
    joined,
    markup_of,
    parsed,
    rendered,
    text_in,
)
from tests.translations.exchange.generated import rich_texts, texts

TAGS = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    '<a href="x">',
    "</a>",
    "<br>",
    "<ul>",
    "</li>",
    "<p/>",
    "<",
    "x",
    "<!-- x -->",
]


def canonical(html):
    markup = parsed(html)
    return rendered(markup.pieces, markup.attributes)


def test_rich_text_is_text_with_codes():
    markup = parsed('<p data-block-key="a1b2c">Zum <a linktype="page" id="3">Amt</a><br/></p>')

    assert markup.pieces == (
        Opening("p-1"), "Zum ", Opening("a.030552"), "Amt", Closing("a.030552"), Opening("br-1"), Closing("br-1"),
        Closing("p-1"),
    )  # fmt: skip
    assert markup.attributes == {"a.030552": (("linktype", "page"), ("id", "3"))}


def test_a_link_keeps_its_id_when_another_is_put_before_it():
    before, after = parsed('<a href="b">B</a>'), parsed('<a href="a">A</a><a href="b">B</a>')

    assert before.pieces == after.pieces[3:]


def test_the_same_link_twice_has_two_ids():
    link = '<a href="b">B</a>'

    assert list(parsed(link + link).attributes) == ["a.a37e7c", "a.a37e7c.2"]


@pytest.mark.parametrize(
    ("html", "mended", "tag"),
    [
        pytest.param("<p>a", "<p>a</p>", "p", id="not-closed"),
        pytest.param("a</b>", "a", "b", id="not-opened"),
        pytest.param("<b><i>a</b></i>", "<b><i>a</i></b>", "i", id="overlapping"),
        pytest.param("<b>" * 41 + "a", "<b>" * 40 + "<b></b>a" + "</b>" * 40, "b", id="too-deep"),
    ],
)
def test_what_is_not_well_formed_is_mended_and_noted(html, mended, tag):
    assert parsed(html).misfit == Misfit(Reason.MARKUP_NOT_CLOSED, tag)
    assert canonical(html) == mended


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<br>a<BR />", "<br/>a<br/>", id="void"),
        pytest.param("a</br>", "a", id="void-closed"),
        pytest.param("<p/>", "<p></p>", id="closed-at-once"),
        pytest.param("<!-- x --><p>a</p>", "<p>a</p>", id="comment"),
        pytest.param("1 < 2 &quot;&#x27;&nbsp;", "1 &lt; 2 \"'\xa0", id="entities"),
        pytest.param(
            "<a HREF=x title='\"' download>a</a>",
            '<a href="x" title="&quot;" download="">a</a>',
            id="attributes",
        ),
        pytest.param("<o:p>a</o:p>", "<op>a</op>", id="no-name"),
        pytest.param("a\x01&#x1c;b", "ab", id="control-characters"),
    ],
)
def test_canonical_form(html, expected):
    assert canonical(html) == expected
    assert parsed(html).misfit is None or html == "a</br>"


@pytest.mark.slow
@settings(max_examples=25)
@given(rich_texts)
def test_rich_text_survives(html):
    once = canonical(html)

    assert canonical(once) == once
    assert parsed(once).pieces == parsed(html).pieces


@pytest.mark.slow
@settings(max_examples=25)
@given(st.lists(st.sampled_from(TAGS), max_size=12).map("".join))
def test_any_html_becomes_well_formed(html):
    assert parsed(canonical(html)).misfit is None


@pytest.mark.slow
@settings(max_examples=25)
@given(texts)
def test_plain_text_is_one_piece(text):
    assert len(markup_of(text, False).pieces) == 1


def test_joined_leaves_no_neighbouring_texts():
    assert joined(["", "a", "b", Opening("p-1"), "", Closing("p-1"), "c", ""]) == (
        "ab",
        Opening("p-1"),
        Closing("p-1"),
        "c",
    )


def test_text_in_a_code_is_without_the_codes_in_it():
    assert text_in(parsed("<p>Zum <b>Amt</b> </p><p>x</p>").pieces, "p-1") == "Zum Amt"
