import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.core.languages import LANGUAGES
from content.editions.codes import ALPHABET, SHORTEST, key_of, short_codes
from tests.generating import examples

KEY = "4c64e53b-89ed-53ea-9c94-8528ab64731d"
# Made to begin with the same six letters.
ALIKE = ("5071", "8248")
keys = st.lists(st.uuids().map(str), unique=True, max_size=40)


def test_code_of_a_page_stays():
    assert short_codes([KEY]) == {KEY: "x8yxfw"}


@given(keys)
@examples(50)
def test_each_page_is_found_by_its_code_and_no_other(keys):
    codes = short_codes(keys)

    assert {key_of(code, keys): code for code in codes.values()} == codes
    assert all(re.fullmatch(f"[{ALPHABET}]{{{SHORTEST},}}", code) for code in codes.values())


@given(keys, st.uuids().map(str))
@examples(50)
def test_a_page_that_is_added_leaves_the_codes_of_the_others_as_they_begin(keys, added):
    before, after = short_codes(keys), short_codes([*keys, added])

    assert all(after[key].startswith(code) for key, code in before.items())


def test_codes_of_pages_that_are_nearly_the_same_are_longer():
    codes = short_codes(ALIKE)

    assert [len(code) for code in codes.values()] == [SHORTEST + 1, SHORTEST + 1]
    assert [key_of(code, ALIKE) for code in codes.values()] == list(codes)


def test_a_code_that_has_become_that_of_two_pages_leads_to_neither():
    [code] = short_codes(ALIKE[:1]).values()

    assert (key_of(code, ALIKE[:1]), key_of(code, ALIKE)) == (ALIKE[0], None)


@pytest.mark.parametrize("code", ["x8yxf", "", "x8yxfx", "22222222"], ids=["short", "empty", "other", "none"])
def test_what_is_no_code_leads_nowhere(code):
    assert key_of(code, [KEY]) is None


def test_code_is_read_in_any_case():
    assert key_of("X8YXFW", [KEY]) == KEY


def test_no_language_looks_like_a_code():
    assert [
        slug for code in LANGUAGES if re.fullmatch(f"[{ALPHABET}]{{{SHORTEST},}}", slug := code.lower())
    ] == []
