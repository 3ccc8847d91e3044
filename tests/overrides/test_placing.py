from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.modules.inheritance import Placement
from content.overrides.placing import Node, arrange

STATE, MAINZ = "00010001", "00010002"
BELOW, BEFORE, AFTER = Placement.BELOW, Placement.BEFORE, Placement.AFTER


def statewide(number, path, **kwargs):
    return Node(number, f"key-{number}", f"{STATE}{path}", f"seite-{number}", **{"is_live": True, **kwargs})


def local(number, path, place=None, placement=BELOW, **kwargs):
    known = {"is_live": True, "is_local": True, "place": place, "placement": placement}
    return Node(number, f"key-{number}", f"{MAINZ}{path}", f"lokal-{number}", **{**known, **kwargs})


SCHOOL, REGISTRATION, HEALTH = statewide(1, "0001"), statewide(2, "00010001"), statewide(3, "0002")


def tree(nodes):
    """Return the pages by their primary keys, each with its parent's."""
    return [(node.page_id, node.parent) for node in nodes]


IMPRINT = statewide(4, "0003", purpose="IMPRINT")


def purposes(nodes):
    return [(node.page_id, node.purpose, node.is_replaced) for node in nodes]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param([], [(4, "IMPRINT", False)], id="none"),
        pytest.param([local(9, "0001")], [(4, "IMPRINT", False), (9, "", False)], id="another"),
        pytest.param(
            [local(9, "0001", purpose="IMPRINT")],
            [(4, "IMPRINT", True), (9, "IMPRINT", False)],
            id="the-same",
        ),
        pytest.param(
            [local(9, "0001", purpose="IMPRINT", is_live=False)],
            [(4, "IMPRINT", False), (9, "IMPRINT", False)],
            id="not-live",
        ),
        pytest.param(
            [local(8, "0001", purpose="IMPRINT", is_live=False), local(9, "0002", purpose="IMPRINT")],
            [(4, "IMPRINT", True), (8, "IMPRINT", False), (9, "IMPRINT", False)],
            id="draft-before-it",
        ),
        pytest.param(
            [local(8, "0001", purpose="IMPRINT"), local(9, "0002", purpose="IMPRINT")],
            [(4, "IMPRINT", True), (8, "IMPRINT", False), (9, "", False)],
            id="two-of-them",
        ),
    ],
)
def test_a_district_has_one_page_for_each_purpose(own, expected):
    assert purposes(arrange([IMPRINT], own)) == expected


@pytest.mark.parametrize("purpose", ["NEWS", "EVENT"])
def test_a_district_has_news_and_events_beside_the_states(purpose):
    arranged = arrange(
        [statewide(4, "0003", purpose=purpose)],
        [local(8, "0001", purpose=purpose), local(9, "0002", purpose=purpose)],
    )

    assert purposes(arranged) == [(4, purpose, False), (8, purpose, False), (9, purpose, False)]


def test_a_page_with_a_purpose_stands_on_the_first_level():
    assert tree(arrange([SCHOOL], [local(9, "0001", 1, purpose="IMPRINT")])) == [(1, None), (9, None)]


def test_the_pages_of_the_state_stand_as_in_its_tree():
    assert tree(arrange([HEALTH, REGISTRATION, SCHOOL], [])) == [(1, None), (2, 1), (3, None)]


@pytest.mark.parametrize(
    ("place", "placement", "expected"),
    [
        pytest.param(None, BELOW, [(1, None), (2, 1), (3, None), (9, None)], id="nowhere"),
        pytest.param(None, BEFORE, [(1, None), (2, 1), (3, None), (9, None)], id="before-nothing"),
        pytest.param(77, AFTER, [(1, None), (2, 1), (3, None), (9, None)], id="place-is-gone"),
        pytest.param(1, BELOW, [(1, None), (2, 1), (9, 1), (3, None)], id="below"),
        pytest.param(2, BELOW, [(1, None), (2, 1), (9, 2), (3, None)], id="below-one-without-pages"),
        pytest.param(1, BEFORE, [(9, None), (1, None), (2, 1), (3, None)], id="before"),
        pytest.param(2, BEFORE, [(1, None), (9, 1), (2, 1), (3, None)], id="before-on-the-second-level"),
        pytest.param(1, AFTER, [(1, None), (2, 1), (9, None), (3, None)], id="after-with-all-below"),
        pytest.param(2, AFTER, [(1, None), (2, 1), (9, 1), (3, None)], id="after-on-the-second-level"),
    ],
)
def test_a_local_page_stands_where_its_district_put_it(place, placement, expected):
    nodes = arrange([SCHOOL, REGISTRATION, HEALTH], [local(9, "0001", place, placement)])

    assert tree(nodes) == expected


@pytest.mark.parametrize(
    ("placement", "expected"),
    [
        pytest.param(BELOW, [1, 8, 9, 3], id="below"),
        pytest.param(BEFORE, [8, 9, 1, 3], id="before"),
        pytest.param(AFTER, [1, 8, 9, 3], id="after"),
    ],
)
def test_local_pages_with_one_place_keep_their_order(placement, expected):
    pages = [local(9, "0002", 1, placement), local(8, "0001", 1, placement)]

    assert [node.page_id for node in arrange([SCHOOL, HEALTH], pages)] == expected


