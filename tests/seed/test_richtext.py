import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.seed.richtext import UnknownPage, from_plain_text, to_rich_text

PAGES = {"amt/index": 7, "amt/gone": None}


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("Ein **Amt** hilft.", "<p>Ein <b>Amt</b> hilft.</p>", id="bold"),
        pytest.param("Erst.\n\nDann.", "<p>Erst.</p><p>Dann.</p>", id="paragraphs"),
        pytest.param("- a\n- b", "<ul><li>a</li><li>b</li></ul>", id="list"),
        pytest.param("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>", id="numbers"),
        pytest.param("# Kein Titel", "<p># Kein Titel</p>", id="no-heading"),
        pytest.param("<b>x</b> & y", "<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>", id="no-html"),
        pytest.param("[Land](https://rlp.de/)", '<p><a href="https://rlp.de/">Land</a></p>', id="link"),
        pytest.param("[Amt](page:amt/index)", '<p><a linktype="page" id="7">Amt</a></p>', id="page"),
        pytest.param("Das [**Amt**](page:amt/gone).", "<p>Das <b>Amt</b>.</p>", id="deleted-page"),
    ],
)
def test_to_rich_text(markdown, html):
    assert to_rich_text(markdown, PAGES) == html


def test_to_rich_text_links_to_shipped_pages_only():
    with pytest.raises(UnknownPage, match="“amt/weg”"):
        to_rich_text("[Weg](page:amt/weg)", PAGES)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("Eins\n\n  Zwei \r\n", "<p>Eins</p><p>Zwei</p>", id="lines"),
        pytest.param("a < b & „c“", "<p>a &lt; b &amp; „c“</p>", id="signs"),
    ],
)
def test_from_plain_text(text, html):
    assert from_plain_text(text) == html


@given(st.text())
def test_texts_never_bring_tags_of_their_own(text):
    assert "<script" not in from_plain_text(text + "<script>")
    assert "<script" not in to_rich_text(text + " <script>", {}) if "page:" not in text else True
