from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.core.text import text_digest
from content.translations.models.choices import LANGUAGE_CHOICES
from content.translations.staleness import Origin, Status
from content.translations.terms import term_forms

ORIGINS = [(Origin.PERSON.value, _("a person")), (Origin.MACHINE.value, _("a machine"))]


class Term(models.Model):
    """An official German term, which stands on letters and is therefore kept in every language."""

    name = models.CharField(_("term"), max_length=100, unique=True)
    forms = models.TextField(
        _("other forms"),
        blank=True,
        help_text=_("One a line, as they stand in texts: “Jugendamts”, “Jugendämter”, a short name."),
    )
    explanation = models.TextField(
        _("explanation"),
        max_length=500,
        default="",
        help_text=_("What it is, in one or two short sentences of plain German."),
    )

    class Meta:
        verbose_name = _("official term")
        verbose_name_plural = _("official terms")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def other_forms(self) -> list[str]:
        """How else the term stands in texts."""
        return [line.strip() for line in self.forms.splitlines() if line.strip()]

    @property
    def all_forms(self) -> list[str]:
        """How the term stands in texts; a name may list several, with what is said of it in brackets."""
        return term_forms(self.name, self.other_forms)

    @property
    def digest(self) -> str:
        """What a translated explanation remembers of the German one."""
        return text_digest(self.explanation)


class Explanation(models.Model):
    """What a term means, in plain words of another language, and from which German explanation that was made."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="explanations")
    language = models.CharField(_("language"), max_length=12, choices=LANGUAGE_CHOICES)
    text = models.TextField(_("explanation"), max_length=500)
    origin = models.CharField(_("made by"), max_length=10, choices=ORIGINS, default=Origin.PERSON.value)
    made_from = models.CharField(max_length=16, default="")

    class Meta:
        verbose_name = _("explanation")
        verbose_name_plural = _("explanations")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["term", "language"], name="term_is_explained_once_in_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.term} ({self.language})"

    @property
    def status(self) -> Status:
        """How it stands to the German explanation."""
        if self.made_from != self.term.digest:
            return Status.OUTDATED
        return Status.MACHINE_TRANSLATED if self.origin == Origin.MACHINE else Status.UP_TO_DATE
