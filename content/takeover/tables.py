"""Tables: those that a table block can hold, and all others as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from content.takeover.pieces import Piece, Table
from content.takeover.richtext import BREAK, Paragraph, Run
from content.takeover.trees import Element

LONGEST_LINE = 250
MOST_COLUMNS = 5
NO_NAME = "–"
ReadCell = Callable[[Element], Sequence[Piece]]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell."""

    pieces: Sequence[Piece]
    is_heading: bool
    is_wide: bool

    @property
    def is_plain(self) -> bool:
        """Tell whether a line of text can say all of it."""
        return not self.is_wide and all(
            isinstance(piece, Paragraph) and not any(_leads_elsewhere(run) for run in piece.links)
            for piece in self.pieces
        )

    @property
    def line(self) -> str:
        """What stands in it, in one line."""
        lines = [line for piece in self.pieces for line in _lines(piece)]
        return "".join(_with_comma(line, is_last=line is lines[-1]) for line in lines)

    @property
    def is_bold(self) -> bool:
        """Tell whether it looks like a heading."""
        paragraphs = [piece for piece in self.pieces if isinstance(piece, Paragraph)]
        return bool(paragraphs) and all(run.is_bold for found in paragraphs for run in found.runs)


def _leads_elsewhere(run: Run) -> bool:
    # A number and an address are links of their own wherever they stand.
    return 'href="tel:' not in run.link and f'href="mailto:{run.text}"' not in run.link


def _lines(piece: Piece) -> list[str]:
    if not isinstance(piece, Paragraph):
        return []
    text = "".join(run.text for run in piece.runs)
    return [line.strip() for line in text.split(BREAK) if line.strip()]


def _with_comma(line: str, *, is_last: bool) -> str:
    if is_last:
        return line
    return f"{line} " if line[-1] in ".,;:!?–-" else f"{line}, "


Grid = list[list[Cell]]


def grid_of(table: Element, read: ReadCell) -> Grid:
    """Return the cells of a table, row by row; rows of a table inside belong to its cell."""
    rows = [[_cell(cell, read) for cell in _named(row, "td", "th")] for row in _rows(table)]
    return [row for row in rows if row]


def _rows(table: Element) -> Iterator[Element]:
    # Browsers put every row into a part, and so does the tree.
    for part in _named(table, "thead", "tbody", "tfoot"):
        yield from _named(part, "tr")


def _named(element: Element, *tags: str) -> list[Element]:
    return [child for child in element.elements if child.tag in tags and not child.is_hidden]


def _cell(element: Element, read: ReadCell) -> Cell:
    is_wide = any(element.get(name) not in ("", "1") for name in ("colspan", "rowspan"))
    return Cell(read(element), element.tag == "th", is_wide)


def as_table(grid: Grid, caption: str) -> Table | None:
    """Return a table with a heading above each column, or None if a table block cannot hold it."""
    if len(grid) < 2 or not _has_headings(grid[0]):
        return None
    width = len(grid[0])
    cells = [cell for row in grid for cell in row]
    is_regular = 2 <= width <= MOST_COLUMNS and all(len(row) == width for row in grid)
    if not is_regular or not all(cell.is_plain and len(cell.line) <= LONGEST_LINE for cell in cells):
        return None
    columns, *rows = [tuple(cell.line for cell in row) for row in grid]
    return Table(caption, tuple(column or NO_NAME for column in columns), tuple(rows))


def _has_headings(row: Sequence[Cell]) -> bool:
    named = [cell for cell in row if cell.pieces]
    return bool(named) and (all(cell.is_heading for cell in named) or all(cell.is_bold for cell in named))


def as_text(grid: Grid) -> list[Piece]:
    """Return what stands in the cells: each row a paragraph, with the heading of its column before each cell."""
    headings = [cell.line for cell in grid[0]] if _is_headed(grid) else []
    rows = grid[1:] if headings else grid
    return [piece for row in rows for piece in _row_as_text(row, headings)]


def _is_headed(grid: Grid) -> bool:
    widths = {len(row) for row in grid}
    is_regular = len(widths) == 1 and widths != {1}
    plain = is_regular and all(cell.is_plain and not cell.is_wide for cell in grid[0])
    return len(grid) > 1 and plain and _has_headings(grid[0])


def _row_as_text(row: Sequence[Cell], headings: Sequence[str]) -> Iterator[Piece]:
    together: list[Run] = []
    for number, cell in enumerate(row):
        if number < len(headings) and headings[number]:
            together += _after(together, BREAK, Run(f"{headings[number]}:", is_bold=True))
            separator = " "
        else:
            separator = BREAK
        for piece in cell.pieces:
            if isinstance(piece, Paragraph):
                together += _after(together, separator, *piece.runs)
                separator = BREAK
            else:
                yield from _finished(together)
                together = []
                yield piece
    yield from _finished(together)


def _after(before: Sequence[Run], separator: str, *runs: Run) -> list[Run]:
    return [Run(separator), *runs] if before else list(runs)


def _finished(runs: Sequence[Run]) -> Iterator[Paragraph]:
    if runs:
        yield Paragraph(tuple(runs))
