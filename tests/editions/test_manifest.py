import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.editions import manifest
from content.overrides.placing import Node, arrange

STATE, MAINZ = "00010001", "00010002"


def node(number, path, slug="", is_live=True, **kwargs):
    is_local = path.startswith(MAINZ)
    return Node(number, f"key-{number}", path, slug or f"seite-{number}", is_live, is_local, **kwargs)


def entries(nodes, heads, languages, leave_out_untranslated_for=None):
    """Return the entries of a district's pages, however they are ordered."""
    nodes = list(nodes)
    statewide, local = ([found for found in nodes if found.is_local is own] for own in (False, True))
    placed = manifest.place(arrange(statewide, local), heads)
    pages = [manifest.entry_of(found, heads, languages) for found in placed]
    return manifest.leading_to(pages, leave_out_untranslated_for) if leave_out_untranslated_for else pages


def head(language="de"):
    return {"title": "Titel", "language": language}


def paths(pages):
    return [page["path"] for page in pages]


@st.composite
def trees(draw):
    nodes = []
    for number in range(draw(st.integers(0, 8))):
        parents = [STATE, MAINZ, *[found.path for found in nodes]]
        parent = draw(st.sampled_from(parents))
        nodes.append(
            node(
                number,
                f"{parent}{number:04d}",
                draw(st.sampled_from(["a", "A", "a-2", "b"])),
                is_live=draw(st.sampled_from([True, True, False])),
                is_hidden=draw(st.sampled_from([False, False, True])),
            )
        )
    heads = {
        found.page_id: head(draw(st.sampled_from(["de", "ar"]))) for found in nodes if draw(st.integers(0, 4))
    }
    return nodes, heads


def test_entries_follow_the_tree():
    nodes = [
        node(1, f"{MAINZ}0001", "rathaus"),
        node(2, f"{STATE}0002", "gesundheit"),
        node(3, f"{STATE}00010001", "anmeldung"),
        node(4, f"{STATE}0001", "schule"),
    ]

    pages = entries(nodes, {number: head() for number in range(5)}, {})

    assert [(page["path"], page["parent"], page["origin"]) for page in pages] == [
        ("schule", None, "inherited"),
        ("schule/anmeldung", "key-4", "inherited"),
        ("gesundheit", None, "inherited"),
        ("rathaus", None, "local"),
    ]


def test_an_entry_says_everything_of_its_page():
    pages = entries(
        [node(1, f"{STATE}0001", "schule")], {1: head("ar") | {"digest": "d1"}}, {1: ["de", "ar"]}
    )

    assert pages == [
        {
            "id": "key-1",
            "parent": None,
            "path": "schule",
            "origin": "inherited",
            "languages": ["de", "ar"],
            "title": "Titel",
            "language": "ar",
            "digest": "d1",
        }
    ]


def test_a_taken_address_gets_a_number_and_its_children_follow():
    nodes = [
        node(1, f"{STATE}0001", "schule"),
        node(2, f"{STATE}0002", "schule-2"),
        node(3, f"{MAINZ}0001", "Schule"),
        node(4, f"{MAINZ}00010001", "anmeldung"),
    ]

    pages = entries(nodes, {number: head() for number in range(5)}, {})

    assert paths(pages) == ["schule", "schule-2", "Schule-3", "Schule-3/anmeldung"]


@pytest.mark.parametrize(
    ("state", "heads", "expected"),
    [
        pytest.param({}, {1, 2}, ["a", "a/b"], id="shown"),
        pytest.param({"is_live": False}, {1, 2}, [], id="not-live"),
        pytest.param({"is_hidden": True}, {1, 2}, [], id="hidden-by-its-district"),
        pytest.param({}, {2}, [], id="without-a-head"),
    ],
)
def test_what_is_hidden_hides_all_below_it(state, heads, expected):
    nodes = [node(1, f"{STATE}0001", "a", **state), node(2, f"{STATE}00010001", "b")]

    assert paths(entries(nodes, {number: head() for number in heads}, {})) == expected


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        pytest.param({1: head("de"), 9: head("ar")}, "ar", id="adapted"),
        pytest.param({1: head("de")}, "de", id="not-built-yet"),
    ],
)
def test_an_adapted_page_says_what_its_district_made_of_it(heads, expected):
    [page] = entries([node(1, f"{STATE}0001", override=9)], heads, {1: ["de"], 9: ["ar"]})

    assert (page["id"], page["language"], page["languages"]) == ("key-1", expected, [expected])


