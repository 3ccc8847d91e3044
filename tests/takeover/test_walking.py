import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.takeover.conversion import converted
from content.takeover.links import Links, Origin
from content.takeover.losses import LossKind
from content.takeover.pieces import Heading, Picture, Question, Table, Video
from content.takeover.walking import walked
from content.translations.markup import visible_text

ORIGIN = Origin("https://cms.example.org", "mainz")


def walk(html):
    return walked(html, Links(ORIGIN, {"mainz/de/a": 7}))


def shown(html):
    """Return the pieces of HTML: of texts how they are stored."""
    return [piece if not hasattr(piece, "html") else piece.html for piece in walk(html).pieces]


def lost(html):
    return [loss.kind for loss in walk(html).losses]


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("a<p>b</p>c", ["<p>a</p>", "<p>b</p>", "<p>c</p>"], id="text-beside-blocks"),
        pytest.param("<div>a<div>b</div></div>", ["<p>a</p>", "<p>b</p>"], id="boxes"),
        pytest.param(
            '<p style="color: red">a <span class="x"><i>b</i></span></p>', ["<p>a b</p>"], id="styles"
        ),
        pytest.param("<p>a <strong>b</strong> <b>c</b></p>", ["<p>a <b>b</b> <b>c</b></p>"], id="bold"),
        pytest.param("a<br>b<br><br>c", ["<p>a<br/>b</p>", "<p>c</p>"], id="lines"),
        pytest.param("<p>a\nb</p>", ["<p>a b</p>"], id="lines-of-the-source"),
        pytest.param("<pre>a\nb</pre>", ["<p>a b</p>"], id="typed"),
        pytest.param("<dl><dt>a</dt><dd>b</dd></dl>", ["<p><b>a</b></p>", "<p>b</p>"], id="terms"),
        pytest.param('<p hidden>a</p><p style="display:none">b</p>c', ["<p>c</p>"], id="hidden"),
        pytest.param(
            '<a href="/mainz/de/a/">x</a>', ['<p><a linktype="page" id="7">x</a></p>'], id="page-link"
        ),
        pytest.param("<a>x</a>", ["<p>x</p>"], id="anchor"),
        pytest.param(
            '<a href="tel:110"><p>x</p></a>', ['<p><a href="tel:110">x</a></p>'], id="link-around-block"
        ),
    ],
)
def test_text(html, pieces):
    assert shown(html) == pieces


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        pytest.param("<ul><li>a<li>b</ul>", ["<ul><li>a</li><li>b</li></ul>"], id="bullets"),
        pytest.param("<ol><li>a</ol>", ["<ol><li>a</li></ol>"], id="numbers"),
        pytest.param("<ul><li><p>a</p><p>b</p></ul>", ["<ul><li>a<br/>b</li></ul>"], id="paragraphs"),
        pytest.param(
            "<ul><li>a<ul><li>b</ul>c</ul>", ["<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"], id="nested"
        ),
        pytest.param("<ul>a<li><li hidden>b</ul>", ["<ul><li>a</li></ul>"], id="not-in-an-item"),
        pytest.param("<ul><li><h3>a</h3>b</ul>", ["<ul><li><b>a</b><br/>b</li></ul>"], id="heading"),
        pytest.param("<ul><li> </ul>", [], id="empty"),
        pytest.param(
            '<ul><li>a<img src="/a.png" alt="x"></ul>',
            ["<ul><li>a</li></ul>", Picture("https://cms.example.org/a.png", "x")],
            id="picture",
        ),
    ],
)
def test_lists(html, pieces):
    assert shown(html) == pieces


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        pytest.param("<h2>a <b>b</b></h2>", [Heading(2, "a b")], id="line"),
        pytest.param("<h2> </h2>", [], id="empty"),
        pytest.param("<h6>a<br>b</h6>", [Heading(6, "a b")], id="two-lines"),
        pytest.param(
            '<h2>a <a href="tel:1">b</a></h2>', [Heading(2, "a b"), '<p><a href="tel:1">b</a></p>'], id="link"
        ),
        pytest.param(
            '<h2><img src="/a.png" alt="x">a</h2>',
            [Heading(2, "a"), Picture("https://cms.example.org/a.png", "x")],
            id="picture",
        ),
    ],
)
def test_headings(html, pieces):
    assert shown(html) == pieces


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        pytest.param(
            "<details><summary>q</summary>a<p>b</p></details>", ["q", "<p>a</p><p>b</p>"], id="answer"
        ),
        pytest.param("<details><summary><h3>q</h3></summary>a</details>", ["q", "<p>a</p>"], id="heading"),
        pytest.param(
            "<details><summary>q</summary><h4>h</h4>a</details>",
            ["q", "<p><b>h</b></p><p>a</p>"],
            id="heading-inside",
        ),
    ],
)
def test_questions(html, pieces):
    (question,) = walk(html).pieces

    assert [question.question, "".join(part.html for part in question.answer)] == pieces


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        pytest.param("<details>a</details>", ["<p>a</p>"], id="without-question"),
        pytest.param("<details><summary>q</summary></details>", ["<p>q</p>"], id="without-answer"),
        pytest.param("<summary>q</summary>", ["<p>q</p>"], id="alone"),
    ],
)
def test_questions_that_are_none(html, pieces):
    assert shown(html) == pieces


