from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.translations.bodies import Body, compared_with
from content.translations.composition import Part, Source, compose, compose_rewritten
from content.translations.segments import Stream, Struct, Text, extract
from content.translations.staleness import Origin, String
from tests.factories.structures import SCHEMA as NESTED
from tests.factories.structures import structures

BLOCK = Struct({"heading": Text(), "text": Text(is_rich=True)})
SCHEMA = Struct({"title": Text(), "summary": Text(), "body": Stream({"section": BLOCK})})
PAGE = {
    "title": "Schule",
    "summary": "",
    "body": [{"type": "section", "id": "a", "value": {"heading": "Wann?", "text": "<p>Bald.</p>"}}],
}
DIGESTS = {segment.key: segment.digest for segment in extract(PAGE, SCHEMA)}


COIN = st.booleans()


def strings(origin=Origin.PERSON, digest=None, **texts):
    keys = {key.replace("_", "."): text for key, text in texts.items()}
    return {key: String(text, digest or DIGESTS[key], origin) for key, text in keys.items()}


def test_each_part_is_in_the_first_language_that_has_all_of_it():
    composition = compose(
        PAGE,
        SCHEMA,
        {
            "prs": strings(title="مکتب", body_a_heading="چه وقت؟"),
            "fa": strings(title="مدرسه", body_a_heading="کی؟", body_a_text="<p>به زودی.</p>"),
        },
        ("prs", "fa", "de"),
    )

    assert composition.structure == {
        "title": "مکتب",
        "summary": "",
        "body": [{"type": "section", "id": "a", "value": {"heading": "کی؟", "text": "<p>به زودی.</p>"}}],
    }
    assert composition.parts == {"title": Part("prs"), "body.a": Part("fa")}


@pytest.mark.parametrize(
    ("known", "title"),
    [
        pytest.param({"prs": strings(title="مکتب"), "fa": strings(title="مدرسه")}, Part("prs"), id="own"),
        pytest.param({"fa": strings(title="مدرسه")}, Part("fa"), id="relative"),
        pytest.param({"ar": strings(title="مدرسة")}, Part("de"), id="source"),
        pytest.param({}, Part("de"), id="nothing"),
    ],
)
def test_a_missing_part_is_in_the_nearest_language(known, title):
    assert compose(PAGE, SCHEMA, known, ("prs", "fa", "de")).part("title") == title


def test_a_part_without_text_is_in_the_source_language():
    composition = compose(PAGE, SCHEMA, {"ar": strings(title="مدرسة")}, ("ar", "de"))

    assert composition.part("summary") == Part("de")


@pytest.mark.parametrize(
    ("known", "part"),
    [
        pytest.param(strings(title="مدرسة"), Part("ar"), id="current-by-a-person"),
        pytest.param(strings(Origin.MACHINE, title="مدرسة"), Part("ar", is_machine=True), id="by-a-machine"),
        pytest.param(strings(digest="old", title="مدرسة"), Part("ar", is_outdated=True), id="outdated"),
        pytest.param(strings(Origin.MACHINE, "old", title="مدرسة"), Part("ar", True, True), id="both"),
    ],
)
def test_a_part_says_how_far_it_may_be_trusted(known, part):
    assert compose(PAGE, SCHEMA, {"ar": known}, ("ar", "de")).part("title") == part


def test_one_doubtful_string_makes_its_block_doubtful():
    known = strings(body_a_heading="متى؟") | strings(Origin.MACHINE, "old", body_a_text="<p>قريبا.</p>")

    assert compose(PAGE, SCHEMA, {"ar": known}, ("ar", "de")).part("body.a") == Part("ar", True, True)


@given(structures, st.data())
def test_no_part_mixes_languages(page, data):
    segments = extract(page, NESTED)
    known = {
        code: {
            segment.key: String(f"[{code}] {segment.text}", segment.digest)
            for segment in segments
            if data.draw(COIN)
        }
        for code in ("prs", "fa")
    }

    composition = compose(page, NESTED, known, ("prs", "fa", "de"))

    shown = {segment.key: segment.text for segment in extract(composition.structure, NESTED)}
    expected = {}
    for segment in segments:
        language = composition.part(segment.unit).language
        expected[segment.key] = segment.text if language == "de" else f"[{language}] {segment.text}"
    assert shown == expected


@given(structures, st.data())
def test_a_nearer_language_wins_wherever_it_has_a_whole_part(page, data):
    segments = extract(page, NESTED)
    complete = {segment.key: String("x", segment.digest) for segment in segments}
    partial = {key: string for key, string in complete.items() if data.draw(COIN)}

    composition = compose(page, NESTED, {"prs": partial, "fa": complete}, ("prs", "fa", "de"))

    units = {segment.unit for segment in segments}
    incomplete = {segment.unit for segment in segments if segment.key not in partial}
    assert {unit: part.language for unit, part in composition.parts.items()} == {
        unit: "fa" if unit in incomplete else "prs" for unit in units
    }


def withheld(strings):
    return {key: replace(string, is_withheld=True) for key, string in strings.items()}


@pytest.mark.parametrize(
    ("known", "part"),
    [
        pytest.param(
            withheld(strings(digest="old", title="مدرسة")), Part("de", withheld="ar"), id="outdated"
        ),
        pytest.param(withheld(strings(title="مدرسة")), Part("ar"), id="translated-again"),
    ],
)
def test_what_is_withheld_is_in_the_source_language_until_it_is_translated_again(known, part):
    assert compose(PAGE, SCHEMA, {"ar": known}, ("ar", "de")).part("title") == part


def test_a_relative_stands_in_for_what_is_withheld():
    known = {"prs": withheld(strings(digest="old", title="مکتب")), "fa": strings(title="مدرسه")}

    assert compose(PAGE, SCHEMA, known, ("prs", "fa", "de")).part("title") == Part("fa", withheld="prs")


@pytest.mark.parametrize(
    ("part", "expected"),
    [(Part("de"), (False, "de")), (Part("de", withheld="ar"), (True, "ar"))],
)
def test_what_is_withheld_counts_as_in_its_language(part, expected):
    assert (part.is_withheld, part.meant_for) == expected


OWN = [{"type": "section", "id": "own", "value": {"heading": "", "text": "<p>Sehr bald.</p>"}}]
COMPARED = compared_with(Body(OWN), extract(PAGE, SCHEMA))


@pytest.mark.parametrize(
    ("body", "blocks", "part"),
    [
        pytest.param(COMPARED, OWN, Part("de-simple"), id="compared"),
        pytest.param(replace(COMPARED, origin=Origin.MACHINE), OWN, Part("de-simple", True), id="machine"),
        pytest.param(Body(OWN), OWN, Part("de-simple", is_outdated=True), id="outdated"),
        pytest.param(replace(COMPARED, is_withheld=True), OWN, Part("de-simple"), id="compared-since"),
        pytest.param(
            Body(OWN, is_withheld=True), PAGE["body"], Part("de", withheld="de-simple"), id="withheld"
        ),
    ],
)
def test_a_body_of_its_own_stands_in_the_place_of_the_blocks(body, blocks, part):
    known = {"de-simple": strings(title="Die Schule", body_a_heading="x", body_a_text="y")}

    composition = compose_rewritten(Source.of(PAGE, SCHEMA), known, ("de-simple", "de"), body)

    [block] = blocks
    assert composition.structure == {"title": "Die Schule", "summary": "", "body": blocks}
    assert composition.parts == {"title": Part("de-simple"), f"body.{block['id']}": part}