@pytest.mark.parametrize("origin", ["inherited", "adapted"])
def test_the_head_of_an_adapted_page_says_whether_anything_of_it_differs(origin):
    [page] = entries([node(1, f"{STATE}0001", override=9)], {9: head() | {"origin": origin}}, {})

    assert page["origin"] == origin


def test_pages_in_other_languages_go_unless_they_lead_to_one_that_is_wanted():
    nodes = [
        node(1, f"{STATE}0001", "a"),
        node(2, f"{STATE}00010001", "b"),
        node(3, f"{STATE}000100010001", "c"),
        node(4, f"{STATE}00010002", "d"),
        node(5, f"{STATE}0002", "e"),
    ]
    heads = {number: head("ar" if number == 3 else "de") for number in range(1, 6)}

    pages = entries(nodes, heads, {}, leave_out_untranslated_for="ar")

    assert paths(pages) == ["a", "a/b", "a/b/c"]


@given(trees())
def test_every_live_page_with_live_ancestors_is_shown_exactly_once(tree):
    nodes, heads = tree
    hidden = [
        found.path for found in nodes if not found.is_live or found.is_hidden or found.page_id not in heads
    ]

    pages = entries(nodes, heads, {})

    expected = [found.key for found in nodes if not any(found.path.startswith(path) for path in hidden)]
    assert sorted(page["id"] for page in pages) == sorted(expected)


@given(trees())
def test_addresses_are_unique_in_any_case(tree):
    found = [path.lower() for path in paths(entries(*tree, {}))]

    assert len(found) == len(set(found))


@given(trees())
def test_parents_come_before_their_children_and_begin_their_addresses(tree):
    before = {}
    for page in entries(*tree, {}):
        assert page["parent"] is None or page["path"].startswith(f"{before[page['parent']]}/")
        before[page["id"]] = page["path"]


@given(trees())
def test_leaving_out_keeps_the_wanted_language_and_the_way_there(tree):
    everything = entries(*tree, {})

    pages = entries(*tree, {}, leave_out_untranslated_for="ar")

    wanted = {page["path"] for page in everything if page["language"] == "ar"}
    ways = {path for path in paths(everything) if any(deeper.startswith(f"{path}/") for deeper in wanted)}
    assert paths(pages) == [path for path in paths(everything) if path in wanted | ways]


def test_a_page_that_is_replaced_is_left_out_and_frees_its_address():
    nodes = [node(1, f"{STATE}0001", "a", purpose="IMPRINT"), node(2, f"{MAINZ}0001", "a", purpose="IMPRINT")]

    pages = entries(nodes, {1: head(), 2: head()}, {})

    assert [(page["id"], page["path"], page["purpose"]) for page in pages] == [("key-2", "a", "IMPRINT")]


def test_a_reserved_address_gets_a_number():
    placed = manifest.place(arrange([node(1, f"{STATE}0001", "News")], []), {1}, {"news"})

    assert paths([manifest.entry_of(found, {1: head()}, {}) for found in placed]) == ["News-2"]


def test_a_purpose_is_part_of_what_a_sheet_says():
    entry = {"id": "a", "parent": None, "path": "a", "origin": "local", "digest": "d", "languages": []}

    with_purpose = manifest.sheet_digest({"a": entry | {"purpose": "IMPRINT"}})

    assert with_purpose != manifest.sheet_digest({"a": entry})


def test_places_have_a_digest_of_their_own():
    ours, theirs = (manifest.Places({"a": key}) for key in ("key-1", "key-2"))

    assert ours.digest == manifest.Places({"a": "key-1"}).digest != theirs.digest
