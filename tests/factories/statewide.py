"""Generated texts of the state through their versions, and what a district makes of one."""

from typing import Any

from hypothesis import strategies as st

from content.overrides.operations import FIELDS, Kind, Operation, base_of
from tests.factories import blocks

ANCHORS = ["a", "b", "c", "d", "e"]
TEXTS = st.sampled_from(["", "x", "y", "z"])


@st.composite
def bodies(draw: st.DrawFn) -> list[blocks.Block]:
    """Return the blocks of a page: any of a few, in any order, each with any of a few texts."""
    return [_block(anchor, draw(TEXTS)) for anchor in draw(st.lists(st.sampled_from(ANCHORS), unique=True))]


# A page's title, summary and body.
structures = st.fixed_dictionaries({"title": st.sampled_from(["A", "B"]), "summary": TEXTS, "body": bodies()})


def _block(anchor: str, text: str) -> blocks.Block:
    return blocks.section(anchor, "", text)


@st.composite
def operations(draw: st.DrawFn, structure: Any) -> list[Operation]:
    """Return operations on a page as it is, several of them on the same block perhaps."""
    anchors = [*FIELDS, *(block["id"] for block in structure["body"])]
    return [
        _operation(structure, anchor, number, draw)
        for number, anchor in enumerate(draw(st.lists(st.sampled_from(anchors), max_size=6)))
    ]


def _operation(structure: Any, anchor: str, number: int, draw: st.DrawFn) -> Operation:
    base = base_of(structure, anchor)
    if anchor in FIELDS:
        return Operation(
            f"o{number}", Kind(anchor), anchor, base, text=draw(st.sampled_from(["A", "B", "C"]))
        )
    kind = draw(st.sampled_from([Kind.REPLACE, Kind.HIDE, Kind.INSERT_BEFORE, Kind.INSERT_AFTER]))
    ours = [] if kind is Kind.HIDE else draw(st.lists(TEXTS, min_size=1, max_size=2))
    content = tuple(_block(f"o{number}-{place}", text) for place, text in enumerate(ours))
    return Operation(f"o{number}", kind, anchor, base, content)


@st.composite
def adaptations(draw: st.DrawFn) -> tuple[Any, list[Operation]]:
    """Return a page and what a district makes of it."""
    structure = draw(structures)
    return structure, draw(operations(structure))


@st.composite
def changed_adaptations(draw: st.DrawFn) -> tuple[Any, list[Operation], Any]:
    """Return a page, what a district makes of it, and the page as the state has changed it since."""
    structure, found = draw(adaptations())
    return structure, found, draw(structures)
