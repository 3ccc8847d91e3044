"""What waits for a person who translates: the most urgent first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page

from content.core.languages import LANGUAGES, Language
from content.modules.queries import recent_reads
from content.translations.models import Translation
from content.translations.queries.board import (
    Board,
    Cell,
    Scope,
    TextPage,
    board_of,
    permission_check,
    scopes_within,
)
from content.translations.rules import translatable_paths

WEEK = timedelta(weeks=1)
# What is stored of a string or a text written anew that readers do not get: the German has changed urgently.
_WITHHELD = '"is_withheld": true'


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page that waits in a language, whose it is, and how often it was read there in recent months."""

    page: TextPage
    scope: Scope
    language: Language
    cell: Cell
    reads: int
    is_withheld: bool

    def urgency(self, now: datetime) -> tuple[bool, float, str]:
        """Return what lists are sorted by: what is kept from readers, then what is read most and waits longest."""
        weeks = (now - self.cell.since) / WEEK if self.cell.since else 0
        return not self.is_withheld, -(self.reads + 1) * (weeks + 1), self.page.path


def waiting_for(
    user: AbstractBaseUser | AnonymousUser, paths: dict[str, list[str]] | None = None
) -> list[Waiting]:
    """Return what a person may translate and has to: pages that readers see, in a number of queries that does not grow.

    ``paths`` are those of the person in the languages that are asked for, if not in all.
    """
    paths = translatable_paths(user) if paths is None else paths
    places = {path for found in paths.values() for path in found}
    scopes = {scope.path: scope for scope in scopes_within(places)}
    board = board_of(places, paths)
    found = _waiting(board, scopes, paths)
    now = timezone.now()
    return sorted(found, key=lambda waiting: (*waiting.urgency(now), waiting.language.code))


def next_waiting(user: AbstractBaseUser | AnonymousUser, code: str, *, after: Page) -> Waiting | None:
    """Return what waits in a language after the page that a person comes from; the first, where that waits no more."""
    found = waiting_for(user, {code: translatable_paths(user).get(code, [])})
    at = next((number for number, waiting in enumerate(found) if waiting.page.page_id == after.pk), -1)
    return next(iter(found[at + 1 :] + found[: max(at, 0)]), None)


def _waiting(board: Board, scopes: dict[str, Scope], paths: dict[str, list[str]]) -> list[Waiting]:
    is_allowed = permission_check(paths)
    reads = recent_reads(paths, timezone.localdate())
    withheld = _withheld(paths)
    return [
        Waiting(
            page,
            scopes[page.home],
            LANGUAGES[code],
            cell,
            reads.get((page.key, code), 0),
            is_withheld=(page.page_id, code) in withheld,
        )
        for page in board.pages
        if page.is_live and page.home in scopes
        for code in scopes[page.home].codes
        if is_allowed(page.path, code) and (cell := board.cell(page, code)).is_waiting
    ]


def _withheld(codes: Collection[str]) -> set[tuple[int, str]]:
    outdated = Translation.objects.into(codes).filter(outdated__gt=0)
    stored = outdated.annotate(strings=Cast("draft", TextField()), body=Cast("draft_body", TextField()))
    marked = stored.filter(Q(strings__contains=_WITHHELD) | Q(body__contains=_WITHHELD))
    return set(marked.values_list("page_id", "language"))
