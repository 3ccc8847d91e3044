"""How a translation stands, said to the people who make them."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.translations.queries.board import Cell
from content.translations.queries.waiting import Waiting
from content.translations.staleness import Status, Tally

# A status by what it is called in style sheets and addresses.
STATUS_NAMES = {
    Status.MISSING: "missing",
    Status.OUTDATED: "outdated",
    Status.MACHINE_TRANSLATED: "machine",
    Status.UP_TO_DATE: "done",
}


def status_words(cell: Cell) -> list[tuple[str, str]]:
    """Return what is to be done, each as the name of a status and its words; that all is done, where it is."""
    if cell.tally is None:
        return [("missing", _("Not translated"))]
    return list(_counts(cell.tally)) or [("done", _("Up to date"))]


def _counts(tally: Tally) -> Iterator[tuple[str, str]]:
    if count := tally.missing:
        words = ngettext("%(missing)s text missing", "%(missing)s texts missing", count)
        yield "missing", words % {"missing": count}
    if count := tally.outdated:
        words = ngettext("%(outdated)s text outdated", "%(outdated)s texts outdated", count)
        yield "outdated", words % {"outdated": count}
    if count := tally.machine:
        words = ngettext("%(machine)s text by machine", "%(machine)s texts by machine", count)
        yield "machine", words % {"machine": count}


def publication_words(cell: Cell) -> str:
    """Return what readers see of a translation."""
    if not cell.is_live:
        return _("Not published")
    return _("Published, with a newer draft") if cell.has_changes else _("Published")


def waiting_words(cell: Cell, now: datetime) -> str:
    """Return for how long something has waited; nothing, if it does not wait."""
    return timesince(cell.since, now, depth=1) if cell.since and cell.is_waiting else ""


def task_words(waiting: Waiting) -> list[tuple[str, str]]:
    """Return what is to be done with what waits, each as the name of a status and its words."""
    cell = waiting.cell
    if cell.tally and not cell.tally.is_waiting:
        return [("draft", publication_words(cell))]
    urgent = [("withheld", _("Urgent: kept from readers"))] if waiting.is_withheld else []
    return urgent + status_words(cell)