def test_question_with_more_than_text():
    question, link, picture = walk(
        '<details><summary>q <a href="tel:1">1</a></summary>a<img src="/a.png"></details>'
    ).pieces

    assert isinstance(question, Question)
    assert link.html == '<p><a href="tel:1">1</a></p>'
    assert picture == Picture("https://cms.example.org/a.png", "")


@pytest.mark.parametrize(
    ("html", "pieces", "losses"),
    [
        pytest.param(
            '<img src="a.png" alt="x">', [Picture("https://cms.example.org/a.png", "x")], [], id="here"
        ),
        pytest.param(
            '<img src="/a.png" title="x">', [Picture("https://cms.example.org/a.png", "x")], [], id="title"
        ),
        pytest.param(
            '<img src="https://example.org/a.png">', [], [LossKind.PICTURE_ELSEWHERE], id="elsewhere"
        ),
        pytest.param('<img src="data:image/png;base64,AA">', [], [LossKind.PICTURE_INSIDE], id="inside"),
        pytest.param("<img>", [], [], id="no-address"),
        pytest.param(
            '<figure><img src="/a.png" alt="x"><figcaption>c</figcaption></figure>',
            [Picture("https://cms.example.org/a.png", "x", "c")],
            [],
            id="caption",
        ),
        pytest.param(
            '<figure><img src="/a.png" alt="x"><figcaption>c <a href="tel:1">1</a></figcaption></figure>',
            [Picture("https://cms.example.org/a.png", "x"), '<p>c <a href="tel:1">1</a></p>'],
            [],
            id="caption-with-link",
        ),
        pytest.param(
            '<a href="https://example.org"><img src="/a.png" alt="x"></a>',
            [Picture("https://cms.example.org/a.png", "x"), '<p><a href="https://example.org">x</a></p>'],
            [],
            id="linked",
        ),
        pytest.param(
            '<a href="https://example.org">y<img src="/a.png" alt="x"></a>',
            ['<p><a href="https://example.org">y</a></p>', Picture("https://cms.example.org/a.png", "x")],
            [],
            id="linked-with-text",
        ),
    ],
)
def test_pictures(html, pieces, losses):
    assert (shown(html), lost(html)) == (pieces, losses)


@pytest.mark.parametrize(
    ("html", "pieces", "losses"),
    [
        pytest.param(
            '<iframe src="https://www.youtube.com/embed/abc?rel=0" title="Film"></iframe>',
            [Video("Film", "https://www.youtube.com/watch?v=abc")],
            [],
            id="youtube",
        ),
        pytest.param(
            '<iframe src="https://www.youtube.com/embed/videoseries?list=x"></iframe>',
            [Video("Video", "https://www.youtube.com/embed/videoseries?list=x")],
            [],
            id="list",
        ),
        pytest.param(
            '<iframe src="https://player.vimeo.com/video/123?h=ab"></iframe>',
            [Video("Video", "https://vimeo.com/123/ab")],
            [],
            id="vimeo",
        ),
        pytest.param(
            '<iframe src="https://www.example.org/karte" title="Karte"></iframe>',
            ['<p><a href="https://www.example.org/karte">Karte</a></p>'],
            [LossKind.EMBEDDED],
            id="page",
        ),
        pytest.param(
            '<iframe src="https://notyoutube.com/embed/a"></iframe>',
            ['<p><a href="https://notyoutube.com/embed/a">notyoutube.com</a></p>'],
            [LossKind.EMBEDDED],
            id="page-with-a-similar-name",
        ),
        pytest.param('<iframe src="javascript:x()"></iframe>', [], [LossKind.EMBEDDED], id="script"),
        pytest.param(
            '<video title="Film"><source src="/a.mp4">fallback</video>',
            [Video("Film", "https://cms.example.org/a.mp4")],
            [],
            id="video",
        ),
        pytest.param("<video></video>", [], [LossKind.EMBEDDED], id="no-video"),
        pytest.param('<form>a<input value="b"></form>', ["<p>a</p>"], [LossKind.ACTIVE], id="form"),
    ],
)
def test_embedded(html, pieces, losses):
    assert (shown(html), lost(html)) == (pieces, losses)