def test_local_pages_stand_between_their_places():
    pages = [local(7, "0001", 3, BEFORE), local(8, "0002", 1, AFTER), local(9, "0003", 1, AFTER)]

    assert [node.page_id for node in arrange([SCHOOL, HEALTH], pages)] == [1, 8, 9, 7, 3]


def test_pages_below_a_local_page_go_with_it():
    pages = [local(8, "0001", 1, BEFORE), local(9, "00010001")]

    assert tree(arrange([SCHOOL], pages)) == [(8, None), (9, 8), (1, None)]


@pytest.mark.parametrize(
    ("withdrawn", "placement", "expected"),
    [
        pytest.param([2], BELOW, [(1, None), (2, 1), (9, 1), (3, None)], id="below"),
        pytest.param([2], BEFORE, [(1, None), (9, 1), (2, 1), (3, None)], id="before"),
        pytest.param([2], AFTER, [(1, None), (2, 1), (9, 1), (3, None)], id="after"),
        pytest.param([1], BELOW, [(1, None), (2, 1), (9, None), (3, None)], id="below-with-the-page-above"),
        pytest.param([1], BEFORE, [(1, None), (2, 1), (9, None), (3, None)], id="before-with-the-page-above"),
        pytest.param([1, 2], AFTER, [(1, None), (2, 1), (9, None), (3, None)], id="after-both-withdrawn"),
    ],
)
def test_a_local_page_takes_the_place_of_what_the_state_has_withdrawn(withdrawn, placement, expected):
    pages = [replace(node, is_live=node.page_id not in withdrawn) for node in (SCHOOL, REGISTRATION, HEALTH)]

    assert tree(arrange(pages, [local(9, "0001", 2, placement)])) == expected


@pytest.mark.parametrize(
    ("override", "expected"), [pytest.param(None, 1, id="inherited"), pytest.param(9, 9, id="adapted")]
)
def test_the_text_of_an_adapted_page_is_its_districts(override, expected):
    assert replace(SCHOOL, override=override).text_of == expected


def _below(draw, homes, numbers, make):
    """Return pages below a home, each below it or below one of those before it."""
    paths, nodes = [homes], []
    for number in numbers:
        path = f"{draw(st.sampled_from(paths))}{number:04d}"
        paths.append(path)
        nodes.append(make(number, path))
    return nodes


@st.composite
def states(draw):
    """Return pages of the state, some of which it has withdrawn."""
    numbers = range(1, draw(st.integers(1, 8)))
    return _below(
        draw, "", numbers, lambda number, path: statewide(number, path, is_live=draw(st.integers(0, 3)) > 0)
    )


@st.composite
def localities(draw):
    """Return pages of a district; where they stand, they may say of any of the state's, or of none of these."""
    numbers = range(101, 101 + draw(st.integers(0, 5)))
    places, placements = st.none() | st.integers(1, 8), st.sampled_from(Placement)
    return _below(draw, "", numbers, lambda number, path: local(number, path, draw(places), draw(placements)))


@given(states(), localities())
def test_every_page_is_there_exactly_once(state, own):
    nodes = arrange(state, own)

    assert sorted(node.page_id for node in nodes) == sorted(node.page_id for node in [*state, *own])


@given(states(), localities())
def test_parents_come_before_their_children(state, own):
    seen = {None}
    for node in arrange(state, own):
        assert node.parent in seen
        seen.add(node.page_id)


@given(states(), localities())
def test_reading_order_goes_through_the_whole_of_a_branch_before_the_next(state, own):
    nodes = arrange(state, own)
    parents = {node.page_id: node.parent for node in nodes}

    def branch(page_id):
        return [] if page_id is None else [*branch(parents[page_id]), page_id]

    for before, node in pairwise(nodes):
        assert branch(node.page_id)[:-1] == branch(before.page_id)[: len(branch(node.page_id)) - 1]


@given(states(), localities())
def test_the_tree_of_the_state_is_as_without_local_pages(state, own):
    nodes = [node for node in arrange(state, own) if not node.is_local]

    assert nodes == arrange(state, [])


@given(states(), localities())
def test_a_local_page_below_another_stays_there(state, own):
    by_path = {node.path: node.page_id for node in own}

    for node in arrange(state, own):
        if node.is_local and node.path[:-4] in by_path:
            assert node.parent == by_path[node.path[:-4]]


@given(states(), localities(), st.data())
def test_a_page_that_the_state_adds_leaves_local_ones_in_place(state, own, data):
    above = data.draw(st.sampled_from([STATE, *(node.path for node in state)]))
    step = data.draw(st.sampled_from(["0000", "9999"]))
    added = Node(50, "key-50", f"{above}{step}", "neu", is_live=True)

    nodes = [node for node in arrange([*state, added], own) if node.page_id != added.page_id]

    assert nodes == arrange(state, own)


@given(states(), localities())
def test_local_pages_are_read_whatever_the_state_withdraws_or_deletes(state, own):
    is_read = {None: True}
    for node in arrange(state, own):
        is_read[node.page_id] = node.is_live and is_read[node.parent]

    assert all(is_read[node.page_id] for node in own)
