"""The pages of an edition in reading order: the state's, then the district's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.editions.digests import digest

Head = Mapping[str, Any]
Entry = dict[str, Any]
# With its languages, all that an entry says beyond what the page's snapshot does.
_BESIDE_SNAPSHOT = ("digest", "id", "parent", "path", "origin")


@dataclass(frozen=True, slots=True)
class Node:
    """A page in the tree, by its key; ``path`` sorts the tree in reading order and starts with its parent's."""

    page_id: int
    key: str
    path: str
    slug: str
    is_live: bool
    is_local: bool = False


def entries(
    nodes: Iterable[Node],
    heads: Mapping[int, Head],
    languages: Mapping[int, Sequence[str]],
    *,
    leave_out_untranslated_for: str | None = None,
) -> list[Entry]:
    """Return the pages that readers see, each with its address and its parent.

    A page that is not live is left out with all below it, as is one without a head. An address that is taken gets a
    number behind it. With a language to leave out for, pages not in it go too, unless they lead to one that is.
    """
    shown: dict[str, Entry] = {}
    taken: set[str] = set()
    hidden: tuple[str, ...] = ()
    for node in sorted(nodes, key=lambda node: (node.is_local, node.path)):
        if node.path.startswith(hidden):
            continue
        if not node.is_live or node.page_id not in heads:
            hidden += (node.path,)
            continue
        parent = _parent(node, shown)
        address = _free_address(f"{parent['path']}/{node.slug}" if parent else node.slug, taken)
        shown[node.path] = {
            "id": node.key,
            "parent": parent["id"] if parent else None,
            "path": address,
            "origin": "local" if node.is_local else "inherited",
            "languages": list(languages.get(node.page_id, ())),
            **heads[node.page_id],
        }
    result = list(shown.values())
    return _leading_to(result, leave_out_untranslated_for) if leave_out_untranslated_for else result


def edition_version(content: Mapping[str, Any]) -> str:
    """Return the digest of an edition's content; what a page's own digest stands for is not looked at again."""
    pages = [
        [",".join(page["languages"]), *(page[name] for name in _BESIDE_SNAPSHOT)] for page in content["pages"]
    ]
    return digest({**content, "pages": pages})


def _parent(node: Node, shown: Mapping[str, Entry]) -> Entry | None:
    step = 4  # characters of a path for each level, as treebeard writes it
    return shown.get(node.path[:-step])


def _free_address(address: str, taken: set[str]) -> str:
    free, number = address, 1
    while free.lower() in taken:
        number += 1
        free = f"{address}-{number}"
    taken.add(free.lower())
    return free


def _leading_to(pages: list[Entry], language: str) -> list[Entry]:
    wanted: set[str | None] = set()
    for page in reversed(pages):
        if page["language"] == language or page["id"] in wanted:
            wanted |= {page["id"], page["parent"]}
    return [page for page in pages if page["id"] in wanted]
