"""The tree of pages that a district has: the state's pages, with its own among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from content.modules.inheritance import Placement
from content.modules.purposes import LEGAL


@dataclass(frozen=True, slots=True)
class Node:
    """A page by its primary key. ``path`` sorts the pages of one tree and starts with their parent's.

    A local page of the first level says where among the state's pages it belongs: ``placement`` to the page
    ``place``. ``override`` is the primary key of what the district changes on a statewide page. A page with a
    ``purpose`` is no topic; a legal one of the state's is replaced where the district has one for the same.
    """

    page_id: int
    key: str
    path: str
    slug: str
    is_live: bool
    is_local: bool = False
    place: int | None = None
    placement: Placement = Placement.BELOW
    parent: int | None = None
    override: int | None = None
    is_hidden: bool = False
    purpose: str = ""
    is_replaced: bool = False

    @property
    def text_of(self) -> int:
        """The primary key of the page that holds what readers see of it."""
        return self.override or self.page_id


Children = Mapping[int | None, list[Node]]


def arrange(statewide: Iterable[Node], local: Iterable[Node]) -> list[Node]:
    """Return all pages in reading order, each with its ``parent``, live or not.

    Local pages with the same place keep their own order. One whose place is gone comes last on the first level; one
    below a page that the state has withdrawn takes that page's place. One with a purpose has no place but the first
    level; of several live pages of one home for the same legal purpose, the others are pages like any.
    """
    local = _one_for_each_legal_purpose(local)
    said = {node.purpose for node in local if node.is_live and node.purpose in LEGAL}
    children = _by_parent(
        replace(node, is_replaced=True) if node.purpose in said else node
        for node in _one_for_each_legal_purpose(statewide)
    )
    by_id = {node.page_id: node for nodes in children.values() for node in nodes}
    own = _by_parent(local)
    behind: dict[int, int] = defaultdict(int)
    for node in own.pop(None, []):
        _place(node, children, by_id, behind)
    for parent, nodes in own.items():
        children[parent] += nodes
    return list(_in_order(None, children))


def _one_for_each_legal_purpose(nodes: Iterable[Node]) -> list[Node]:
    taken: set[str] = set()
    found = []
    for node in sorted(nodes, key=lambda node: node.path):
        found.append(replace(node, purpose="") if node.purpose in taken else node)
        if node.purpose in LEGAL and node.is_live:
            taken.add(node.purpose)
    return found


def _by_parent(nodes: Iterable[Node]) -> dict[int | None, list[Node]]:
    step = 4  # characters of a path for each level, as treebeard writes it
    children: dict[int | None, list[Node]] = defaultdict(list)
    by_path: dict[str, int] = {}
    for node in sorted(nodes, key=lambda node: node.path):
        by_path[node.path] = node.page_id
        parent = by_path.get(node.path[:-step])
        children[parent].append(replace(node, parent=parent))
    return children


def _place(
    node: Node,
    children: dict[int | None, list[Node]],
    by_id: Mapping[int, Node],
    behind: dict[int, int],
) -> None:
    place = by_id.get(node.place) if node.place and not node.purpose else None
    if place is None:
        children[None].append(node)
        return
    placement, place = _nearest_shown(node.placement, place, by_id)
    if placement is Placement.BELOW:
        children[place.page_id].append(replace(node, parent=place.page_id))
        return
    siblings = children[place.parent]
    position = next(index for index, found in enumerate(siblings) if found.page_id == place.page_id)
    if placement is Placement.AFTER:
        behind[place.page_id] += 1
        position += behind[place.page_id]
    siblings.insert(position, replace(node, parent=place.parent))


def _nearest_shown(placement: Placement, place: Node, by_id: Mapping[int, Node]) -> tuple[Placement, Node]:
    found = (placement, place)
    above: Node | None = place if placement is Placement.BELOW else by_id.get(place.parent or 0)
    while above is not None:
        if not above.is_live:
            found = (Placement.AFTER, above)
        above = by_id.get(above.parent or 0)
    return found


def _in_order(parent: int | None, children: Children) -> Iterator[Node]:
    for node in children.get(parent, ()):
        yield node
        yield from _in_order(node.page_id, children)