def test_table():
    html = "<table><caption>c</caption><tr><th>a<th>b<tr><td>1<td>2</table>"

    assert shown(html) == [Table("c", ("a", "b"), (("1", "2"),))]


def test_table_of_layout_is_text():
    assert (shown("<table><tr><td>a<td>b</table>"), lost("<table><tr><td>a<td>b</table>")) == (
        ["<p>a<br/>b</p>"],
        [LossKind.TABLE_AS_TEXT],
    )


def test_table_of_one_column_is_no_loss():
    assert (shown("<table><caption>c<tr><td>a</table>"), lost("<table><tr><td>a</table>")) == (
        ["<p>c</p>", "<p>a</p>"],
        [],
    )


def test_table_without_cells_keeps_its_caption():
    assert shown("<table><caption>c</caption></table>") == ["<p>c</p>"]


# Words that are found again, each once, in any nesting of any tags, closed or not.
TAGS = [
    *(
        "p",
        "div",
        "span",
        "b",
        "strong",
        "i",
        "a",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h6",
        "br",
        "hr",
        "sup",
    ),
    *("table", "tr", "td", "th", "thead", "caption", "details", "summary", "figure", "figcaption"),
    *("blockquote", "dl", "dt", "dd", "pre", "section", "font", "center", "form", "label", "address"),
]
ATTRIBUTES = [
    "",
    ' href="https://example.org"',
    ' style="color: red"',
    ' href="/mainz/de/a/"',
    ' colspan="2"',
    ' class="x"',
]
openings = st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
closings = st.builds("</{}>".format, st.sampled_from(TAGS))


@st.composite
def documents(draw):
    """Return HTML and the words in it."""
    parts = draw(st.lists(openings | closings | st.just("") | st.just(" & "), max_size=30))
    words = [f"w{number}w" for number, part in enumerate(parts) if not part or draw(st.booleans())]
    return "".join(
        f"{part} w{number}w " if f"w{number}w" in words else part for number, part in enumerate(parts)
    ), words


def texts_in(value):
    if isinstance(value, str):
        return [value]
    inner = value.values() if hasattr(value, "values") else value
    return [text for found in inner for text in texts_in(found)] if not isinstance(value, int) else []


@given(documents())
def test_all_text_is_in_the_blocks(document):
    html, words = document

    blocks = converted(walk(html).pieces, "").blocks

    said = [visible_text(text) for block in blocks for text in texts_in(block.value)]
    assert [word for word in words if not any(word in text for text in said)] == []


PIECES = [
    *(
        "<iframe>",
        "</iframe>",
        "<p>",
        "</p>",
        "<video>",
        "</video>",
        "<br/>",
        "</br>",
        "<img>",
        "<a href=x>",
        "</a>",
    ),
    *(
        "<textarea>",
        "</textarea>",
        "<svg>",
        "<math>",
        "<style>",
        "<table>",
        "<td>",
        "<select>",
        "<template>",
        "a",
    ),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x",
        "<plaintext>",
        "<li>",
        "</ul>",
        "<details>",
        "<summary>",
        "&lt;",
        "<",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_whatever_is_put_together_is_read(html):
    converted(walk(html).pieces, "")


@given(st.text() | st.text(alphabet="<>/abp =\"'&;!-\x00\ud800"))
def test_anything_is_read(html):
    converted(walk(html).pieces, "")
