from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models

from content.translations.models.translation import Translation
from content.translations.staleness import Origin


class SourceTextQuerySet(models.QuerySet["SourceText"]):
    def texts(self, digests: Iterable[str]) -> dict[str, str]:
        """Return those of the texts that are known, by digest."""
        return dict(self.filter(digest__in=set(digests)).values_list("digest", "text"))


class SourceText(models.Model):
    """A German text that something was translated from, under its digest: what has changed since is seen in it."""

    digest = models.CharField(max_length=16, primary_key=True)
    text = models.TextField()

    objects = SourceTextQuerySet.as_manager()

    def __str__(self) -> str:
        return self.text


class Phrase(models.Model):
    """How one German text, named by its digest, is said in the draft of a translation."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="phrases")
    key = models.TextField()
    digest = models.CharField(max_length=16)
    text = models.TextField()
    is_reviewed = models.BooleanField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["digest"], name="phrase_by_digest")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["translation", "key"], name="translation_says_a_string_once"),
        ]

    def __str__(self) -> str:
        return self.text


def phrases_of(translation: Translation) -> list[Phrase]:
    """Return what the draft of a translation says, not stored yet."""
    return [
        Phrase(
            translation=translation,
            key=key,
            digest=string.digest,
            text=string.text,
            is_reviewed=string.origin is Origin.PERSON,
        )
        for key, string in translation.draft_strings.items()
    ]
