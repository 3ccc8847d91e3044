"""Generated structures as StreamField stores them, of a schema in which every shape is nested in others."""

from typing import Any

from hypothesis import strategies as st

from content.translations.segments import Kept, ListOf, Schema, Stream, Struct, Text

LINE, RICH, KEPT = Text(), Text(is_rich=True), Kept()
BLOCKS: dict[str, Schema] = {
    "section": Struct({"heading": LINE, "text": RICH}),
    "steps": Struct(
        {"heading": LINE, "items": ListOf(Struct({"title": LINE, "text": RICH, "number": KEPT}))}
    ),
    "table": Struct({"columns": ListOf(LINE), "rows": ListOf(Struct({"cells": ListOf(LINE)}))}),
    "tabs": Stream({"line": LINE, "answers": ListOf(Struct({"text": RICH}))}),
    "line": LINE,
    "number": KEPT,
}
SCHEMA = Struct({"title": LINE, "summary": LINE, "icon": KEPT, "body": Stream(BLOCKS)})

TEXTS = st.sampled_from(["", " ", "a", "b c", "<p>ä</p>", "عربي", "x\n y"])
IDS = st.sampled_from([f"{number:02x}" for number in range(12)])
JSON: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from([None, 1, "", "text"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "body", "id", "type", "value", "heading", "items"]), inner, max_size=4
        )
    ),
    max_leaves=6,
)


def _structures(schema: Schema) -> st.SearchStrategy[Any]:
    match schema:
        case Text():
            return TEXTS
        case Kept():
            return st.sampled_from([None, 7, "kept"])
        case Struct(fields):
            return st.fixed_dictionaries({name: _structures(inner) for name, inner in fields.items()})
        case ListOf(item):
            return _blocks({"item": item})
        case Stream(blocks):
            return _blocks(blocks)


def _blocks(blocks: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    kinds = [
        st.fixed_dictionaries({"type": st.just(name), "id": IDS, "value": _structures(inner)})
        for name, inner in blocks.items()
    ]
    return st.lists(st.one_of(kinds), max_size=3, unique_by=lambda block: str(block["id"]))


# A page's structure, of the shape of SCHEMA.
structures = _structures(SCHEMA)
