from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.takeover.conversion import Block
from content.takeover.identity import aligned, identified

KEY = UUID(int=1)


def section(text, heading=""):
    return Block("section", {"heading": heading, "text": text})


def phones(*numbers):
    return Block(
        "phones", {"heading": "h", "items": [{"label": "l", "number": number} for number in numbers]}
    )


def ids(stored):
    return [block["id"] for block in stored]


def test_identified_is_the_same_again():
    blocks = [section("a"), section("b"), section("a")]

    once = identified(blocks, [], KEY)

    assert identified(blocks, [], KEY) == once
    assert identified(blocks, once, KEY) == once
    assert len(set(ids(once))) == 3


def test_identified_differs_between_pages():
    assert ids(identified([section("a")], [], KEY)) != ids(identified([section("a")], [], UUID(int=2)))


@pytest.mark.parametrize(
    ("now", "kept"),
    [
        pytest.param("abc", [0, 1, 2], id="as-before"),
        pytest.param("xabc", [None, 0, 1, 2], id="inserted"),
        pytest.param("ac", [0, 2], id="removed"),
        pytest.param("axc", [0, 1, 2], id="changed"),
        pytest.param("axyc", [0, None, None, 2], id="changed-and-inserted"),
        pytest.param("", [], id="empty"),
    ],
)
def test_identified_keeps_the_ids_of_what_was_there(now, kept):
    before = identified([section(text) for text in "abc"], [], KEY)

    after = identified([section(text) for text in now], before, KEY)

    known = ids(before)
    assert [known.index(found) if found in known else None for found in ids(after)] == kept


def test_identified_keeps_no_id_of_what_is_built_otherwise():
    before = identified([section("a"), section("b"), section("c")], [], KEY)

    after = identified([section("a"), section("b", "heading"), section("c")], before, KEY)

    assert [one == other for one, other in zip(ids(before), ids(after), strict=True)] == [True, False, True]


def test_identified_gives_items_ids_that_stay():
    (block,) = identified([phones("110", "112")], [], KEY)
    (again,) = identified([phones("110", "112")], [block], KEY)

    items = block["value"]["items"]
    assert [item["type"] for item in items] == ["item", "item"]
    assert ids(items) == ids(again["value"]["items"])
    assert len({*ids(items)}) == 2


def test_aligned_has_the_ids_of_the_source():
    source = identified([section("a", "h"), phones("110")], [], KEY)

    found = aligned([section("x", "y"), phones("110")], source)

    assert ids(found) == ids(source)
    assert found[0]["value"] == {"heading": "y", "text": "x"}
    assert ids(found[1]["value"]["items"]) == ids(source[1]["value"]["items"])


def test_aligned_takes_no_notice_of_the_states_marks():
    (source,) = identified([section("a")], [], KEY)
    source["value"]["mark"] = "LOCKED"

    assert aligned([section("x")], [source]) is not None


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([section("x")], id="fewer"),
        pytest.param([section("x"), phones("110"), section("z")], id="more"),
        pytest.param([phones("110"), section("x")], id="another-order"),
        pytest.param([section("x", "heading"), phones("110")], id="heading"),
        pytest.param([section("x"), phones("110", "112")], id="items"),
        pytest.param([section("x"), phones("112")], id="number"),
    ],
)
def test_aligned_wants_texts_that_are_built_alike(blocks):
    source = identified([section("a"), phones("110")], [], KEY)

    assert aligned(blocks, source) is None


texts = st.lists(st.sampled_from("abcd"), max_size=8)


@given(texts, texts, texts)
def test_ids_are_unique_whatever_changes(first, second, third):
    stored = []
    for texts in (first, second, third):
        stored = identified([section(text) for text in texts], stored, KEY)

        assert len(set(ids(stored))) == len(stored)
        assert [block["value"]["text"] for block in stored] == texts
