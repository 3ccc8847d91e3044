from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.districts.enums import UntranslatedLocal
from content.districts.models import District
from content.editions.composing import Composer, Subject
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.overrides.operations import FIELDS, Kind
from content.overrides.resolution import Origin
from content.translations.composition import Part
from content.translations.schemas import schema_of, structure_of
from content.translations.segments import extract
from content.translations.staleness import String
from tests.factories.blocks import contact, image, section
from tests.factories.overrides import after, hiding, made_against, replacing, titled
from tests.factories.statewide import adaptations
from tests.factories.translations import texts_from

# Nothing is stored, but a page asks which type it is.
pytestmark = pytest.mark.django_db

PAGE, OVERRIDE = 1, 2


def page_of(structure):
    return InfoPage(pk=PAGE, **structure)


def override_of(page, operations, preference=UntranslatedLocal.LOCAL):
    return OverridePage(
        pk=OVERRIDE,
        target=page,
        district=District(untranslated_local=preference),
        operations=[operation.to_json() for operation in operations],
    )


def units_of(found):
    return {segment.unit for segment in extract(structure_of(found), schema_of(type(found)))}


def strings_of(found, units):
    """Return the Arabic strings of some units of a page."""
    segments = extract(structure_of(found), schema_of(type(found)))
    return {
        segment.key: String(f"[ar] {segment.text}", segment.digest)
        for segment in segments
        if segment.unit in units
    }


@dataclass
class Adapted:
    """A page, what a district makes of it, and what of both is in Arabic."""

    subject: Subject
    strings: dict
    units: dict

    def show(self, code):
        return Composer(texts_from(self.strings)).show(self.subject, code)


def adapt(structure, operations, *, statewide=None, local=None, preference=UntranslatedLocal.LOCAL):
    page = page_of(structure)
    override = override_of(page, operations, preference)
    units = {
        PAGE: units_of(page) if statewide is None else statewide,
        OVERRIDE: units_of(override) if local is None else local,
    }
    strings = {
        found.pk: {"ar": strings_of(found, units[found.pk])} for found in (page, override) if units[found.pk]
    }
    held = frozenset(operation.id for operation in operations)
    return Adapted(Subject(page, Origin.INHERITED, override, held), strings, units)


STRUCTURE = {
    "title": "Kita",
    "summary": "Ein Platz.",
    "body": [
        section("who", "Wer?", "Alle."),
        section("fees", "Kosten", "40 Euro"),
        image("i", 7, "Ein Haus"),
    ],
}
OURS = section("ours", "Kosten", "Nichts")


def languages(shown):
    return [(piece.block["id"], piece.owner, piece.part.language) for piece in shown.pieces]


def test_a_page_without_an_override_is_its_own_text():
    shown = Composer({}).show(Subject(page_of(STRUCTURE), Origin.LOCAL), "ar")

    assert (shown.title.text, shown.summary.text, shown.origin) == ("Kita", "Ein Platz.", Origin.LOCAL)
    assert [(piece.block["id"], piece.origin) for piece in shown.pieces] == [
        ("who", Origin.LOCAL),
        ("fees", Origin.LOCAL),
        ("i", Origin.LOCAL),
    ]


def test_every_piece_knows_the_page_that_it_is_stored_on():
    shown = adapt(STRUCTURE, [replacing("fees", OURS)], local=set()).show("ar")

    assert languages(shown) == [("who", PAGE, "ar"), ("ours", OVERRIDE, "de"), ("i", PAGE, "ar")]


def test_what_is_suspended_is_not_shown():
    found = adapt(STRUCTURE, [replacing("fees", OURS), titled("Hort")])

    shown = Composer({}).show(Subject(found.subject.page, Origin.INHERITED, found.subject.override), "de")

    assert (shown.title.text, [piece.block["id"] for piece in shown.pieces], shown.origin) == (
        "Kita",
        ["who", "fees", "i"],
        Origin.INHERITED,
    )


def test_the_snapshot_of_an_adapted_page_is_its_own():
    subject = adapt(STRUCTURE, []).subject

    assert (subject.page_id, Subject(subject.page).page_id) == (OVERRIDE, PAGE)


@pytest.mark.parametrize(
    ("statewide", "local", "expected"),
    [
        pytest.param(None, None, "ar", id="all"),
        pytest.param(None, set(), "ar", id="the-states"),
        pytest.param(set(), None, "ar", id="the-districts"),
        pytest.param(set(), set(), "de", id="nothing"),
        pytest.param({"body.fees"}, set(), "de", id="only-what-is-replaced"),
    ],
)
def test_an_adapted_page_is_in_the_nearest_language_that_any_of_it_is_in(statewide, local, expected):
    found = adapt(STRUCTURE, [replacing("fees", OURS)], statewide=statewide, local=local)

    assert found.show("ar").nearest("ar") == expected


