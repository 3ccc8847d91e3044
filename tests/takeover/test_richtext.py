import pytest

from content.takeover.richtext import Item, Listing, Paragraph, Run, paragraphs


def p(text):
    return Paragraph((Run(text),))


@pytest.mark.parametrize(
    ("runs", "html"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([Run(" \n ")], [], id="blank"),
        pytest.param([Run("  a\n b ")], ["<p>a b</p>"], id="spaces"),
        pytest.param([Run("a "), Run(" b", is_bold=True)], ["<p>a <b>b</b></p>"], id="spaces-between"),
        pytest.param([Run("a"), Run("b")], ["<p>ab</p>"], id="merged"),
        pytest.param([Run("a"), Run(" ", is_bold=True)], ["<p>a</p>"], id="space-at-the-end"),
        pytest.param([Run("a < b & c")], ["<p>a &lt; b &amp; c</p>"], id="escaped"),
        pytest.param([Run("a"), Run("\n"), Run(" b")], ["<p>a<br/>b</p>"], id="line"),
        pytest.param([Run("a"), Run("\n"), Run("\n"), Run("b")], ["<p>a</p>", "<p>b</p>"], id="empty-line"),
        pytest.param([Run("\n"), Run("a"), Run("\n")], ["<p>a</p>"], id="lines-at-ends"),
        pytest.param(
            [Run("a", link='href="x"'), Run("b", is_bold=True, link='href="x"')],
            ['<p><a href="x">a</a><a href="x"><b>b</b></a></p>'],
            id="links",
        ),
        pytest.param([Run("a\u00a0b")], ["<p>a\u00a0b</p>"], id="no-break"),
        pytest.param([Run("\u00a0")], [], id="only-no-break"),
    ],
)
def test_paragraphs(runs, html):
    assert [paragraph.html for paragraph in paragraphs(runs)] == html


def test_paragraph_text_is_one_line():
    (paragraph,) = paragraphs([Run("a"), Run("\n"), Run("b", is_bold=True)])

    assert paragraph.text == "a b"


def test_paragraph_bold():
    assert p("a").bold().html == "<p><b>a</b></p>"


@pytest.mark.parametrize(
    ("parts", "html"),
    [
        pytest.param([p("a")], "<li>a</li>", id="line"),
        pytest.param([p("a"), p("b")], "<li>a<br/>b</li>", id="paragraphs"),
        pytest.param(
            [p("a"), Listing("ol", (Item((p("b"),)),)), p("c")],
            "<li>a<ol><li>b</li></ol></li><li>c</li>",
            id="list-inside",
        ),
    ],
)
def test_item(parts, html):
    assert Item(tuple(parts)).html == html
