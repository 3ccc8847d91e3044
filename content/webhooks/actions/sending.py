"""Sending what is due. No transaction is open while a stranger is waited for.

An event is sent at least once: whoever is broken off between sending it and storing that sends it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from secrets import randbelow

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from content.webhooks.backoff import delay_after
from content.webhooks.enums import DeliveryState, Stop
from content.webhooks.failures import Failure
from content.webhooks.models import Delivery, Webhook
from content.webhooks.posting import Answer, post
from content.webhooks.signatures import signed

SENT_AT_ONCE = 10
# Whoever has not said for so long what came of an attempt will not say it any more.
SILENCE = timedelta(minutes=5)
REST = timedelta(minutes=1)
PATIENCE = timedelta(days=5)


def send_due(*, at_most: timedelta | None = None) -> int:
    """Send what is due, beginning nothing after so much time, and return how many events were sent."""
    begun, sent = timezone.now(), 0
    with ThreadPoolExecutor(SENT_AT_ONCE) as pool:
        while batch := _claim():
            answers = pool.map(send, batch)
            for delivery, answer in zip(batch, answers, strict=True):
                note_answer(delivery=delivery, answer=answer)
            sent += len(batch)
            if at_most is not None and timezone.now() - begun >= at_most:
                break
    return sent


@transaction.atomic
def _claim() -> Sequence[Delivery]:
    """Take some of what is due, for oneself alone, with what sending needs: it asks the database nothing more."""
    now = timezone.now()
    due = Delivery.objects.due(now).select_related("webhook", "district").order_by("next_attempt_at", "pk")
    batch = list(due.select_for_update(skip_locked=True, of=("self",))[:SENT_AT_ONCE])
    begin_attempt(deliveries=batch, now=now)
    return batch


def begin_attempt(*, deliveries: Sequence[Delivery], now: datetime) -> None:
    """Note that deliveries are being sent."""
    if not deliveries:
        return
    Delivery.objects.filter(pk__in=[delivery.pk for delivery in deliveries]).update(
        state=DeliveryState.SENDING,
        attempts=F("attempts") + 1,
        attempted_at=now,
        next_attempt_at=now + SILENCE,
    )
    for delivery in deliveries:
        delivery.attempts += 1


def send(delivery: Delivery) -> Answer:
    """Post an event and return what came of it. It must have been read with its webhook and its district."""
    now = timezone.now()
    headers = signed(delivery.event_name, now, delivery.body, delivery.webhook.secrets_at(now))
    return post(delivery.webhook.address, delivery.body, headers, settings.LOTSE_WEBHOOKS_TO)


@transaction.atomic
def note_answer(*, delivery: Delivery, answer: Answer) -> None:
    """Store what came of an attempt; nothing happens if it is no longer the latest one."""
    webhook = Webhook.objects.select_for_update(no_key=True).filter(pk=delivery.webhook_id).first()
    latest = (
        Delivery.objects.select_for_update()
        .filter(pk=delivery.pk, state=DeliveryState.SENDING, attempts=delivery.attempts)
        .first()
    )
    if webhook is None or latest is None:
        return
    latest.status, latest.answer = answer.status, answer.text
    latest.failure = answer.failure or ""
    if answer.failure is None:
        _arrived(webhook, latest)
    else:
        _failed(webhook, latest, answer.failure)
    latest.save()


def _arrived(webhook: Webhook, delivery: Delivery) -> None:
    delivery.state, delivery.next_attempt_at = DeliveryState.DELIVERED, None
    if webhook.failing_since:
        webhook.failing_since = webhook.resting_until = None
        webhook.save(update_fields=["failing_since", "resting_until"])
        # Whoever is back need not wait for a day.
        webhook.deliveries.waiting().update(next_attempt_at=timezone.now())


def _failed(webhook: Webhook, delivery: Delivery, failure: Failure) -> None:
    delivery.state, delivery.next_attempt_at = DeliveryState.FAILED, None
    # A test says nothing of how it will be later, and what was switched off meanwhile is told nothing more.
    if delivery.district_id is None or not webhook.is_active:
        return
    now = timezone.now()
    webhook.failing_since = webhook.failing_since or now
    webhook.resting_until = now + REST
    _try_again(delivery, now)
    if failure is Failure.GONE or now - webhook.failing_since >= PATIENCE:
        delivery.state, delivery.next_attempt_at = DeliveryState.FAILED, None
        stop(webhook=webhook, reason=Stop.GONE if failure is Failure.GONE else Stop.FAILING)
    webhook.save(update_fields=["failing_since", "resting_until"])


def _try_again(delivery: Delivery, now: datetime) -> None:
    """Let an event wait that has failed, unless that was its last attempt, or a later one tells the same."""
    later = Delivery.objects.of_same_edition(delivery).waiting().select_for_update().first()
    delay = delay_after(delivery.attempts, randbelow(1000) / 1000)
    if later:
        later.previous_version = delivery.previous_version
        later.save(update_fields=["previous_version"])
        delivery.failure = Failure.REPLACED
    elif delay:
        delivery.state, delivery.next_attempt_at = DeliveryState.WAITING, now + delay


def stop(*, webhook: Webhook, reason: Stop) -> None:
    """Send nothing more to a webhook that is held; what waits is given up."""
    webhook.stopped = reason
    webhook.save(update_fields=["stopped"])
    webhook.deliveries.waiting().update(
        state=DeliveryState.FAILED, next_attempt_at=None, failure=Failure.SWITCHED_OFF, status=None
    )
