from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.overrides.operations import FIELDS, Base, Kind, Operation, base_of
from content.overrides.resolution import Origin, Resolved, placed_by, resolve, resolve_text
from tests.factories.blocks import section
from tests.factories.overrides import after, before, hiding, replacing, summarised, titled
from tests.factories.statewide import ANCHORS, adaptations, changed_adaptations, structures

A, B, C = (section(anchor, "", "") for anchor in "abc")
X, Y, Z = (section(anchor, "", "") for anchor in "xyz")
STATEWIDE = {"title": "", "summary": "", "body": [A, B, C]}


def made(*operations):
    return [replace(operation, base=base_of(STATEWIDE, operation.anchor)) for operation in operations]


def shown(blocks, operations):
    return [found.block["id"] for found in resolve(blocks, operations)]


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        pytest.param([], "abc", id="untouched"),
        pytest.param([hiding("b")], "ac", id="hidden"),
        pytest.param([replacing("b", X)], "axc", id="replaced"),
        pytest.param([replacing("b", X, Y)], "axyc", id="replaced-by-two"),
        pytest.param([before("b", X)], "axbc", id="inserted-before"),
        pytest.param([after("b", X)], "abxc", id="inserted-after"),
        pytest.param([after("b", X), after("b", Y)], "abxyc", id="inserted-in-their-order"),
        pytest.param([before("b", X), before("b", Y)], "axybc", id="inserted-before-in-their-order"),
        pytest.param([after("b", X), before("b", Y), hiding("b")], "ayxc", id="around-a-hidden-block"),
        pytest.param([after("b", X), before("b", Y), replacing("b", Z)], "ayzxc", id="around-our-own"),
        pytest.param([hiding("b"), replacing("b", X)], "axc", id="text-wins-over-hiding"),
        pytest.param([replacing("b", X), replacing("b", Y)], "axyc", id="replaced-twice"),
        pytest.param([titled("Neu"), summarised("Neu")], "abc", id="fields-are-no-blocks"),
    ],
)
def test_resolve(operations, expected):
    assert shown([A, B, C], made(*operations)) == list(expected)


def test_every_block_says_where_it_came_from():
    operations = made(replacing("a", X), before("b", Y), after("b", Z))

    assert resolve([A, B], operations) == [
        Resolved(X, Origin.ADAPTED, "replace-a-x"),
        Resolved(Y, Origin.LOCAL, "insert_before-b-y"),
        Resolved(B, Origin.INHERITED, None),
        Resolved(Z, Origin.LOCAL, "insert_after-b-z"),
    ]


@pytest.mark.parametrize(
    ("operations", "blocks", "expected"),
    [
        pytest.param([replacing("b", X)], [A, C], "axc", id="replaced"),
        pytest.param([after("b", X)], [A, C], "axc", id="inserted"),
        pytest.param([hiding("b")], [A, C], "ac", id="hidden"),
        pytest.param([replacing("c", X)], [A], "ax", id="with-the-block-before-it"),
        pytest.param([replacing("a", X)], [B, C], "xbc", id="first"),
        pytest.param([replacing("c", X)], [B, A], "bxa", id="blocks-have-moved"),
        pytest.param([replacing("b", X)], [], "x", id="with-all-others"),
        pytest.param([replacing("c", X), replacing("b", Y)], [A], "ayx", id="in-the-order-of-the-anchors"),
        pytest.param(
            [after("b", X), replacing("b", Y), before("b", Z)], [A, C], "azyxc", id="around-what-is-gone"
        ),
        pytest.param([after("a", X), replacing("b", Y)], [A, C], "axyc", id="behind-what-stands-there"),
    ],
)
def test_text_that_has_lost_its_block_stays_where_that_was(operations, blocks, expected):
    assert shown(blocks, made(*operations)) == list(expected)


def test_text_on_a_page_without_blocks_comes_first():
    assert shown([A], [Operation("o", Kind.INSERT_AFTER, "", content=(X,))]) == ["x", "a"]


@pytest.mark.parametrize(
    ("kind", "operations", "expected"),
    [
        pytest.param(Kind.TITLE, [], ("Kita", None), id="untouched"),
        pytest.param(Kind.TITLE, [titled("Hort")], ("Hort", "title"), id="replaced"),
        pytest.param(Kind.TITLE, [summarised("Hort")], ("Kita", None), id="another-field"),
        pytest.param(Kind.SUMMARY, [summarised("Hort")], ("Hort", "summary"), id="summary"),
        pytest.param(Kind.TITLE, [titled("")], ("Kita", None), id="empty"),
        pytest.param(Kind.TITLE, [titled("Hort"), titled("Krippe")], ("Hort", "title"), id="first-of-two"),
    ],
)
def test_resolve_text(kind, operations, expected):
    assert resolve_text("Kita", kind, operations) == expected


def everything_shown(structure, operations):
    texts = [resolve_text(structure[name], Kind(name), operations) for name in FIELDS]
    return texts, resolve(structure["body"], operations)


def contents(operations):
    return [block for operation in operations for block in operation.content]


