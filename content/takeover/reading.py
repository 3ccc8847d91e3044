"""A page of theirs as the blocks of one of ours."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from content.editions.digests import digest
from content.takeover.answers import TheirPage
from content.takeover.conversion import Block, converted, pictures_in
from content.takeover.links import Links, Origin, is_web_address
from content.takeover.losses import Loss, LossKind
from content.takeover.walking import walked


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a text with images by their addresses, its sources, and what it lost."""

    title: str
    blocks: Sequence[Block]
    sources: Sequence[Mapping[str, str]]
    losses: Sequence[Loss]

    @property
    def pictures(self) -> dict[str, str]:
        """What its images show, by their addresses."""
        return pictures_in(self.blocks)


def reading_of(page: TheirPage, origin: Origin, pages: Mapping[str, int]) -> Reading:
    """Return what a page says; ``pages`` are the primary keys of ours by the paths of theirs."""
    text = walked(page.content, Links(origin, pages))
    blocks = converted(text.pieces, page.title)
    name, website = page.organisation
    sources = [{"title": name, "url": website}] if name and is_web_address(website) else []
    unnamed = [Loss(LossKind.ORGANISATION, name)] if name and not sources else []
    return Reading(page.title, blocks.blocks, sources, [*page.losses, *unnamed, *text.losses, *blocks.losses])


def their_digest(page: TheirPage) -> str:
    """Return a digest that is another once a page has changed there."""
    return digest([page.title, page.content, page.organisation])


def pictures_beside(
    pictures: Collection[str], german: Collection[str], images: Mapping[str, int]
) -> tuple[dict[str, int], list[Loss]]:
    """Return the images of a translation by their addresses: where it has as many as the German, those of that.

    An image is the same in every language here; the losses are those that were others there.
    """
    if len(pictures) != len(german):
        lost = [Loss(LossKind.OTHER_PICTURE, address) for address in pictures if address not in images]
        return {address: images[address] for address in pictures if address in images}, lost
    pairs = list(zip(pictures, german, strict=True))
    losses = [Loss(LossKind.OTHER_PICTURE, address) for address, beside in pairs if address != beside]
    return {address: images[beside] for address, beside in pairs if beside in images}, losses
