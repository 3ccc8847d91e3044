import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.overrides.differences import Fate, Piece, differences

KEPT, REMOVED, ADDED = Fate.KEPT, Fate.REMOVED, Fate.ADDED
TEXTS = st.lists(st.sampled_from(["40", "Euro", "im", "Monat", "\n"])).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("", "", [], id="nothing"),
        pytest.param("40 Euro", "40 Euro", [(KEPT, "40 Euro")], id="same"),
        pytest.param("", "40 Euro", [(ADDED, "40 Euro")], id="new"),
        pytest.param("40 Euro", "", [(REMOVED, "40 Euro")], id="gone"),
        pytest.param(
            "40 Euro im Monat",
            "50 Euro im Monat",
            [(REMOVED, "40"), (ADDED, "50"), (KEPT, "Euro im Monat")],
            id="a-word",
        ),
        pytest.param(
            "Kosten\n40 Euro",
            "Kosten\n40 Euro\nim Monat",
            [(KEPT, "Kosten\n40 Euro"), (ADDED, "\nim Monat")],
            id="a-line",
        ),
        pytest.param(
            "Das kostet nichts für Sie",
            "Fragen Sie das Amt",
            [(REMOVED, "Das kostet nichts für Sie"), (ADDED, "Fragen Sie das Amt")],
            id="little-in-common",
        ),
    ],
)
def test_differences(before, after, expected):
    assert differences(before, after) == [Piece(*piece) for piece in expected]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_their_differences(before, after):
    found = differences(before, after)

    for fate, text in ((ADDED, before), (REMOVED, after)):
        words = " ".join(piece.text for piece in found if piece.fate is not fate).split()
        assert words == text.split()
