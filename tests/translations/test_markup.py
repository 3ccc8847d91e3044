import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.translations.markup import TAG, visible_text


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


@given(st.text(alphabet="<>/ab\"' "))
def test_tags_and_texts_together_are_the_html(html):
    pieces = TAG.split(html)

    assert "".join(pieces) == html
    assert all(piece.startswith("<") and piece.endswith(">") for piece in pieces[1::2])
