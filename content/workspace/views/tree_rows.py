"""A page in a district's tree as it stands on the screen, put together once so that the template has little to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from content.core.languages import SOURCE_LANGUAGE, Language
from content.districts.models import DistrictHome
from content.modules.enums import Purpose
from content.workspace.forms import STATUSES
from content.workspace.queries.tree import Row, Status


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a click does: a link, or a change."""

    label: str
    address: str
    is_change: bool = False


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A page with its ``tags`` (status and name), what else is to be said of it, its previews and its actions."""

    row: Row
    tags: list[tuple[str, str]]
    notes: list[str]
    complete: str
    previews: SafeString
    first: Action | None
    more: list[Action]


class Presenter:
    """Puts rows of one district together for one person. What is the same for all of them is made once."""

    def __init__(
        self, home: DistrictHome, languages: Sequence[Language], *, may_edit: bool, may_publish: bool
    ) -> None:
        self.languages, self.may_edit, self.may_publish = languages, may_edit, may_publish
        slug = home.district.slug
        self._names = {value: str(name) for value, name in STATUSES}
        self._complete = _("%(complete)s of %(total)s")
        self._inbox = reverse("districts:inbox", args=[slug])
        self._website = reverse("website:home", args=[slug, SOURCE_LANGUAGE])
        self._add = reverse("wagtailadmin_pages:add", args=["modules", "infopage", home.pk])
        self._edit = _numbered("wagtailadmin_pages:edit")
        self._adapt, self._hide, self._show, self._up, self._down = (
            _numbered(f"districts:{name}", slug) for name in ("adapt", "hide", "show", "move_up", "move_down")
        )
        self._labels = {
            "edit": _("Edit"),
            "adapt": _("Adapt"),
            "review": _("Review"),
            "show": _("Show again"),
            "view": _("View on the website"),
            "before": _("Add page before it"),
            "after": _("Add page after it"),
            "below": _("Add page below it"),
            "hide": _("Hide"),
            "up": _("Up"),
            "down": _("Down"),
        }

    def present(self, row: Row, *, is_filtered: bool) -> ShownRow:
        """Return a row as it is shown; in a list without indentation it says where it belongs."""
        total = len(self.languages)
        return ShownRow(
            row,
            tags=[(status.value, self._names[status.value]) for status in row.statuses],
            notes=list(self._notes(row, is_filtered=is_filtered)),
            complete=self._complete % {"complete": row.complete, "total": total} if row.shares else "–",
            previews=self._previews(row),
            first=self._first(row) if self.may_edit else None,
            more=list(self._more(row)),
        )

    def _notes(self, row: Row, *, is_filtered: bool) -> Iterator[str]:
        if is_filtered and row.trail:
            yield " › ".join(row.trail)
        if row.purpose:
            yield str(Purpose(row.purpose).label)
        if row.is_replaced:
            yield _("replaced by a local page")
        if row.is_withdrawn:
            yield _("withdrawn by the state")
        if row.is_hidden_above:
            yield _("with the page above")
        if row.origins:
            yield _("copied from %(names)s") % {"names": ", ".join(row.origins)}

    def _previews(self, row: Row) -> SafeString:
        return mark_safe(  # noqa: S308 - numbers, and languages from our own table
            "".join(
                f'<li><a href="preview/{row.page_id}/{language.code}/" lang="{language.code}"'
                f' dir="{language.direction}">{language.autonym}</a> {share} %</li>'
                for language, share in zip(
                    self.languages, row.shares or [0] * len(self.languages), strict=True
                )
            )
        )

    def _first(self, row: Row) -> Action | None:
        """Return what is most likely wanted."""
        if row.is_local:
            return self._link("edit", self._edit % row.page_id)
        if row.is_withdrawn:
            return self._link("review", self._inbox)
        if row.is_replaced:
            return None
        if row.status is not Status.HIDDEN:
            if row.override_id:
                is_begun = row.statuses != (Status.INHERITED,)
                return self._link("edit" if is_begun else "adapt", self._edit % row.override_id)
            return self._change("adapt", self._adapt % row.page_id)
        can_show = self.may_publish and not row.is_hidden_above
        return self._change("show", self._show % row.page_id) if can_show else None

    def _more(self, row: Row) -> Iterator[Action]:
        if row.address:
            yield self._link("view", f"{self._website}{row.address}/")
        is_statewide = not row.is_local and not row.is_withdrawn
        if self.may_edit and is_statewide:
            if row.override_id and row.status is Status.HIDDEN:
                yield self._link("edit", self._edit % row.override_id)
            for placement in ("before", "after", "below"):
                address = f"{self._add}?place={row.page_id}&placement={placement.upper()}"
                yield self._link(placement, address)
        if self.may_publish and is_statewide and row.status is not Status.HIDDEN:
            yield self._change("hide", self._hide % row.page_id)
        if self.may_publish:
            yield from self._moves(row)

    def _moves(self, row: Row) -> Iterator[Action]:
        if row.can_move_up:
            yield self._change("up", self._up % row.page_id)
        if row.can_move_down:
            yield self._change("down", self._down % row.page_id)

    def _link(self, label: str, address: str) -> Action:
        return Action(self._labels[label], address)

    def _change(self, label: str, address: str) -> Action:
        return Action(self._labels[label], address, is_change=True)


def _numbered(name: str, *args: str) -> str:
    """Return an address with a place for a number: to ask for each of hundreds takes longer than to show them."""
    before, _zero, after = reverse(name, args=[*args, 0]).rpartition("/0/")
    return f"{before}/%d/{after}"
