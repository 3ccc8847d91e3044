import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.translations.spreadsheets import BYTE_ORDER_MARK, as_csv

rows = st.lists(st.lists(st.text(), min_size=1), min_size=1)


def read(text):
    return list(csv.reader(StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), delimiter=";"))


@settings(max_examples=30)
@given(rows)
def test_nothing_begins_a_formula_and_nothing_else_changes(rows):
    found = read(as_csv(rows))

    values = [value for row in found for value in row]
    assert [value for value in values if value.strip(" ")[:1] in tuple("=+-@\t\r\n＝＋－＠")] == []
    assert [[value.removeprefix("'") for value in row] for row in found] == [
        [value.removeprefix("'") for value in row] for row in rows
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("  @SUM(1)", "'  @SUM(1)", id="behind-spaces"),
        pytest.param("Schule; Kita", "Schule; Kita", id="separator"),
        pytest.param(12, "12", id="number"),
    ],
)
def test_values(value, expected):
    assert read(as_csv([[value]])) == [[expected]]


def test_programs_see_which_encoding_it_is():
    assert as_csv([["ع"]]) == '\ufeff"ع"\r\n'
