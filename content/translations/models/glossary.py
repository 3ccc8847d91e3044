from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from content.core.languages import LANGUAGES
from content.translations.staleness import Origin

ORIGINS = [(Origin.PERSON.value, _("a person")), (Origin.MACHINE.value, _("a machine"))]


class Term(ClusterableModel):
    """An official German term, which stands on letters and is therefore kept in every language."""

    name = models.CharField(_("term"), max_length=100, unique=True)
    forms = models.TextField(
        _("other forms"),
        blank=True,
        help_text=_("One a line, as they stand in texts: “Jugendamts”, “Jugendämter”, a short name."),
    )

    class Meta:
        verbose_name = _("official term")
        verbose_name_plural = _("official terms")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def all_forms(self) -> list[str]:
        """The name and the other forms, as they stand in texts."""
        return [self.name, *(line.strip() for line in self.forms.splitlines() if line.strip())]


class Explanation(models.Model):
    """What a term means, in plain words of one language."""

    term = ParentalKey(Term, on_delete=models.CASCADE, related_name="explanations")
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=[(language.code, language.autonym) for language in LANGUAGES.values()],
    )
    text = models.TextField(_("explanation"), max_length=500)
    origin = models.CharField(_("made by"), max_length=10, choices=ORIGINS, default=Origin.PERSON.value)

    class Meta:
        verbose_name = _("explanation")
        verbose_name_plural = _("explanations")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["term", "language"], name="term_is_explained_once_in_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.term} ({self.language})"
