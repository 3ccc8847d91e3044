from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import ClassVar
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.core.languages import LANGUAGES, Language
from content.districts.models import District
from content.webhooks import events
from content.webhooks.enums import DeliveryState, Stop
from content.webhooks.signatures import new_secret
from content.webhooks.wording import sentence_for


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def active(self) -> WebhookQuerySet:
        return self.filter(stopped="")


class Webhook(models.Model):
    """An address that is told when editions change: those of one district or of all, in some languages or in all.

    The secret is stored as it is, since signing needs it. The one before it is good until ``previous_until``.
    ``failing_since`` is set from the first failure after which nothing has arrived; ``resting_until`` keeps one that
    fails from holding up the others.
    """

    district = models.ForeignKey(
        District,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="webhooks",
        verbose_name=_("district"),
    )
    address = models.CharField(_("address"), max_length=500)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    secret = models.CharField(max_length=100, default=new_secret)
    previous_secret = models.CharField(max_length=100, blank=True)
    previous_until = models.DateTimeField(null=True)
    stopped = models.CharField(max_length=12, choices=Stop, blank=True)
    failing_since = models.DateTimeField(null=True)
    resting_until = models.DateTimeField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(previous_secret="", previous_until=None)
                | (~Q(previous_secret="") & Q(previous_until__isnull=False)),
                name="webhook_says_until_when_its_previous_secret_is_good",
            ),
        ]

    def __str__(self) -> str:
        # A path may be as secret as a password.
        return self.host

    @property
    def host(self) -> str:
        """Whom it tells."""
        return urlsplit(self.address).netloc

    @property
    def is_active(self) -> bool:
        return not self.stopped

    @property
    def chosen(self) -> list[Language]:
        """The languages that it is about; none stands for all."""
        return [language for code, language in LANGUAGES.items() if code in self.languages]

    def wants(self, district_id: int, language: str) -> bool:
        """Tell whether it is about a district's edition in a language."""
        is_ours = self.district_id is None or self.district_id == district_id
        return is_ours and (not self.languages or language in self.languages)

    def secrets_at(self, moment: datetime) -> list[str]:
        """Return the secrets that an event is signed with."""
        is_good = self.previous_until is not None and moment < self.previous_until
        return [self.secret, self.previous_secret] if is_good else [self.secret]


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self) -> DeliveryQuerySet:
        return self.filter(state=DeliveryState.WAITING)

    def due(self, moment: datetime) -> DeliveryQuerySet:
        """Those to be sent; among them what somebody began to send who has been silent for too long."""
        is_rested = Q(webhook__resting_until=None) | Q(webhook__resting_until__lte=moment)
        is_open = Q(state__in=[DeliveryState.WAITING, DeliveryState.SENDING])
        return self.filter(is_open, is_rested, next_attempt_at__lte=moment, webhook__stopped="")

    def of_same_edition(self, delivery: Delivery) -> DeliveryQuerySet:
        """Other events for the same webhook, of the same edition."""
        return self.filter(
            webhook=delivery.webhook_id, district=delivery.district_id, language=delivery.language
        ).exclude(pk=delivery.pk)


class Delivery(models.Model):
    """One event for one webhook: that an edition has changed, or, without a district, a test.

    What is waiting is changed when the edition changes again. ``attempts`` counts with each attempt, so that whoever
    makes one knows afterwards whether it is still the latest.
    """

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event_id = models.UUIDField(default=uuid4, unique=True)
    district = models.ForeignKey(District, on_delete=models.CASCADE, null=True, related_name="+")
    language = models.CharField(max_length=12, blank=True)
    version = models.CharField(max_length=64, blank=True)
    previous_version = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    attempted_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.TextField(blank=True)
    failure = models.CharField(max_length=16, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering: ClassVar = ["-changed_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_attempt_at"], name="delivery_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    state__in=[DeliveryState.WAITING, DeliveryState.SENDING], next_attempt_at__isnull=False
                )
                | Q(state__in=[DeliveryState.DELIVERED, DeliveryState.FAILED], next_attempt_at=None),
                name="delivery_is_tried_again_unless_it_has_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.event_name

    @property
    def event_name(self) -> str:
        """The event's id as the receiver gets it, the same at every attempt."""
        return f"evt_{self.event_id.hex}"

    @cached_property
    def body(self) -> bytes:
        """What is sent; it has nothing in it that is not public."""
        if self.district is None:
            return events.test_event(moment=self.changed_at)
        return events.edition_changed(
            district=self.district.slug,
            language=self.language,
            version=self.version,
            previous=self.previous_version,
            moment=self.changed_at,
        )

    @property
    def text(self) -> str:
        """What is sent, to be read."""
        return self.body.decode()

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be sent."""
        return self.next_attempt_at is not None

    @property
    def sentence(self) -> str:
        """Why it did not arrive when it was last sent."""
        return sentence_for(self.failure, self.status) if self.failure else ""
