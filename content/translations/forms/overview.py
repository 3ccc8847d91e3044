"""What of all pages and languages is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from content.core.languages import LANGUAGES, Language
from content.translations.queries.board import Cell, Scope

WEEKS = (1, 4, 12)
STATUSES: dict[str, tuple[Any, Callable[[Cell], bool]]] = {
    "waiting": (_("Something to do"), lambda cell: cell.is_waiting),
    "missing": (_("Missing"), lambda cell: cell.tally is None or cell.tally.missing > 0),
    "outdated": (_("Outdated"), lambda cell: cell.tally is not None and cell.tally.outdated > 0),
    "machine": (_("Translated by machine"), lambda cell: cell.tally is not None and cell.tally.machine > 0),
    "draft": (_("Draft not published"), lambda cell: cell.tally is not None and cell.has_changes),
    "done": (_("Up to date"), lambda cell: cell.is_done),
}


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language, and whether it is asked for."""

    language: Language
    is_chosen: bool


class _Filter(forms.Form):
    """Filters by what is offered; what makes no sense asks for nothing."""

    def chosen(self, name: str) -> Any:
        """Return what is asked for by one of the fields, empty if nothing is."""
        self.is_valid()
        return self.cleaned_data.get(name, "")

    @property
    def is_used(self) -> bool:
        """Tell whether anything is asked for."""
        return any(self.chosen(name) for name in self.fields)


class ScopeForm(_Filter):
    """Whose pages are shown."""

    scope = forms.ChoiceField(label=_("Pages"), required=False)

    def __init__(self, *args: Any, scopes: Iterable[Scope], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scope"].choices = [(scope.slug, scope.name) for scope in scopes]  # type: ignore[attr-defined]  # a choice


class MatrixFilterForm(_Filter):
    """Which pages and languages of a scope are shown, and how they have to stand."""

    module = forms.ChoiceField(label=_("Topic"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    weeks = forms.ChoiceField(label=_("Waiting"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self,
        *args: Any,
        topics: Iterable[tuple[int, str, str]],
        languages: Iterable[Language],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "module": [("", _("All topics")), *((str(pk), title) for pk, title, _path in topics)],
            "status": [("", _("Any")), *((name, label) for name, (label, _is) in STATUSES.items())],
            "weeks": [("", _("Any")), *((str(weeks), _longer_than(weeks)) for weeks in WEEKS)],
            "languages": [(language.code, language.autonym) for language in languages],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice

    @property
    def language_choices(self) -> list[LanguageChoice]:
        """The languages to choose from."""
        chosen = self.chosen("languages")
        return [
            LanguageChoice(LANGUAGES[code], code in chosen)
            for code, _autonym in self.fields["languages"].choices  # type: ignore[attr-defined]  # a choice
        ]

    @property
    def chosen_languages(self) -> list[Language]:
        """Those that are asked for."""
        return [choice.language for choice in self.language_choices if choice.is_chosen]

    def is_wanted(self, now: datetime) -> Callable[[Cell], bool]:
        """Return what tells whether a cell has the status that is asked for and has waited as long."""
        status, weeks = self.chosen("status"), self.chosen("weeks")
        has_status = STATUSES[status][1] if status else lambda cell: True
        if not weeks:
            return has_status
        latest = now - timedelta(weeks=int(weeks))
        return lambda cell: has_status(cell) and cell.has_waited_since(latest)


class WaitingFilterForm(_Filter):
    """In which language."""

    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, *args: Any, codes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, LANGUAGES[code].autonym) for code in codes]
        self.fields["language"].choices = [("", _("All languages")), *named]  # type: ignore[attr-defined]  # a choice


def _longer_than(weeks: int) -> str:
    return ngettext("longer than %(weeks)s week", "longer than %(weeks)s weeks", weeks) % {"weeks": weeks}
