import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.translations.machine.protection import MarkupLost, protect
from content.translations.terms import Terms

TERMS = Terms.of([(1, "Jugendamt", ["Jugendämter"]), (2, "Bildung & Teilhabe", [])])
LINK = '<p>Im <a linktype="page" id="7">Amt</a></p>'
WORDS = [
    "Amt ",
    "Jugendamt",
    "112",
    "06131 123456",
    "https://a.de/?b=1&amp;c",
    "a@b.de",
    "{name}",
    "&lt;",
    "< 5 ",
    "é",
]


def element(inner):
    return st.builds(
        lambda tags, text: f"{tags[0]}{text}{tags[1]}",
        st.sampled_from(
            [
                ("<b>", "</b>"),
                ("<ul><li>", "</li></ul>"),
                ('<a linktype="page" id="3">', "</a>"),
                ('<a href="https://a.de/?x=1&amp;k=k0">', "</a>"),
            ]
        ),
        inner,
    )


rich_texts = st.recursive(
    st.sampled_from([*WORDS, "<br/>"]),
    lambda inner: st.lists(inner | element(inner), max_size=4).map("".join),
    max_leaves=8,
).map(lambda inner: f"<p>{inner}</p>")


def rich(text):
    return protect(text, is_rich=True, terms=TERMS)


def plain(text):
    return protect(text, is_rich=False, terms=TERMS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<p>Hallo <b>Welt</b></p>", "<p>Hallo <b>Welt</b></p>", id="nothing"),
        pytest.param(LINK, '<p>Im <a id="k0">Amt</a></p>', id="attributes"),
        pytest.param('<p data-block-key="ab1">x</p>', "<p>x</p>", id="what-the-editor-writes-for-itself"),
        pytest.param('<embed alt="x" id="1"/>', '<embed id="k0"/>', id="void-tag"),
        pytest.param(
            "Jugendamt, Tel. 112",
            '<span translate="no" id="k0">Jugendamt</span>, Tel. <span translate="no" id="k1">112</span>',
            id="term-and-number",
        ),
        pytest.param(
            "https://a.de/Jugendamt",
            '<span translate="no" id="k0">https://a.de/Jugendamt</span>',
            id="term-in-a-url",
        ),
    ],
)
def test_protect(text, expected):
    assert rich(text).html == expected


def test_protect_makes_html_of_plain_text():
    protected = plain("A < B &\nBildung & Teilhabe")

    assert protected.html == ('A &lt; B &amp;<br/><span translate="no" id="k0">Bildung &amp; Teilhabe</span>')


def test_protect_without_terms():
    assert protect("Jugendamt", is_rich=False).html == "Jugendamt"


@pytest.mark.parametrize(
    ("text", "translated", "expected"),
    [
        pytest.param(
            LINK, '<p>في <a id="k0">مكتب</a></p>', LINK.replace("Im", "في").replace("Amt", "مكتب"), id="link"
        ),
        pytest.param(
            "Jugendamt",
            "<span id='k0' translate='no'>Youth Office</span>!",
            "Jugendamt!",
            id="what-was-translated-after-all",
        ),
        pytest.param("<p>a<br/>b</p>", "<P>a<BR>b</br></P>", "<p>a<br/>b</p>", id="written-in-another-way"),
        pytest.param("<p>a</p>", '<p class="x">b</p>', "<p>b</p>", id="attributes-that-were-added"),
        pytest.param(
            '<a id="1">a</a><a id="2">b</a>',
            '<a id="k1">b</a><a id="k0">a</a>',
            '<a id="2">b</a><a id="1">a</a>',
            id="order",
        ),
    ],
)
def test_restore(text, translated, expected):
    assert rich(text).restore(translated) == expected


def test_restore_makes_plain_text_again():
    assert plain("A & B\nC").restore("أ &amp; ب<br>ج") == "أ & ب\nج"


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        pytest.param(LINK, "<p>في مكتب</p>", id="missing-link"),
        pytest.param("Tel. 112", "هاتف", id="missing-number"),
        pytest.param(LINK, '<p><a id="k0">a</a> <a id="k0">b</a></p>', id="doubled-link"),
        pytest.param(LINK, '<p><a id="k0">a</a> <a id="k1">b</a></p>', id="unknown-id"),
        pytest.param(LINK, '<p><b id="k0">a</b></p>', id="another-tag-for-a-link"),
        pytest.param("Tel. 112", '<b id="k0">112</b>', id="another-tag-for-a-number"),
        pytest.param("Tel. 112", '<span id="k0"><span>112</span></span>', id="tag-in-a-number"),
        pytest.param("<p>a</p>", "<p>a<script>b</script></p>", id="unknown-tag"),
        pytest.param(LINK, '<p><a>b</a><a id="k0">a</a></p>', id="link-to-nowhere"),
        pytest.param("<p><b>a</b></p>", "<p><b>a</p></b>", id="badly-nested"),
        pytest.param("<p>a</p>", "<p>a", id="not-closed"),
        pytest.param("<p>a</p>", "a</p>", id="not-opened"),
        pytest.param("<p>a</p>", "<p> </p>", id="empty"),
        pytest.param("<ul><li>a</li><li>b</li></ul>", "<ul><li>a b</li></ul>", id="missing-item"),
    ],
)
def test_restore_refuses_what_lost_its_markup(text, translated):
    with pytest.raises(MarkupLost):
        rich(text).restore(translated)


@given(rich_texts)
def test_rich_text_that_comes_back_as_it_was_sent_is_as_before(text):
    protected = rich(text)

    assert protected.restore(protected.html) == text


@given(st.text() | st.lists(st.sampled_from([*WORDS, "<p>", "\n", "&"])).map("".join))
def test_plain_text_that_comes_back_as_it_was_sent_is_as_before(text):
    protected = plain(text)

    assert protected.restore(protected.html) == text


@pytest.mark.parametrize("beginning", ["<img src=x onerror=alert(1) ", "</p ", "<!-- ", "<? "])
def test_what_a_machine_leaves_open_is_text(beginning):
    restored = rich("<p>Amt</p>").restore(f"<p>{beginning}</p>")

    assert restored == f"<p>&lt;{beginning[1:]}</p>"
