import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.core.readability import lix


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", None, id="nothing"),
        pytest.param("112 – 110!", None, id="no-words"),
        pytest.param("Das ist gut.", 3, id="short-words"),
        pytest.param("Die Ausländerbehörde hilft.", 36, id="one-long-word-of-three"),
        pytest.param("Die Ausländer-Behörde hilft.", 54, id="parts-of-a-word-count"),
        pytest.param("Das ist gut. Das ist es.", 3, id="two-sentences"),
        pytest.param("Das ist gut\nDas ist es", 3, id="lines"),
        pytest.param("Das ist so: gut", 2, id="a-colon-ends-a-sentence"),
        pytest.param("Um 8:00 Uhr", 2, id="a-colon-in-a-time-does-not"),
    ],
)
def test_lix(text, expected):
    assert lix(text) == expected


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1))
def test_a_full_stop_in_between_never_makes_a_text_harder(words):
    whole, halved = " ".join(words), ". ".join(words)

    assert lix(halved) <= lix(whole)