def test_what_has_no_text_needs_no_translation():
    shown = adapt(
        STRUCTURE, [replacing("fees", contact("ours", "amt"))], preference=UntranslatedLocal.STATEWIDE
    ).show("ar")

    assert [piece.block["id"] for piece in shown.pieces] == ["who", "ours", "i"]


def test_hiding_needs_no_translation():
    shown = adapt(STRUCTURE, [hiding("fees")], preference=UntranslatedLocal.STATEWIDE).show("ar")

    assert [piece.block["id"] for piece in shown.pieces] == ["who", "i"]


def test_what_is_added_has_no_statewide_text_to_prefer():
    found = adapt(STRUCTURE, [after("fees", OURS)], local=set(), preference=UntranslatedLocal.STATEWIDE)

    assert ("ours", OVERRIDE, "de") in languages(found.show("ar"))


def test_text_whose_block_is_gone_is_preferred_to_nothing():
    operations = made_against(page_of(STRUCTURE), [replacing("fees", OURS)])
    without = {**STRUCTURE, "body": STRUCTURE["body"][:1]}

    found = adapt(without, operations, local=set(), preference=UntranslatedLocal.STATEWIDE)

    assert languages(found.show("ar")) == [("who", PAGE, "ar"), ("ours", OVERRIDE, "de")]


@st.composite
def translations(draw):
    """Return an adapted page of which any parts are in Arabic."""
    structure, operations = draw(adaptations())
    page = page_of(structure)
    units = [sorted(units_of(found)) for found in (page, override_of(page, operations))]
    statewide, local = (set(draw(st.lists(st.sampled_from(known)))) if known else set() for known in units)
    preference = draw(st.sampled_from(UntranslatedLocal))
    return operations, adapt(structure, operations, statewide=statewide, local=local, preference=preference)


@given(translations())
def test_whatever_is_shown_says_which_language_it_is_in(adaptation):
    _, found = adaptation

    for piece in found.show("ar").pieces:
        is_arabic = str(piece.block["value"]["text"]).startswith("[ar]")
        assert piece.part == Part("ar" if is_arabic else "de")


@given(translations())
def test_what_is_translated_is_read_in_its_translation(adaptation):
    _, found = adaptation

    for piece in found.show("ar").pieces:
        is_in = any(
            unit in found.units[piece.owner]
            for unit in (f"body.{piece.block['id']}", f"operations.{piece.block['id'].split('-')[0]}")
        )
        assert (piece.part.language == "ar") == is_in


@given(translations())
def test_local_text_is_read_unless_the_district_prefers_a_translation_of_the_states(adaptation):
    operations, found = adaptation
    shown = found.show("ar")
    prefers = found.subject.override.district.untranslated_local == UntranslatedLocal.STATEWIDE
    read = {piece.block["id"] for piece in shown.pieces}

    for operation in operations:
        is_replaced = prefers and operation.kind is Kind.REPLACE
        has_theirs = f"body.{operation.anchor}" in found.units[PAGE]
        has_ours = f"operations.{operation.id}" in found.units[OVERRIDE]
        expected = not (is_replaced and has_theirs and not has_ours)
        assert all((block["id"] in read) == expected for block in operation.content)


@given(translations())
def test_german_readers_get_everything_whatever_is_translated(adaptation):
    operations, found = adaptation
    read = {piece.block["id"] for piece in found.show("de").pieces}

    assert {block["id"] for operation in operations for block in operation.content} <= read


@given(translations(), st.sampled_from(["de", "ar"]))
def test_without_operations_an_adapted_page_is_the_states(adaptation, code):
    _, found = adaptation
    page, override = found.subject.page, found.subject.override
    override.operations = []

    ours = Composer(texts_from(found.strings)).show(Subject(page, Origin.INHERITED, override), code)

    assert ours == Composer(texts_from(found.strings)).show(Subject(page), code)


@given(translations())
def test_a_title_and_a_summary_are_the_districts_or_the_states(adaptation):
    operations, found = adaptation
    shown = found.show("de")

    for name, line in zip(FIELDS, (shown.title, shown.summary), strict=True):
        ours = [operation.text for operation in operations if operation.kind == name]
        assert line.text == (ours[0] if ours else getattr(found.subject.page, name))
