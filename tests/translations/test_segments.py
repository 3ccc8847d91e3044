import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from content.core.text import normalised
from content.translations.segments import Kept, ListOf, Segment, Stream, Struct, Text, apply, extract, unit_of
from content.translations.staleness import Origin, Status, String, status_of, without_removed
from tests.factories.structures import BLOCKS, JSON, structures
from tests.factories.structures import SCHEMA as NESTED

STEPS = Struct({"heading": Text(), "items": ListOf(Struct({"title": Text(), "text": Text(is_rich=True)}))})
SCHEMA = Struct({"title": Text(), "icon": Kept(), "body": Stream({"steps": STEPS})})
PAGE = {
    "title": "Schule",
    "icon": "school",
    "body": [
        {
            "type": "steps",
            "id": "5d4c",
            "value": {
                "heading": "So geht es",
                "items": [
                    {"type": "item", "id": "07aa", "value": {"title": "Anmelden", "text": "<p>Im Amt.</p>"}},
                    {"type": "item", "id": "07ab", "value": {"title": "Warten", "text": " "}},
                ],
            },
        },
    ],
}


def strings_of(page, translate=lambda text: f"[ar] {text}"):
    return {segment.key: String(translate(segment.text), segment.digest) for segment in extract(page, NESTED)}


def texts(strings):
    return {key: string.text for key, string in strings.items()}


def test_extract_yields_what_is_not_empty_in_reading_order():
    assert extract(PAGE, SCHEMA) == [
        Segment("title", "Schule"),
        Segment("body.5d4c.heading", "So geht es"),
        Segment("body.5d4c.items.07aa.title", "Anmelden"),
        Segment("body.5d4c.items.07aa.text", "<p>Im Amt.</p>", is_rich=True),
        Segment("body.5d4c.items.07ab.title", "Warten"),
    ]


def test_apply_puts_strings_where_they_belong():
    translated = apply(PAGE, SCHEMA, {"title": "مدرسة", "body.5d4c.items.07ab.title": "انتظر"})

    items = translated["body"][0]["value"]["items"]
    assert translated["title"] == "مدرسة"
    assert [item["value"]["title"] for item in items] == ["Anmelden", "انتظر"]


def test_apply_leaves_the_source_alone():
    before = extract(PAGE, SCHEMA)

    apply(PAGE, SCHEMA, {"title": "مدرسة", "body.5d4c.heading": "هكذا"})

    assert extract(PAGE, SCHEMA) == before


def test_a_block_keeps_its_strings_when_it_moves():
    items = PAGE["body"][0]["value"]["items"]
    moved = PAGE | {"body": [PAGE["body"][0] | {"value": {"heading": "", "items": items[::-1]}}]}

    translated = apply(moved, SCHEMA, {"body.5d4c.items.07aa.title": "سجل"})

    assert [item["value"]["title"] for item in translated["body"][0]["value"]["items"]] == ["Warten", "سجل"]


def test_a_block_of_an_unknown_type_has_no_strings_and_stays():
    page = {"body": [{"type": "poll", "id": "a", "value": {"heading": "Frage"}}]}

    assert extract(page, SCHEMA) == []
    assert apply(page, SCHEMA, {"body.a.heading": "سؤال"}) == page


@pytest.mark.parametrize(
    ("key", "unit"),
    [
        pytest.param("title", "title", id="field"),
        pytest.param("body.5d4c.heading", "body.5d4c", id="block"),
        pytest.param("body.5d4c.items.07aa.text", "body.5d4c", id="item-of-a-block"),
    ],
)
def test_unit_of(key, unit):
    assert (unit_of(key), Segment(key, "x").unit) == (unit, unit)


@given(structures)
def test_putting_back_what_was_taken_out_changes_nothing(page):
    segments = extract(page, NESTED)

    assert apply(page, NESTED, {segment.key: segment.text for segment in segments}) == page


@given(structures)
def test_applying_nothing_changes_nothing(page):
    assert apply(page, NESTED, {}) == page


@given(structures)
def test_a_translation_has_the_segments_of_its_source(page):
    segments = extract(page, NESTED)
    strings = strings_of(page)

    translated = extract(apply(page, NESTED, texts(strings)), NESTED)

    assert translated == [Segment(found.key, f"[ar] {found.text}", found.is_rich) for found in segments]


@given(structures)
def test_no_two_segments_share_a_key(page):
    keys = [segment.key for segment in extract(page, NESTED)]

    assert len(keys) == len(set(keys))


@given(structures)
def test_every_segment_has_text(page):
    assert all(normalised(segment.text) for segment in extract(page, NESTED))


@given(structures, st.data())
def test_a_changed_string_makes_exactly_that_segment_outdated(page, data):
    strings = strings_of(page)
    assume(strings)
    changed = data.draw(st.sampled_from(sorted(strings)))
    source = {segment.key: segment.text for segment in extract(page, NESTED)}

    edited = apply(page, NESTED, {changed: f"{source[changed]}!"})

    statuses = {
        segment.key: status_of(segment, strings.get(segment.key)) for segment in extract(edited, NESTED)
    }
    assert statuses == {key: Status.OUTDATED if key == changed else Status.UP_TO_DATE for key in strings}


@given(structures, st.data())
def test_a_changed_layout_of_white_space_makes_nothing_outdated(page, data):
    strings = strings_of(page)

    edited = apply(
        page,
        NESTED,
        {segment.key: f" {segment.text}\n".replace(" ", "\t ") for segment in extract(page, NESTED)},
    )

    assert {status_of(found, strings[found.key]) for found in extract(edited, NESTED)} <= {Status.UP_TO_DATE}


@given(structures, st.data())
def test_a_removed_block_drops_its_strings_and_no_others(page, data):
    strings = strings_of(page)
    assume(page["body"])
    gone = data.draw(st.sampled_from(page["body"]))
    shorter = page | {"body": [block for block in page["body"] if block is not gone]}

    kept = without_removed(strings, extract(shorter, NESTED))

    assert set(kept) == {key for key in strings if unit_of(key) != f"body.{gone['id']}"}
    assert apply(shorter, NESTED, texts(strings)) == apply(shorter, NESTED, texts(kept))


@given(JSON, st.sampled_from([NESTED, *BLOCKS.values()]))
def test_what_has_another_shape_than_expected_stays_as_it_is(structure, schema):
    segments = extract(structure, schema)

    assert apply(structure, schema, {segment.key: segment.text for segment in segments}) == structure


@given(st.text(max_size=5), st.text(max_size=5), st.sampled_from(Origin))
def test_strings_survive_storage(text, digest, origin):
    string = String(text, digest, origin)

    assert String.from_json(string.to_json()) == string


@pytest.mark.parametrize(
    ("structure", "schema"),
    [(["Schule"], SCHEMA), ("Schule", ListOf(Text())), ("Schule", Stream({})), (["Schule"], Text())],
    ids=["struct", "list", "stream", "text"],
)
def test_what_has_another_shape_has_no_strings(structure, schema):
    assert (extract(structure, schema), apply(structure, schema, {"": "x"})) == ([], structure)


def test_an_item_without_an_id_has_no_strings():
    assert extract([{"value": "Hallo"}, {"id": "a", "value": "Guten Tag"}], ListOf(Text())) == [
        Segment("a", "Guten Tag")
    ]
