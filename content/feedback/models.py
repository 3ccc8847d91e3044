from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.districts.models import District
from content.feedback.enums import FeedbackKind, Origin, Source

LONGEST_COMMENT = 2000
LONGEST_LINE = 200
LONGEST_TITLE = 255
# What votes on no page are counted under.
WHOLE_DISTRICT = UUID(int=0)


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def concerning(self, *, districts: Collection[District], has_state: bool) -> FeedbackQuerySet:
        """What these districts get, and, if ``has_state``, what is said of the state's texts and of any barrier."""
        found = Q(district__in=districts)
        if has_state:
            found |= Q(origin=Origin.INHERITED) | Q(kind=FeedbackKind.BARRIER)
        return self.filter(found)

    def unsettled(self) -> FeedbackQuerySet:
        return self.filter(settled_at=None)

    def in_order_of_need(self) -> FeedbackQuerySet:
        """What is to be done first, the latest first; then what was settled, the latest first."""
        return self.order_by(F("settled_at").desc(nulls_first=True), "-received_at", "-pk")


class Feedback(models.Model):
    """What a reader has written, about a page, a search, a district or a barrier. Nothing says who it was.

    ``key`` is the translation key of the page, whose title, address and digest of the text are kept as they were then.
    """

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="feedback")
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=10, choices=FeedbackKind)
    key = models.UUIDField(null=True)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    path = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    query = models.CharField(max_length=LONGEST_LINE, blank=True)
    helped = models.BooleanField(null=True)
    comment = models.TextField(max_length=LONGEST_COMMENT, blank=True)
    contact = models.CharField(max_length=LONGEST_LINE, blank=True)
    source = models.CharField(max_length=10, choices=Source)
    received_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        indexes: ClassVar = [
            models.Index(
                fields=["district", "-received_at"],
                condition=Q(settled_at=None),
                name="feedback_unsettled",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(comment="") | ~Q(query=""), name="feedback_says_more_than_a_vote"
            ),
            models.CheckConstraint(
                condition=Q(kind=FeedbackKind.SEARCH) ^ Q(query=""), name="feedback_on_a_search_has_a_query"
            ),
            models.CheckConstraint(
                condition=Q(kind=FeedbackKind.BARRIER)
                | Q(kind=FeedbackKind.PAGE, key__isnull=False)
                | (Q(key=None) & ~Q(kind=FeedbackKind.PAGE)),
                name="feedback_on_a_page_names_it",
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None) | Q(settled_at__isnull=False),
                name="feedback_is_settled_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.district_id}/{self.language}: {self.title or self.kind}"


class VotesQuerySet(models.QuerySet["Votes"]):
    def concerning(self, *, districts: Collection[District], has_state: bool) -> VotesQuerySet:
        """Those in these districts, and, if ``has_state``, those on the state's texts anywhere."""
        found = Q(district__in=districts)
        return self.filter(found | Q(origin=Origin.INHERITED) if has_state else found)


class Votes(models.Model):
    """How many readers of a page, in a district, a language and a month, said that it helped, and how many that not.

    ``key`` is the page's translation key, or ``WHOLE_DISTRICT``. A vote with a comment counts here, too.
    """

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="votes")
    key = models.UUIDField()
    origin = models.CharField(max_length=10, choices=Origin, blank=True)
    language = models.CharField(max_length=12)
    month = models.DateField()
    helped = models.PositiveIntegerField(default=0)
    missed = models.PositiveIntegerField(default=0)

    objects = VotesQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["district", "key", "origin", "language", "month"],
                name="votes_are_counted_once_a_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.language}, {self.month:%Y-%m}): {self.helped}/{self.missed}"


class SentKey(models.Model):
    """An ``Idempotency-Key`` that has been used, as a digest, and the digest of what came with it.

    Whoever repeats a request because no answer came is answered as before, and nothing is stored again.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    content = models.CharField(max_length=64)
    received_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.digest[:12]
