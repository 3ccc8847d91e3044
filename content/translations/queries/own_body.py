"""A text of its own beside its German: what that says, and what has changed in it since they were compared."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from content.core.text import text_digest
from content.modules import previews
from content.modules.models import InfoPage
from content.overrides.differences import Fate, Piece
from content.overrides.wording import choice_names, wording
from content.translations.bodies import Body, body_segments
from content.translations.models import SourceText
from content.translations.queries.outline import places_of
from content.translations.queries.progress import segments_in
from content.translations.queries.workbench import compared
from content.translations.segments import Segment

_LINES_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A German block as it is read."""

    id: str
    html: SafeString
    is_changed: bool


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A German text that is another than when it was compared; without ``pieces`` nobody knows what it was."""

    place: str
    pieces: list[Piece]

    @property
    def has_other_words(self) -> bool:
        """Tell whether its words have changed, and not only its links and emphasis."""
        return any(piece.fate is not Fate.KEPT for piece in self.pieces)


def source_token(page: InfoPage) -> str:
    """Return what is the same for a page as long as its German blocks say the same."""
    return text_digest(" ".join(f"{found.key}:{found.digest}" for found in body_segments(segments_in(page))))


def source_blocks(page: InfoPage, changed: Collection[str]) -> list[SourceBlock]:
    """Return the German blocks of a page; ``changed`` are the units that have changed."""
    blocks = list(page.body.raw_data)
    return [
        SourceBlock(block["id"], mark_safe(html), f"body.{block['id']}" in changed)  # noqa: S308 - by templates
        for block, html in zip(blocks, previews.render_blocks(blocks), strict=True)
    ]


def source_changes(page: InfoPage, body: Body) -> list[SourceChange]:
    """Return what has changed in the German of a body, in a number of queries that does not grow with it."""
    segments = segments_in(page)
    changed, removed = body.changed(segments), body.removed(segments)
    former = SourceText.objects.texts(body.made_from.values())
    places = places_of(page, changed)
    found = [SourceChange(places[segment.key].heading, _pieces(segment, body, former)) for segment in changed]
    gone = _("No longer in the German")
    return found + [
        SourceChange(gone, compared(former[body.made_from[key]], "", is_rich=True))
        for key in removed
        if body.made_from[key] in former
    ]


def body_differences(theirs: Body, ours: Body) -> list[Piece]:
    """Return how the words of two bodies differ, with not more around that than tells where it is."""
    names = choice_names()
    pieces = compared(wording(theirs.blocks, names), wording(ours.blocks, names), is_rich=False)
    last = len(pieces) - 1
    return [
        _shortened(piece, is_first=place == 0, is_last=place == last) if piece.fate is Fate.KEPT else piece
        for place, piece in enumerate(pieces)
    ]


def _shortened(piece: Piece, *, is_first: bool, is_last: bool) -> Piece:
    lines = piece.text.strip("\n").split("\n")
    if len(lines) <= _LINES_BETWEEN:
        return piece
    beginning = "" if is_first else f"\n{lines[0]}\n"
    end = "" if is_last else f"\n{lines[-1]}\n"
    return Piece(piece.fate, f"{beginning}…{end}")


def _pieces(segment: Segment, body: Body, former: dict[str, str]) -> list[Piece]:
    digest = body.made_from.get(segment.key)
    if digest is None:
        return compared("", segment.text, is_rich=segment.is_rich)
    return compared(former[digest], segment.text, is_rich=segment.is_rich) if digest in former else []