@given(structures)
def test_without_operations_readers_get_what_the_state_says(structure):
    assert everything_shown(structure, []) == (
        [(structure[name], None) for name in FIELDS],
        [Resolved(block) for block in structure["body"]],
    )


@given(changed_adaptations())
def test_resolution_gives_the_same_each_time_and_changes_nothing(adaptation):
    _, operations, now = adaptation
    given_before = deepcopy((operations, now))

    first, second = (everything_shown(now, operations) for _ in range(2))

    assert first == second
    assert (operations, now) == given_before


@given(changed_adaptations(), st.randoms(use_true_random=False))
def test_the_order_of_unrelated_operations_does_not_matter(adaptation, random):
    _, operations, now = adaptation
    # Operations on one block are related: theirs is kept.
    anchors = list({operation.anchor for operation in operations})
    random.shuffle(anchors)
    shuffled = sorted(operations, key=lambda operation: anchors.index(operation.anchor))

    assert everything_shown(now, shuffled) == everything_shown(now, operations)


@given(changed_adaptations())
def test_every_statewide_block_is_shown_once_unless_hidden_or_replaced(adaptation):
    _, operations, now = adaptation
    taken = {operation.anchor for operation in operations if operation.kind.takes_the_place}

    inherited = [found for found in resolve(now["body"], operations) if found.origin is Origin.INHERITED]

    assert inherited == [Resolved(block) for block in now["body"] if block["id"] not in taken]


@given(changed_adaptations())
def test_local_text_is_never_dropped(adaptation):
    _, operations, now = adaptation

    ours = [found.block for found in resolve(now["body"], operations) if found.operation]

    def by_id(block):
        return block["id"]

    assert sorted(ours, key=by_id) == sorted(contents(operations), key=by_id)


@given(changed_adaptations())
def test_what_comes_from_an_operation_stays_together_and_in_its_order(adaptation):
    _, operations, now = adaptation
    resolved = resolve(now["body"], operations)

    for operation in operations:
        positions = [index for index, found in enumerate(resolved) if found.operation == operation.id]

        assert [resolved[index].block for index in positions] == list(operation.content)
        assert positions == list(range(min(positions, default=0), max(positions, default=-1) + 1))


@given(changed_adaptations())
def test_taking_the_statewide_text_after_a_change_is_as_if_nothing_had_been_adapted(adaptation):
    _, operations, now = adaptation

    for taken in {operation.anchor for operation in operations}:
        operations = [operation for operation in operations if operation.anchor != taken]

        shown_of_it = [found for found in resolve(now["body"], operations) if found.block["id"] == taken]
        assert shown_of_it == [Resolved(block) for block in now["body"] if block["id"] == taken]

    assert everything_shown(now, operations) == (
        [(now[name], None) for name in FIELDS],
        [Resolved(block) for block in now["body"]],
    )


@given(adaptations())
def test_where_nothing_has_changed_text_stands_beside_its_block(adaptation):
    structure, operations = adaptation
    found = shown(structure["body"], operations)
    order = [block["id"] for block in structure["body"]]
    owner = {block["id"]: operation.anchor for operation in operations for block in operation.content}

    positions = [order.index(owner.get(name, name)) for name in found]

    assert positions == sorted(positions)


@given(adaptations(), st.lists(st.sampled_from([*ANCHORS, "own"]), unique=True))
def test_in_another_text_of_the_page_nothing_is_lost(adaptation, own):
    structure, operations = adaptation
    rewritten = [section(anchor, "", "anders") for anchor in own]

    resolved = resolve(rewritten, placed_by(structure["body"], operations))

    local = [block["id"] for operation in operations for block in operation.content]
    gone = {found.anchor for found in operations if found.kind in (Kind.HIDE, Kind.REPLACE)}
    assert sorted(found.block["id"] for found in resolved) == sorted(
        [*local, *(anchor for anchor in own if anchor not in gone)]
    )


@given(adaptations(), st.lists(st.sampled_from(ANCHORS), unique=True))
def test_in_another_text_what_has_no_anchor_stands_behind_the_nearest_block_before_it(adaptation, own):
    structure, operations = adaptation
    german = [block["id"] for block in structure["body"]]
    rewritten = [section(anchor, "", "anders") for anchor in german if anchor in own]
    inserted = [found for found in operations if found.kind in (Kind.INSERT_BEFORE, Kind.INSERT_AFTER)]

    resolved = [found.block["id"] for found in resolve(rewritten, placed_by(structure["body"], inserted))]

    for operation in inserted:
        if operation.anchor not in own:
            before = german[: german.index(operation.anchor)]
            nearest = next((anchor for anchor in reversed(before) if anchor in own), None)
            place = resolved.index(operation.content[0]["id"])
            others = [anchor for anchor in resolved[:place] if anchor in german]
            assert others[-1:] == ([nearest] if nearest else [])


def test_what_has_no_place_in_either_text_keeps_the_one_it_had():
    orphan = Operation("o", Kind.REPLACE, "gone", Base("d", None, ("a",)), (X,))

    assert placed_by([], [orphan]) == [orphan]
