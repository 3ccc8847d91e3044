from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.translations.bodies import Body, tally_with
from content.translations.models.choices import LANGUAGE_CHOICES
from content.translations.segments import Segment
from content.translations.staleness import String, Tally

# What ``measure`` sets.
MEASURES = ("total", "missing", "outdated", "machine", "waiting_since", "has_unpublished_changes")


class TranslationQuerySet(models.QuerySet["Translation"]):
    def live(self) -> TranslationQuerySet:
        return self.exclude(live=None)

    def into(self, language_codes: Iterable[str]) -> TranslationQuerySet:
        return self.filter(language__in=list(language_codes))


class Translation(models.Model):
    """The strings of one page in one language: a draft that is worked on, and what readers see.

    ``draft`` and ``live`` hold ``{segment key: {text, digest, origin}}``; ``live`` is null until it is published.
    ``draft_body`` and ``live_body`` hold the ``Body`` of a text that is written anew rather than translated. The
    numbers say how the draft stands to the source as ``measure`` last saw it.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="string_translations")
    language = models.CharField(_("language"), max_length=12, choices=LANGUAGE_CHOICES)
    draft = models.JSONField(default=dict)
    live = models.JSONField(null=True, default=None)
    live_at = models.DateTimeField(null=True)
    draft_body = models.JSONField(null=True, default=None)
    live_body = models.JSONField(null=True, default=None)
    total = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    outdated = models.PositiveIntegerField(default=0)
    machine = models.PositiveIntegerField(default=0)
    waiting_since = models.DateTimeField(null=True)
    has_unpublished_changes = models.BooleanField(default=True)
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
    def own_draft_body(self) -> Body | None:
        """The body that translators have written anew."""
        return Body.from_json(self.draft_body) if self.draft_body else None

    @property
    def own_live_body(self) -> Body | None:
        """The body written anew that readers see."""
        return Body.from_json(self.live_body) if self.live_body else None

    @property
    def is_live(self) -> bool:
        """Tell whether readers see anything of it."""
        return self.live is not None

    @property
    def tally(self) -> Tally:
        """How many strings the German has, and how those of the draft stand to them."""
        return Tally(self.total, self.missing, self.outdated, self.machine)

    def measure(self, segments: Iterable[Segment]) -> None:
        """Set what is known of the draft without reading it; nothing is stored."""
        present = list(segments)
        counted = tally_with(self.own_draft_body, present, self.draft_strings)
        self.total, self.missing, self.outdated, self.machine = (
            counted.total,
            counted.missing,
            counted.outdated,
            counted.machine,
        )
        self.waiting_since = (self.waiting_since or timezone.now()) if counted.is_waiting else None
        self.has_unpublished_changes = self._is_other_than_live({segment.key for segment in present})

    def _is_other_than_live(self, keys: Collection[str]) -> bool:
        if self.live is None or self.draft_body != self.live_body:
            return True
        # A string whose place has gone from the page stays where it is until that is next stored.
        return any(self.draft.get(key) != self.live.get(key) for key in keys)
