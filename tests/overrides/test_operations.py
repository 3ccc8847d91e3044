import pytest
from hypothesis import given

from content.overrides.operations import (
    Base,
    Kind,
    Operation,
    base_of,
    block_digest,
    digests,
    operations_of,
    text_digest_of,
)
from tests.factories.blocks import checklist, notice, section
from tests.factories.overrides import hiding, replacing, titled
from tests.factories.statewide import adaptations

FEES = section("fees", "Kosten", "40 Euro")
PAGE = {"title": "Kita", "summary": "Ein Platz.", "body": [section("who", "Wer?", "Alle."), FEES]}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.REPLACE, True),
        (Kind.HIDE, True),
        (Kind.TITLE, True),
        (Kind.SUMMARY, True),
        (Kind.INSERT_BEFORE, False),
        (Kind.INSERT_AFTER, False),
    ],
)
def test_an_operation_takes_the_place_of_the_statewide_text_or_stands_beside_it(kind, expected):
    assert (kind.takes_the_place, kind.is_insertion) == (expected, not expected)


@given(adaptations())
def test_operations_are_read_as_they_were_stored(adaptation):
    _, operations = adaptation

    assert operations_of([operation.to_json() for operation in operations]) == operations


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        pytest.param(
            replacing("fees", FEES),
            {
                "type": "replace",
                "id": "replace-fees-fees",
                "value": {
                    "anchor": "fees",
                    "content": [FEES],
                    "base": {"digest": "", "block": None, "preceding": []},
                    "adopted_from": "",
                },
            },
            id="replace",
        ),
        pytest.param(
            hiding("fees"),
            {
                "type": "hide",
                "id": "hide-fees",
                "value": {
                    "anchor": "fees",
                    "base": {"digest": "", "block": None, "preceding": []},
                    "adopted_from": "",
                },
            },
            id="hide",
        ),
        pytest.param(
            titled("Kindergarten"),
            {
                "type": "title",
                "id": "title",
                "value": {
                    "text": "Kindergarten",
                    "base": {"digest": "", "block": None, "preceding": []},
                    "adopted_from": "",
                },
            },
            id="title",
        ),
    ],
)
def test_an_operation_stores_what_its_kind_has(operation, expected):
    assert operation.to_json() == expected


def test_an_operation_of_which_little_is_stored_is_read():
    stored = {"type": "insert_after", "id": "o", "value": {"base": None}}

    assert Operation.from_json(stored) == Operation("o", Kind.INSERT_AFTER, "")


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(None, id="nothing"),
        pytest.param(dict.fromkeys(["anchor", "content", "text", "adopted_from"]), id="nulls"),
        pytest.param({"base": {"digest": None, "preceding": None}}, id="nulls-in-base"),
        pytest.param({"content": [{"type": "section"}, "text", None]}, id="half-blocks"),
    ],
)
def test_an_operation_that_is_not_stored_well_is_read_as_far_as_it_is(value):
    stored = {"type": "replace", "id": "o", "value": value}

    assert Operation.from_json(stored) == Operation("o", Kind.REPLACE, "")


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        pytest.param("fees", Base(block_digest(FEES), FEES, ("who",)), id="block"),
        pytest.param("title", Base(text_digest_of("Kita"), "Kita"), id="title"),
        pytest.param("summary", Base(text_digest_of("Ein Platz."), "Ein Platz."), id="summary"),
        pytest.param("gone", Base(""), id="not-on-the-page"),
    ],
)
def test_an_operation_remembers_what_it_was_made_against(anchor, expected):
    assert base_of(PAGE, anchor) == expected


def test_a_page_that_is_gone_has_neither_title_nor_blocks():
    assert [base_of({"body": []}, anchor) for anchor in ("title", "summary", "fees")] == [Base("")] * 3


def test_digests_of_a_page_are_those_of_its_fields_and_blocks():
    assert digests(PAGE) == {
        "title": text_digest_of("Kita"),
        "summary": text_digest_of("Ein Platz."),
        "who": block_digest(PAGE["body"][0]),
        "fees": block_digest(FEES),
    }


def block(value, kind="section", anchor="fees"):
    return {"type": kind, "id": anchor, "value": value}


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        pytest.param(section("fees", "Kosten", "40 Euro"), True, id="same"),
        pytest.param(section("x", "Kosten", "40 Euro"), True, id="other-id"),
        pytest.param(section("fees", " Kosten", "40\n Euro"), True, id="white-space"),
        pytest.param(
            block({"heading": "Kosten", "text": '<p data-block-key="k1">40 Euro</p>'}), True, id="editors-own"
        ),
        pytest.param(
            block({"heading": "Kosten", "text": "<p>40 Euro</p>", "mark": "LOCKED"}), True, id="marked"
        ),
        pytest.param(
            block({"heading": "Kosten", "text": "<p>40 Euro</p>", "more": None}), True, id="empty-field"
        ),
        pytest.param(section("fees", "Kosten", "50 Euro"), False, id="other-text"),
        pytest.param(section("fees", "Gebühren", "40 Euro"), False, id="other-heading"),
        pytest.param(
            block({"heading": "Kosten", "text": "<p>40 Euro</p>"}, kind="notice"), False, id="other-kind"
        ),
    ],
)
def test_blocks_that_say_the_same_have_the_same_digest(other, is_same):
    assert (block_digest(other) == block_digest(FEES)) == is_same


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        pytest.param(checklist("other", "Mitbringen", "Pass", "Foto"), True, id="other-ids"),
        pytest.param(checklist("list", "Mitbringen", "Foto", "Pass"), False, id="other-order"),
        pytest.param(checklist("list", "Mitbringen", "Pass"), False, id="fewer"),
    ],
)
def test_items_of_a_list_are_compared_in_their_order(other, is_same):
    assert (block_digest(other) == block_digest(checklist("list", "Mitbringen", "Pass", "Foto"))) == is_same


def test_what_is_no_text_is_compared_as_it_is():
    assert len({block_digest(block({"image": number}, kind="image")) for number in (1, 2)}) == 2
    assert block_digest(notice("n", "Achtung.", "info")) != block_digest(notice("n", "Achtung.", "emergency"))


def test_texts_that_differ_in_white_space_only_have_the_same_digest():
    assert text_digest_of("Ein  Platz.\n") == text_digest_of("Ein Platz.") != text_digest_of("EinPlatz.")
