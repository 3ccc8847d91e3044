import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.translations.bodies import (
    Body,
    begun_with,
    body_segments,
    compared_with,
    copied,
    followed,
    segments_to_translate,
    tally_with,
)
from content.translations.segments import Segment, extract
from content.translations.staleness import Origin, String, Tally
from tests.factories.structures import SCHEMA, structures

TITLE = Segment("title", "Kita")
FEES = Segment("body.a.text", "40 Euro")
PLACE = Segment("body.b.text", "Hier")
SEGMENTS = [TITLE, FEES, PLACE]
DEARER = Segment("body.a.text", "45 Euro")
BLOCKS = [{"type": "section", "id": "a", "value": {"text": "Das kostet Geld."}}]
BODY = compared_with(Body(BLOCKS), SEGMENTS)

TEXTS = st.sampled_from(["x", "y", "z"])
KEYS = st.sampled_from(["title", "body.a.text", "body.b.text", "body.c.text"])
segment_lists = st.dictionaries(KEYS, TEXTS).map(
    lambda texts: [Segment(key, text) for key, text in texts.items()]
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(BODY, id="a-person's"),
        pytest.param(Body(BLOCKS, {}, Origin.MACHINE, is_withheld=True), id="a-machine's"),
    ],
)
def test_a_body_is_what_was_stored(body):
    assert Body.from_json(body.to_json()) == body


@pytest.mark.parametrize(
    ("segments", "changed", "removed"),
    [
        pytest.param([FEES, PLACE], [], [], id="the-same"),
        pytest.param([Segment("title", "Hort"), FEES, PLACE], [], [], id="another-title"),
        pytest.param([DEARER, PLACE], [DEARER], [], id="changed"),
        pytest.param(
            [FEES, PLACE, Segment("body.c.text", "Neu")], [Segment("body.c.text", "Neu")], [], id="new"
        ),
        pytest.param([FEES], [], ["body.b.text"], id="gone"),
    ],
)
def test_a_body_knows_what_has_changed_since_it_was_compared(segments, changed, removed):
    found = (BODY.changed(segments), BODY.removed(segments), BODY.is_outdated(segments))

    assert found == (changed, removed, bool(changed or removed))


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        pytest.param(Body(BLOCKS, {}, Origin.MACHINE), True, id="only-compared"),
        pytest.param(Body([]), False, id="other-blocks"),
    ],
)
def test_a_token_is_of_the_blocks(other, is_same):
    assert (other.token == BODY.token) == is_same


def test_beside_a_body_only_lines_are_translated():
    assert (segments_to_translate(SEGMENTS, None), segments_to_translate(SEGMENTS, BODY)) == (
        SEGMENTS,
        [TITLE],
    )


def test_a_copy_keeps_ids_and_leaves_out_what_the_state_asks_of_districts():
    block = {"type": "section", "id": "a", "value": {"mark": "locked", "text": "40 Euro"}}

    body = copied({"title": "Kita", "body": [block]}, SEGMENTS)

    assert body.blocks == [{"type": "section", "id": "a", "value": {"text": "40 Euro"}}]
    assert not body.is_outdated(SEGMENTS)


@given(structures, st.data())
def test_a_body_begins_with_what_is_translated(structure, data):
    segments = extract(structure, SCHEMA)
    structure = {
        **structure,
        "body": [block for block in structure["body"] if isinstance(block["value"], dict)],
    }
    kept = extract(structure, SCHEMA)
    origins = st.sampled_from(Origin)
    strings = {
        segment.key: String(f"!{segment.text}", data.draw(TEXTS), data.draw(origins))
        for segment in segments
        if data.draw(st.booleans())
    }

    body = begun_with(structure, SCHEMA, kept, strings)

    texts = {
        found.key: found.text for found in body_segments(extract({**structure, "body": body.blocks}, SCHEMA))
    }
    present = body_segments(kept)
    used = [strings[segment.key] for segment in present if segment.key in strings]
    assert texts == {
        found.key: strings[found.key].text if found.key in strings else found.text for found in present
    }
    assert body.made_from == {
        found.key: strings[found.key].digest if found.key in strings else found.digest for found in present
    }
    assert (body.origin is Origin.MACHINE) == any(string.origin is Origin.MACHINE for string in used)


@pytest.mark.parametrize(
    ("body", "segments", "expected"),
    [
        pytest.param(None, SEGMENTS, Tally(3, 2, 0, 0), id="no-body"),
        pytest.param(BODY, SEGMENTS, Tally(3, 0, 0, 0), id="compared"),
        pytest.param(BODY, [TITLE, DEARER, PLACE], Tally(3, 0, 1, 0), id="changed"),
        pytest.param(BODY, [TITLE, FEES], Tally(2, 0, 1, 0), id="gone"),
        pytest.param(
            Body(BLOCKS, BODY.made_from, Origin.MACHINE),
            [TITLE, DEARER, PLACE],
            Tally(3, 0, 1, 1),
            id="machine",
        ),
    ],
)
def test_tally_counts_lines_and_what_a_body_was_compared_with(body, segments, expected):
    assert tally_with(body, segments, {"title": String("Kita", TITLE.digest)}) == expected


@pytest.mark.parametrize(
    ("after", "is_minor", "is_urgent", "is_outdated", "is_withheld"),
    [
        pytest.param([DEARER, PLACE], True, False, False, False, id="minor"),
        pytest.param(
            [FEES, PLACE, Segment("body.c.text", "Neu")], True, False, False, False, id="minor-addition"
        ),
        pytest.param([FEES], True, False, False, False, id="minor-removal"),
        pytest.param([DEARER, PLACE], False, False, True, False, id="normal"),
        pytest.param([DEARER, PLACE], False, True, True, True, id="urgent"),
        pytest.param(
            [FEES, PLACE, Segment("body.c.text", "Neu")], False, True, True, True, id="urgent-addition"
        ),
        pytest.param([FEES], False, True, True, True, id="urgent-removal"),
        pytest.param([Segment("title", "Hort"), FEES, PLACE], False, True, False, False, id="urgent-title"),
    ],
)
def test_what_a_change_does_to_a_body(after, is_minor, is_urgent, is_outdated, is_withheld):
    body = followed(BODY, SEGMENTS, after, is_minor=is_minor, is_urgent=is_urgent)

    assert (body.is_outdated(after), body.is_withheld, body.blocks) == (is_outdated, is_withheld, BLOCKS)


def test_an_urgent_change_to_what_a_body_was_compared_with_withholds_nothing():
    body = compared_with(Body(BLOCKS), [DEARER, PLACE])

    assert followed(body, SEGMENTS, [DEARER, PLACE], is_minor=False, is_urgent=True) == body


def test_comparing_ends_withholding():
    withheld = Body(BLOCKS, {}, is_withheld=True)

    assert compared_with(withheld, SEGMENTS) == BODY


@given(segment_lists, segment_lists, segment_lists)
def test_after_a_minor_change_a_body_is_outdated_only_by_what_it_was_outdated_by(compared, before, after):
    body = compared_with(Body(BLOCKS), compared)

    found = followed(body, before, after, is_minor=True, is_urgent=False)

    def state(body, segments):
        return {segment.key for segment in body.changed(segments)} | set(body.removed(segments))

    assert state(found, after) <= state(body, before)
