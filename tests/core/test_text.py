import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.core.text import normalised, search_key, tel_uri, text_digest

SPACES = st.text(alphabet=" \t\n\u00a0\u2003", min_size=1)
WORDS = st.lists(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1), min_size=1)


@given(st.text())
def test_normalised_again_is_the_same(text):
    assert normalised(normalised(text)) == normalised(text)


@given(st.text())
def test_normalised_does_not_depend_on_how_accents_are_composed(text):
    assert normalised(unicodedata.normalize("NFD", text)) == normalised(text)


@given(WORDS, SPACES, SPACES)
def test_text_digest_does_not_depend_on_white_space(words, one, other):
    assert text_digest(one.join(words)) == text_digest(other + other.join(words))


@given(st.text(), st.text())
def test_text_digest_tells_texts_apart(one, other):
    assert (text_digest(one) == text_digest(other)) == (normalised(one) == normalised(other))


def test_text_digest_does_not_depend_on_what_the_editor_writes_for_itself():
    assert text_digest('<p data-block-key="x7f2q">Ja</p>') == text_digest("<p>Ja</p>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Bad Dürkheim", "bad durkheim", id="accent"),
        pytest.param("Weißenthurm", "weissenthurm", id="sharp-s"),
        pytest.param("NEUSTADT", "neustadt", id="case"),
        pytest.param("Mainz-Bingen", "mainz bingen", id="hyphen"),
        pytest.param("  Neustadt (Wied) ", "neustadt wied", id="punctuation"),
        pytest.param("55116", "55116", id="postcode"),
        pytest.param("…!", "", id="nothing"),
        pytest.param("Майнц", "маинц", id="another-script"),
    ],
)
def test_search_key(text, expected):
    assert search_key(text) == expected


@given(st.text())
def test_search_key_again_is_the_same(text):
    assert search_key(search_key(text)) == search_key(text)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("112", "tel:112", id="emergency"),
        pytest.param("06131 16-0", "tel:06131160", id="extension"),
        pytest.param("+49 (0)6131 / 160", "tel:+496131160", id="trunk-zero"),
    ],
)
def test_tel_uri(number, expected):
    assert tel_uri(number) == expected
