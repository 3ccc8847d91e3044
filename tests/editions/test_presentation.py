import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.editions.presentation import References, present
from content.translations.segments import Kept, ListOf, Stream, Struct, Text
from tests.factories.structures import BLOCKS, JSON

FILE = {"url": "/media/a.webp", "width": 960}
REFERENCES = References(page_keys={3: "k"}, images={7: FILE})


@pytest.mark.parametrize(
    ("value", "schema", "expected"),
    [
        pytest.param("Text <b>", Text(), "Text <b>", id="line"),
        pytest.param(
            '<p onclick="x"><a linktype="page" id="3">a</a></p>',
            Text(is_rich=True),
            '<p><a href="lotse:page/k">a</a></p>',
            id="rich-text",
        ),
        pytest.param(None, Text(is_rich=True), None, id="no-rich-text"),
        pytest.param("0651", Kept(), "0651", id="kept"),
        pytest.param(7, Kept("image"), FILE, id="image"),
        pytest.param(8, Kept("image"), None, id="deleted-image"),
        pytest.param(
            {"a": "x", "z": "y"}, Struct({"a": Text(), "b": Text()}), {"a": "x", "b": None}, id="fields"
        ),
        pytest.param(
            [{"type": "item", "id": "i1", "value": {"a": "x"}}],
            ListOf(Struct({"a": Text()})),
            [{"id": "i1", "a": "x"}],
            id="items-with-fields",
        ),
        pytest.param([{"type": "item", "id": "i1", "value": "x"}, "y"], ListOf(Text()), ["x"], id="items"),
        pytest.param("x", Struct({"a": Text()}), None, id="no-fields"),
        pytest.param("x", ListOf(Text()), None, id="no-items"),
        pytest.param([], Stream({}), None, id="stream"),
    ],
)
def test_present(value, schema, expected):
    assert present(value, schema, REFERENCES) == expected


@given(JSON, st.sampled_from(list(BLOCKS.values())))
def test_what_has_another_shape_than_expected_breaks_nothing(value, schema):
    present(value, schema, REFERENCES)
