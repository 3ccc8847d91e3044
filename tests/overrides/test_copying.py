import pytest

from content.overrides.copying import accepted
from tests.factories.blocks import section
from tests.factories.overrides import after, before, hiding, replacing

OURS = section("ours", "Mainz", "Hier kostet es nichts.")
MORE = section("more", "Mehr", "In Mainz mehr")
BODY = [section("who", "Wer?", "Alle."), section("fees", "Kosten", "40 Euro"), section("how", "Wie?", "So.")]


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        pytest.param(replacing("fees", OURS), ["Wer?", "Mainz", "Wie?"], id="replaced"),
        pytest.param(replacing("fees", OURS, MORE), ["Wer?", "Mainz", "Mehr", "Wie?"], id="replaced-by-two"),
        pytest.param(replacing("fees"), ["Wer?", "Wie?"], id="replaced-by-nothing"),
        pytest.param(hiding("fees"), ["Wer?", "Wie?"], id="hidden"),
        pytest.param(before("fees", OURS), ["Wer?", "Mainz", "Kosten", "Wie?"], id="before"),
        pytest.param(after("fees", OURS), ["Wer?", "Kosten", "Mainz", "Wie?"], id="after"),
        pytest.param(replacing("gone", OURS), ["Wer?", "Kosten", "Wie?", "Mainz"], id="block-is-gone"),
        pytest.param(hiding("gone"), ["Wer?", "Kosten", "Wie?"], id="what-it-hid-is-gone"),
    ],
)
def test_a_statewide_text_with_what_a_district_proposed(operation, expected):
    body = accepted(BODY, operation)

    assert [block["value"]["heading"] for block in body] == expected


def test_a_block_that_is_replaced_keeps_its_id_and_its_mark():
    marked = section("fees", "Kosten", "40 Euro")
    marked["value"]["mark"] = "LOCALISE"

    [block] = accepted([marked], replacing("fees", OURS))

    assert block == {"type": "section", "id": "fees", "value": {**OURS["value"], "mark": "LOCALISE"}}


def test_what_is_accepted_gets_ids_of_its_own_and_changes_nothing_that_was_offered():
    _, _, _, added = accepted(BODY, after("how", OURS))

    assert (added["value"], added["id"] == OURS["id"], OURS["id"]) == (OURS["value"], False, "ours")
