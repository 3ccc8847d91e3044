from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.translations.staleness import String

LANGUAGE_CHOICES = [
    (language.code, language.autonym) for language in LANGUAGES.values() if language.code != SOURCE_LANGUAGE
]


class TranslationQuerySet(models.QuerySet["Translation"]):
    def live(self) -> TranslationQuerySet:
        return self.exclude(live=None)

    def into(self, language_codes: Iterable[str]) -> TranslationQuerySet:
        return self.filter(language__in=list(language_codes))


class Translation(models.Model):
    """The strings of one page in one language: a draft that is worked on, and what readers see.

    ``draft`` and ``live`` hold ``{segment key: {text, digest, origin}}``; ``live`` is null until it is published.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="string_translations")
    language = models.CharField(_("language"), max_length=12, choices=LANGUAGE_CHOICES)
    draft = models.JSONField(default=dict)
    live = models.JSONField(null=True, default=None)
    live_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = TranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["page", "language"], name="page_has_one_translation_per_language"
            ),
            models.CheckConstraint(
                condition=Q(live=None, live_at=None) | Q(live__isnull=False, live_at__isnull=False),
                name="translation_is_live_since_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page} ({self.get_language_display()})"

    @property
    def draft_strings(self) -> dict[str, String]:
        """What translators work on."""
        return {key: String.from_json(stored) for key, stored in self.draft.items()}

    @property
    def live_strings(self) -> dict[str, String]:
        """What readers see; empty while nothing is published."""
        return {key: String.from_json(stored) for key, stored in (self.live or {}).items()}

    @property
    def has_unpublished_changes(self) -> bool:
        return self.live != self.draft


class GroupTranslationPermission(models.Model):
    """A group's right to translate a page and all below it into a language."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="translation_permissions")
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="translation_permissions", verbose_name=_("page")
    )
    language = models.CharField(_("language"), max_length=12, choices=LANGUAGE_CHOICES)

    class Meta:
        verbose_name = _("right to translate")
        verbose_name_plural = _("rights to translate")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "page", "language"], name="group_has_a_right_to_translate_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.page} ({self.language})"
