import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.feedback.texts import cleaned, in_one_line, shortened


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        pytest.param("  Hallo  \n", "Hallo", id="white-space-around"),
        pytest.param("a\r\nb\rc\nd", "a\nb\nc\nd", id="ends-of-lines"),
        pytest.param("a\tb", "a b", id="tab"),
        pytest.param("a\x00b\x1b[31mc\x7f\x85", "ab[31mc", id="control-characters"),
        pytest.param("a\ud800b", "ab", id="half-a-character"),
        pytest.param("u\u0308", "ü", id="composed"),
        pytest.param("می‌خواهم", "می‌خواهم", id="joiners-stay"),
        pytest.param("👍🏽", "👍🏽", id="emoji-stay"),
        pytest.param("\x00", "", id="nothing-left"),
    ],
)
def test_cleaned(written, kept):
    assert cleaned(written) == kept


def test_in_one_line():
    assert in_one_line(" a \n\n b\x00 ") == "a b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param("12345", "12345", id="fits"), pytest.param("123456", "1234…", id="too-long")],
)
def test_shortened(text, expected):
    assert shortened(text, 5) == expected


@given(st.text(st.characters(codec=None)))
def test_what_is_cleaned_stays_so_and_can_be_stored(text):
    kept = cleaned(text)

    assert cleaned(kept) == kept
    assert "\x00" not in kept.encode().decode()
