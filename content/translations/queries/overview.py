"""Every page of one scope by language: what is chosen of it, and how much of that is up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from wagtail.models import Page

from content.core.languages import LANGUAGES, Language
from content.translations.queries.board import Board, Cell, Scope, TextPage

Chosen = Callable[[Cell], bool]
Allowed = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some are up to date."""

    done: int
    total: int

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all; of none, all are."""
        return self.done * 100 // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class Row:
    """A page and how it stands in each of the matrix's languages: ``None`` where that is not asked for.

    ``share`` says of how many languages readers have all of it, whether those are asked for or not.
    """

    page: TextPage
    cells: list[Cell | None]
    share: Share


@dataclass(frozen=True, slots=True)
class Matrix:
    """Pages in the tree's order; the cells of each are those of ``languages``."""

    languages: list[Language]
    rows: list[Row]

    def shares(self) -> list[Share]:
        """Return for each language how many of the pages that readers see are up to date in it."""
        live = [row.cells for row in self.rows if row.page.is_live]
        return [_share(column) for column in zip(*live, strict=True)] or [Share(0, 0) for _ in self.languages]

    def share(self) -> Share:
        """Return how much of all is up to date."""
        shares = self.shares()
        return Share(sum(share.done for share in shares), sum(share.total for share in shares))

    def matching(self, is_wanted: Chosen) -> list[Row]:
        """Return the rows in which there is such a cell, with those alone."""
        kept = (
            replace(row, cells=[cell if cell and is_wanted(cell) else None for cell in row.cells])
            for row in self.rows
        )
        return [row for row in kept if any(row.cells)]


def matrix_of(
    board: Board, scope: Scope, codes: Sequence[str], is_allowed: Allowed, module: str = ""
) -> Matrix:
    """Return the pages of a scope, or of one statewide topic there, with the languages that are asked for."""
    rows = (
        _row(board, page, codes, is_allowed)
        for page in board.pages
        if page.home == scope.path and module in ("", page.module)
    )
    return Matrix([LANGUAGES[code] for code in codes], [row for row in rows if row.share.total])


def topics_of(board: Board) -> list[tuple[int, str, str]]:
    """Return the number, title and path of the statewide topics that the pages are part of, in the tree's order."""
    paths = {page.module for page in board.pages}
    return list(Page.objects.filter(path__in=paths).order_by("path").values_list("pk", "title", "path"))


def _row(board: Board, page: TextPage, codes: Sequence[str], is_allowed: Allowed) -> Row:
    cells = [board.cell(page, code) if is_allowed(page.path, code) else None for code in codes]
    return Row(page, cells, _share(cells))


def _share(cells: Iterable[Cell | None]) -> Share:
    found = [cell for cell in cells if cell]
    return Share(sum(cell.is_done for cell in found), len(found))
