import pytest

from content.takeover.conversion import Block, converted, pictures_in, with_pictures
from content.takeover.losses import Loss, LossKind
from content.takeover.pieces import Heading, Picture, Question, Table, Video
from content.takeover.richtext import Item, Listing, Paragraph, Run

LONG = "x" * 251


def p(text):
    return Paragraph((Run(text),))


def items(*texts):
    return Listing("ul", tuple(Item((p(text),)) for text in texts))


def section(heading, text):
    return Block("section", {"heading": heading, "text": text})


def table(caption):
    return Table(caption, ("a", "b"), (("1", "2"),))


def blocks(*pieces):
    return converted(pieces, "Titel").blocks


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([p("a"), items("b")], [section("", "<p>a</p><ul><li>b</li></ul>")], id="text"),
        pytest.param([Heading(2, "H"), p("a")], [section("H", "<p>a</p>")], id="heading"),
        pytest.param(
            [p("a"), Heading(2, "H"), p("b")], [section("", "<p>a</p>"), section("H", "<p>b</p>")], id="two"
        ),
        pytest.param([Heading(2, "H"), Heading(3, "I"), p("a")], [section("H – I", "<p>a</p>")], id="below"),
        pytest.param(
            [Heading(3, "H"), Heading(3, "I"), p("a")],
            [section("", "<p><b>H</b></p>"), section("I", "<p>a</p>")],
            id="beside",
        ),
        pytest.param(
            [Heading(2, "x" * 200), Heading(3, "y" * 100), p("a")],
            [section("", f"<p><b>{'x' * 200}</b></p>"), section("y" * 100, "<p>a</p>")],
            id="too-long-together",
        ),
        pytest.param([Heading(2, "H")], [section("", "<p><b>H</b></p>")], id="alone"),
        pytest.param([Heading(2, LONG), p("a")], [section("", f"<p><b>{LONG}</b></p><p>a</p>")], id="long"),
    ],
)
def test_sections(pieces, expected):
    assert blocks(*pieces) == expected


def test_phones_below_a_heading():
    phone = {"label": "Polizei", "number": "110", "note": ""}

    assert blocks(Heading(2, "H"), items("Polizei: 110"), p("a")) == [
        Block("phones", {"heading": "H", "items": [phone]}),
        section("", "<p>a</p>"),
    ]


@pytest.mark.parametrize("before", [[], [Heading(2, "H"), p("a")]])
def test_phones_without_a_heading_of_their_own_are_a_list(before):
    *_, last = blocks(*before, items("Polizei: 110"))

    assert last.value["text"].endswith("<ul><li>Polizei: 110</li></ul>")


@pytest.mark.parametrize(
    ("pieces", "caption", "others"),
    [
        pytest.param([table("C")], "C", [], id="its-own"),
        pytest.param(
            [Heading(2, "H"), table("C")], "C", [section("", "<p><b>H</b></p>")], id="its-own-below-a-heading"
        ),
        pytest.param([Heading(2, "H"), table("")], "H", [], id="heading"),
        pytest.param(
            [Heading(2, "H"), p("a"), table("")], "H", [section("H", "<p>a</p>")], id="heading-above"
        ),
        pytest.param([table("")], "Titel", [], id="title"),
    ],
)
def test_table(pieces, caption, others):
    value = {"caption": caption, "columns": ["a", "b"], "rows": [{"cells": ["1", "2"]}]}

    assert blocks(*pieces) == [*others, Block("table", value)]


def test_table_with_a_long_caption_keeps_all_of_it():
    first, second = blocks(table(LONG))

    assert (first.value["caption"], second) == (LONG[:250], section("", f"<p>{LONG}</p>"))


@pytest.mark.parametrize(
    ("picture", "alt", "caption", "losses"),
    [
        (Picture("a", "x", "c"), "x", "c", []),
        (Picture("a", "", "c"), "c", "c", [Loss(LossKind.PICTURE_WITHOUT_TEXT, "a")]),
        (Picture("a", " "), "Titel", "", [Loss(LossKind.PICTURE_WITHOUT_TEXT, "a")]),
    ],
)
def test_picture(picture, alt, caption, losses):
    found = converted([picture], "Titel")

    assert found.blocks == [Block("image", {"image": "a", "alt": alt, "caption": caption})]
    assert found.losses == losses


def test_picture_with_a_long_caption_keeps_it_as_text():
    assert blocks(Picture("a", "x", LONG)) == [
        Block("image", {"image": "a", "alt": "x", "caption": ""}),
        section("", f"<p>{LONG}</p>"),
    ]


def test_question():
    assert blocks(Heading(2, "H"), Question("q", (p("a"), items("b")))) == [
        section("", "<p><b>H</b></p>"),
        Block("question", {"question": "q", "answer": "<p>a</p><ul><li>b</li></ul>"}),
    ]


def test_question_that_is_too_long_is_text():
    assert blocks(Question(LONG, (p("a"),))) == [section("", f"<p><b>{LONG}</b></p><p>a</p>")]


def test_video():
    assert blocks(Video("v", "https://example.org")) == [
        Block("video", {"title": "v", "url": "https://example.org", "description": ""})
    ]


def test_with_pictures():
    found = blocks(Picture("a", "x", "c"), Picture("b", "y", "d"), Picture("c", "z"), p("e"))

    assert with_pictures(found, {"a": 7}) == [
        Block("image", {"image": 7, "alt": "x", "caption": "c"}),
        section("", "<p>d</p>"),
        section("", "<p>e</p>"),
    ]


def test_pictures_in():
    assert pictures_in(blocks(Picture("b", "x"), p("a"), Picture("a", "y"))) == {"b": "x", "a": "y"}
