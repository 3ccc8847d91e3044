import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.translations.markup import TAG, visible_lines, visible_text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>Im <b>Amt</b>.</p>", "Im Amt.", id="tags"),
        pytest.param("<ul><li>eins</li><li>zwei</li></ul>", "eins zwei", id="items-do-not-run-together"),
        pytest.param("A &amp; B", "A & B", id="entities"),
        pytest.param("unter < 5 Jahren", "unter < 5 Jahren", id="less-than"),
        pytest.param('<a title="a > b">x</a>', "x", id="greater-than-in-an-attribute"),
    ],
)
def test_visible_text(html, expected):
    assert visible_text(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>Im <b>Amt</b>.</p><p>Bald.</p>", "Im Amt.\nBald.", id="paragraphs"),
        pytest.param("<p>Bald:</p><ul><li>eins</li><li>zwei</li></ul>", "Bald:\neins\nzwei", id="items"),
        pytest.param("eins<br/>zwei", "eins\nzwei", id="breaks"),
        pytest.param("<p> </p>", "", id="nothing"),
    ],
)
def test_visible_lines(html, expected):
    assert visible_lines(html) == expected


@given(st.lists(st.text(alphabet="ab ", min_size=1)))
def test_visible_lines_say_what_the_text_says(texts):
    html = "".join(f"<p>{text}</p>" for text in texts)

    assert " ".join(visible_lines(html).split("\n")) == visible_text(html)


@given(st.text(alphabet="<>/ab\"' "))
def test_tags_and_texts_together_are_the_html(html):
    pieces = TAG.split(html)

    assert "".join(pieces) == html
    assert all(piece.startswith("<") and piece.endswith(">") for piece in pieces[1::2])
