import pytest
from django.utils import translation
from wagtail import blocks as wagtail_blocks

from content.modules.blocks import BodyBlock, KeptCharBlock, LocalBodyBlock, role_choices
from tests.factories import ContactRoleFactory, blocks


@pytest.mark.django_db
def test_role_choices_are_every_role_in_order():
    ContactRoleFactory.create(key="jugendamt", name_de="Jugendamt", order=2)
    ContactRoleFactory.create(key="schulamt", name_de="Schulamt", order=1)

    assert role_choices() == [("schulamt", "Schulamt"), ("jugendamt", "Jugendamt")]


def test_numbers_and_official_words_are_the_same_in_every_language():
    body = BodyBlock()
    kept = [
        f"{name}.{path}"
        for name, block in body.child_blocks.items()
        for path, child in _lines(block)
        if not getattr(child, "is_translated", True)
    ]

    assert kept == ["phones.items.number", "term.term"]
    assert KeptCharBlock.is_translated is False


def _lines(block, path=""):
    match block:
        case wagtail_blocks.StructBlock():
            for name, child in block.child_blocks.items():
                yield from _lines(child, f"{path}.{name}" if path else name)
        case wagtail_blocks.ListBlock():
            yield from _lines(block.child_block, path)
        case _:
            yield path, block


def clean(*stored, body=None):
    body = body or BodyBlock()
    return body.clean(body.to_python(list(stored)))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "block",
    [
        blocks.section("a", "Wann?", "Bald."),
        blocks.steps("a", "So geht es", ("Anmelden", "Im Amt."), ("Warten", "")),
        blocks.notice("a", "Wichtig.", "emergency"),
        blocks.checklist("a", "Mitbringen", "Ausweis"),
        blocks.question("a", "Warum?", "Darum."),
        blocks.links("a", "Mehr", ("Amt", "https://example.org/")),
        blocks.phones("a", "Rufen", ("Notruf", "112", "")),
        blocks.table("a", "Kosten", ["Alter", "Preis"], ["0–3", "0 €"], ["3–6", ""]),
        blocks.video("a", "Film", "https://example.org/film"),
        blocks.term("a", "Einwohnermeldeamt", "Dort meldet man sich an."),
    ],
    ids=lambda block: block["type"],
)
def test_a_block_is_kept_as_it_is_with_its_ids(block):
    assert list(clean(block, body=LocalBodyBlock()).get_prep_value()) == [block]


@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["", "LOCKED", "LOCALISE"])
def test_a_block_of_the_state_may_be_marked(mark):
    block = blocks.section("a", "Wann?", "Bald.")
    block["value"]["mark"] = mark

    assert list(clean(block).get_prep_value()) == [block]


def test_a_district_may_write_every_kind_of_block_and_marks_none():
    local, statewide = LocalBodyBlock().child_blocks, BodyBlock().child_blocks

    assert {name: list(block.child_blocks) for name, block in statewide.items()} == {
        name: [*block.child_blocks, "mark"] for name, block in local.items()
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["0–3"]], id="too-few"),
        pytest.param([["0–3", "0 €"], ["3–6", "0 €", "x"]], id="too-many"),
    ],
)
def test_a_table_has_as_many_cells_in_every_row_as_columns(rows):
    with pytest.raises(wagtail_blocks.StreamBlockValidationError) as refused:
        clean(blocks.table("a", "Kosten", ["Alter", "Preis"], *rows))

    with translation.override("en"):
        messages = [str(error.message) for error in refused.value.block_errors[0].non_block_errors.as_data()]
    assert messages == ["Every row needs as many cells as there are columns."]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "block",
    [
        pytest.param(blocks.links("a", "Mehr", ("Amt", "javascript:alert(1)")), id="script-as-address"),
        pytest.param(blocks.checklist("a", "Mitbringen"), id="empty-list"),
        pytest.param(blocks.contact("a", "niemand"), id="unknown-role"),
        pytest.param(blocks.section("a", "x" * 251, "Bald."), id="too-long"),
    ],
)
def test_what_is_wrong_in_a_block_is_refused(block):
    with pytest.raises(wagtail_blocks.StreamBlockValidationError):
        clean(block)
