import pytest
from wagtail.models import Page

from content.districts.models import StateHome
from content.modules.blocks import BodyBlock
from content.modules.models import InfoPage
from content.translations.schemas import schema_of, structure_of, translated_fields
from content.translations.segments import Kept, ListOf, Stream, Struct, Text
from tests.factories import blocks

LINE, RICH, KEPT = Text(), Text(is_rich=True), Kept()


def items(**fields):
    return ListOf(Struct(fields))


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ("section", Struct({"heading": LINE, "text": RICH})),
        ("steps", Struct({"heading": LINE, "items": items(title=LINE, text=RICH)})),
        ("notice", Struct({"kind": KEPT, "text": RICH})),
        ("checklist", Struct({"heading": LINE, "items": items(text=LINE)})),
        ("question", Struct({"question": LINE, "answer": RICH})),
        ("contact", Struct({"role": KEPT, "note": LINE})),
        ("links", Struct({"heading": LINE, "items": items(label=LINE, url=KEPT)})),
        ("phones", Struct({"heading": LINE, "items": items(label=LINE, number=KEPT, note=LINE)})),
        ("table", Struct({"caption": LINE, "columns": ListOf(LINE), "rows": items(cells=ListOf(LINE))})),
        ("image", Struct({"image": Kept("image"), "alt": LINE, "caption": LINE})),
        ("video", Struct({"title": LINE, "url": KEPT, "description": LINE})),
        ("term", Struct({"term": KEPT, "explanation": RICH})),
    ],
)
def test_schema_of_a_block(kind, schema):
    assert schema_of(InfoPage).fields["body"].blocks[kind] == schema


def test_schema_of_a_page():
    schema = schema_of(InfoPage)

    assert list(schema.fields) == ["title", "summary", "body"]
    assert (schema.fields["title"], schema.fields["summary"]) == (LINE, LINE)
    assert isinstance(schema.fields["body"], Stream)
    assert set(schema.fields["body"].blocks) == set(BodyBlock().child_blocks)


@pytest.mark.parametrize("model", [Page, StateHome])
def test_a_page_type_without_texts_has_an_empty_schema(model):
    assert (translated_fields(model), schema_of(model)) == ([], Struct({}))


@pytest.mark.django_db
def test_structure_of_is_what_is_stored():
    body = [blocks.section("a", "Wann?", "Bald.")]

    structure = structure_of(InfoPage(title="Schule", summary="Worum es geht.", body=body))

    assert structure == {"title": "Schule", "summary": "Worum es geht.", "body": body}
