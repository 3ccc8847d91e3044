"""The overview's rows as they stand on the screen, put together once: a template takes too long over many cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from content.translations.queries.board import Cell, TextPage
from content.translations.queries.overview import Row, Share
from content.translations.staleness import Status
from content.translations.standing import STATUS_NAMES, publication_words, status_words


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A page with its address, what else is to be said of it, and the cells of its row."""

    page: TextPage
    address: str
    note: str
    share: Share
    cells: SafeString


class Presenter:
    """Puts rows together. What many cells have in common is made once."""

    def __init__(self, codes: Sequence[str]) -> None:
        self._codes = codes
        self._index = reverse("translations:index")
        self._draft, self._adapted = _("Draft"), _("adapted page")
        self._links: dict[tuple[Any, ...], str] = {}

    def present(self, row: Row) -> ShownRow:
        """Return a row as it is shown."""
        address = f"{self._index}{row.page.page_id}/"
        cells = [
            f'<td><a href="{address}{code}/"{self._link(cell)}</a></td>' if cell else "<td></td>"
            for code, cell in zip(self._codes, row.cells, strict=True)
        ]
        shown = mark_safe("".join(cells))  # noqa: S308 - numbers, codes of our own and words that are escaped
        return ShownRow(row.page, address, self._note(row.page), row.share, shown)

    def _note(self, page: TextPage) -> str:
        if not page.is_live:
            return self._draft
        return self._adapted if page.is_adapted else ""

    def _link(self, cell: Cell) -> str:
        """Return the rest of a link: the sign and the number are for the eye, the words are for everybody."""
        known = (cell.tally, cell.is_live, cell.has_changes)
        if known not in self._links:
            words = [words for _name, words in status_words(cell)]
            if cell.tally and (not cell.is_live or cell.has_changes):
                words.append(publication_words(cell))
            label = escape(", ".join(words))
            classes = f"status status--{STATUS_NAMES[cell.status]}"
            if cell.tally and (not cell.is_live or cell.has_changes):
                classes += " status--draft"
            self._links[known] = f' class="{classes}" title="{label}" aria-label="{label}">{_number(cell)}'
        return self._links[known]


def _number(cell: Cell) -> str:
    if cell.tally is None:
        return ""
    counts = {
        Status.MISSING: cell.tally.missing,
        Status.OUTDATED: cell.tally.outdated,
        Status.MACHINE_TRANSLATED: cell.tally.machine,
    }
    return str(counts.get(cell.status, ""))
