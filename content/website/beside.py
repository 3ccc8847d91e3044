"""Two languages of a page side by side, block by block: for reading together with people who speak German."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import html as lxml_html

GERMAN = "de-"


@dataclass(frozen=True, slots=True)
class Pair:
    """A block in both languages; where one lacks it, it is empty."""

    own: str
    german: str


def pairs_of(own: str, german: str, shown_in: str) -> list[Pair]:
    """Return the blocks of a page and of its German text side by side.

    Blocks that are not in ``shown_in``, the page's language, are left to the German. Its ids begin with ``de-``.
    """
    blocks = beside(blocks_in(own, only_in=shown_in), blocks_in(german, prefix=GERMAN))
    return [Pair(one, other) for one, other in blocks]


def blocks_in(html: str, *, prefix: str = "", only_in: str = "") -> dict[str, str]:
    """Return the blocks of a page by their ids; ``prefix`` is put before all ids in them."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    blocks = [(block.get("id", ""), block) for block in root]
    for element in root.iterdescendants():
        if prefix and (name := element.get("id")):
            element.set("id", f"{prefix}{name}")
        if prefix and (href := element.get("href", "")).startswith("#"):
            element.set("href", f"#{prefix}{href[1:]}")
    return {
        name: lxml_html.tostring(block, encoding="unicode", with_tail=False)
        for name, block in blocks
        if not only_in or block.get("lang", only_in) == only_in
    }


def beside(own: Mapping[str, str], other: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the blocks of two texts side by side, in the order of the first.

    What only the other has follows what it follows there. Texts without a common block stand side by side whole.
    """
    if not own.keys() & other.keys():
        yield "".join(own.values()), "".join(other.values())
        return
    following: dict[str, list[str]] = defaultdict(list)
    shared = ""
    for name, html in other.items():
        if name in own:
            shared = name
        else:
            following[shared].append(html)
    yield from (("", html) for html in following[""])
    for name, html in own.items():
        yield html, other.get(name, "")
        yield from (("", added) for added in following[name])
