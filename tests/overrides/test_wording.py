import pytest
from django.utils import translation

from content.overrides.wording import choice_names, own_wording, wording, wording_of
from tests.factories import ContactRoleFactory, blocks
from tests.factories.overrides import hiding, replacing, titled

NAMES = {"schulamt": "Schulamt", "important": "Wichtig"}


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param(
            blocks.section("a", "Kosten", "40&nbsp;Euro &amp; mehr"), "Kosten\n40 Euro & mehr", id="section"
        ),
        pytest.param(
            blocks.section(
                "a", "", 'Eins.</p><ul><li>Zwei</li><li>Drei <a href="https://x.de">hier</a></li></ul><p>'
            ),
            "Eins.\n• Zwei\n• Drei hier (https://x.de)",
            id="rich-text",
        ),
        pytest.param(
            blocks.steps("a", "So geht es", ("Anrufen", "Morgens."), ("Kommen", "")),
            "So geht es\n• Anrufen – Morgens.\n• Kommen",
            id="steps",
        ),
        pytest.param(blocks.notice("a", "Halt!", "important"), "Wichtig\nHalt!", id="notice"),
        pytest.param(blocks.contact("a", "schulamt", "Fragen."), "Schulamt\nFragen.", id="contact"),
        pytest.param(blocks.contact("a", "jugendamt"), "jugendamt", id="unknown-role"),
        pytest.param(
            blocks.phones("a", "Notruf", ("Feuerwehr", "112", "")), "Notruf\n• Feuerwehr – 112", id="phones"
        ),
        pytest.param(
            blocks.table("a", "Preise", ["Alter", "Euro"], ["3", "40"]),
            "Preise\n• Alter\n• Euro\n• 3 – 40",
            id="table",
        ),
        pytest.param(blocks.image("a", 7, "Ein Haus"), "Image 7\nEin Haus", id="image"),
        pytest.param({"type": "gone", "id": "a", "value": {}}, "", id="unknown-type"),
        pytest.param(None, "", id="nothing"),
        pytest.param(" Ein  Titel ", "Ein Titel", id="title"),
    ],
)
def test_wording_of_a_block(block, expected):
    with translation.override("en"):
        assert wording_of(block, NAMES) == expected


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (
            replacing("a", blocks.section("x", "Eins", "1"), blocks.section("y", "Zwei", "2")),
            "Eins\n1\nZwei\n2",
        ),
        (hiding("a"), ""),
        (titled("Bei uns"), "Bei uns"),
    ],
    ids=["blocks", "hidden", "title"],
)
def test_own_wording(operation, expected):
    assert own_wording(operation, NAMES) == expected


def test_what_the_state_asks_of_districts_is_not_part_of_the_text():
    block = blocks.section("a", "Kosten", "40 Euro")

    assert wording([{**block, "value": {**block["value"], "mark": "LOCKED"}}], {}) == "Kosten\n40 Euro"


@pytest.mark.django_db
def test_names_of_choices():
    ContactRoleFactory.create(key="schulamt", name_de="Schulamt")

    assert choice_names()["schulamt"] == "Schulamt"
