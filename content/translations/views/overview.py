"""What there is to translate, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView

from content.core.languages import LANGUAGES
from content.translations.forms.overview import MatrixFilterForm, ScopeForm
from content.translations.queries.board import (
    STATEWIDE,
    Cell,
    Scope,
    TextPage,
    board_of,
    permission_check,
    scopes_within,
)
from content.translations.queries.overview import Matrix, Row, matrix_of, topics_of
from content.translations.rules import translatable_paths
from content.translations.spreadsheets import as_csv
from content.translations.standing import publication_words, status_words
from content.translations.views.choosing import TranslatorsMixin
from content.translations.views.matrix import Presenter

# Where no home has been made yet.
NOWHERE = Scope(STATEWIDE, "", "-", ())


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person has asked for, and what is found."""

    form: MatrixFilterForm
    matrix: Matrix
    rows: list[Row]


class ChosenMixin:
    """A view of the pages of one scope in all languages, for those who may translate there."""

    request: HttpRequest

    @cached_property
    def paths(self) -> dict[str, list[str]]:
        paths = translatable_paths(self.request.user)
        if not paths:
            raise PermissionDenied
        return paths

    @cached_property
    def scopes(self) -> list[Scope]:
        return scopes_within({path for found in self.paths.values() for path in found}) or [NOWHERE]

    @cached_property
    def scope_form(self) -> ScopeForm:
        return ScopeForm(self.request.GET or None, scopes=self.scopes, initial={"scope": self.scopes[0].slug})

    @cached_property
    def scope(self) -> Scope:
        asked = self.scope_form.chosen("scope") if self.scope_form.is_bound else ""
        return next((scope for scope in self.scopes if scope.slug == asked), self.scopes[0])

    def chosen(self) -> Chosen:
        offered = [code for code in self.scope.codes if code in self.paths]
        board = board_of([self.scope.path], offered)
        topics = topics_of(board)
        form = MatrixFilterForm(
            self.request.GET, topics=topics, languages=[LANGUAGES[code] for code in offered]
        )
        module = next((path for pk, _title, path in topics if str(pk) == form.chosen("module")), "")
        codes = [code for code in offered if code in (form.chosen("languages") or offered)]
        matrix = matrix_of(board, self.scope, codes, permission_check(self.paths), module)
        return Chosen(form, matrix, matrix.matching(form.is_wanted(timezone.now())))


class OverviewView(ChosenMixin, TranslatorsMixin, TemplateView):
    """Every page of the state, or of a district, in every language."""

    template_name = "translations/overview.html"
    page_title = gettext_lazy("Overview")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = self.chosen()
        matrix = chosen.matrix
        presenter = Presenter([language.code for language in matrix.languages])
        return super().get_context_data(
            **kwargs,
            scope=self.scope,
            scope_form=self.scope_form,
            has_scopes=len(self.scopes) > 1,
            form=chosen.form,
            columns=list(zip(matrix.languages, matrix.shares(), strict=True)),
            share=matrix.share(),
            rows=[presenter.present(row) for row in chosen.rows],
        )


class OverviewTableView(ChosenMixin, View):
    """The same as a table for a spreadsheet: a line for each page and language."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = list(_lines(self.chosen()))
        response = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
        name = f"{self.scope.slug}-{timezone.localdate():%Y-%m-%d}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def _lines(chosen: Chosen) -> Iterator[list[object]]:
    yield [
        _("Page"),
        _("Title"),
        _("Language"),
        _("Status"),
        _("Missing"),
        _("Outdated"),
        _("Translated by machine"),
        _("Texts"),
        _("For readers"),
        _("Waiting since"),
    ]
    for row in chosen.rows:
        for language, cell in zip(chosen.matrix.languages, row.cells, strict=True):
            if cell:
                yield [row.page.page_id, row.page.title, language.german_name, *_line(row.page, cell)]


def _line(page: TextPage, cell: Cell) -> Iterator[object]:
    yield ", ".join(words for _name, words in status_words(cell))
    tally = cell.tally
    # How many texts there are is known once somebody has begun.
    yield from (tally.missing, tally.outdated, tally.machine, tally.total) if tally else ("", "", "", "")
    yield publication_words(cell)
    yield timezone.localtime(cell.since).date() if cell.since and cell.is_waiting else ""
