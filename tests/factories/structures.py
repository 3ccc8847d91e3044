"""Generated structures as StreamField stores them, each with the schema that says where its text is."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from content.translations.segments import Kept, ListOf, Schema, Stream, Struct, Text

TEXTS = st.text("abc äß \n<&ع", max_size=10)
IDS = st.text("0123456789abcdef-", min_size=1, max_size=4)
NAMES = st.sampled_from(["heading", "text", "items", "note", "kind"])
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["id", "type", "value", "text", "a"]), inner, max_size=4),
    max_leaves=8,
)


@dataclass(frozen=True)
class Page:
    """A title, a summary and a body."""

    structure: dict[str, Any]
    schema: Struct


def schemas() -> st.SearchStrategy[Schema]:
    """Return schemas of blocks, as they may be nested."""
    leaves: st.SearchStrategy[Schema] = st.sampled_from([Text(), Text(is_rich=True), Kept()])
    return st.recursive(
        leaves,
        lambda inner: st.dictionaries(NAMES, inner, min_size=1, max_size=3).map(Struct)
        | inner.map(ListOf)
        | st.dictionaries(NAMES, inner, min_size=1, max_size=2).map(Stream),
        max_leaves=5,
    )


def structures(schema: Schema) -> st.SearchStrategy[Any]:
    """Return structures of the shape of a schema."""
    match schema:
        case Text():
            return TEXTS
        case Kept():
            return st.integers() | TEXTS
        case Struct(fields):
            return st.fixed_dictionaries({name: structures(inner) for name, inner in fields.items()})
        case ListOf(item):
            return _blocks(st.builds(_block, st.just("item"), IDS, structures(item)))
        case Stream(blocks):
            return _blocks(
                st.one_of([st.builds(_block, st.just(name), IDS, structures(inner)) for name, inner in blocks.items()])
            )


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Draw a page with blocks of up to three shapes."""
    body = Stream(draw(st.dictionaries(NAMES, schemas(), min_size=1, max_size=3)))
    schema = Struct({"title": Text(), "summary": Text(), "body": body})
    return Page(draw(structures(schema)), schema)


def _blocks(blocks: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(blocks, max_size=3, unique_by=lambda block: str(block["id"]))


def _block(kind: str, anchor: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "id": anchor, "value": value}
