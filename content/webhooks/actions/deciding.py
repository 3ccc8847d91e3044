"""What administrators do with webhooks."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from content.webhooks.actions.noting import ask_for_sending
from content.webhooks.actions.sending import begin_attempt, note_answer, send, stop
from content.webhooks.enums import DeliveryState, Stop
from content.webhooks.models import Delivery, Webhook
from content.webhooks.posting import Answer
from content.webhooks.signatures import new_secret

OVERLAP = timedelta(hours=24)


class WebhookStopped(Exception):
    """Nothing is sent to a webhook that is switched off."""


@transaction.atomic
def add_webhook(*, webhook: Webhook, by: User) -> None:
    """Store a new webhook, which from now on is told what changes."""
    webhook.created_by = by
    webhook.save()
    log(instance=webhook, action="wagtail.create", user=by)


@transaction.atomic
def change_webhook(*, webhook: Webhook, by: User) -> None:
    """Store what a webhook is about and where it leads."""
    webhook.save(update_fields=["district", "address", "languages"])
    log(instance=webhook, action="wagtail.edit", user=by)


@transaction.atomic
def delete_webhook(*, webhook: Webhook, by: User) -> None:
    """Delete a webhook and what was sent to it."""
    held = _held(webhook)
    log(instance=held, action="wagtail.delete", user=by)
    held.delete()


@transaction.atomic
def renew_secret(*, webhook: Webhook, by: User) -> str:
    """Give a webhook another secret, and return it; for a day the one before is good, too."""
    held = _held(webhook)
    held.previous_secret, held.previous_until = held.secret, timezone.now() + OVERLAP
    held.secret = new_secret()
    held.save(update_fields=["secret", "previous_secret", "previous_until"])
    log(instance=held, action="lotse.webhook.renew", user=by)
    return held.secret


@transaction.atomic
def switch_off(*, webhook: Webhook, by: User) -> None:
    """Send nothing more to a webhook; nothing happens if it is switched off already."""
    held = _held(webhook)
    if held.is_active:
        stop(webhook=held, reason=Stop.BY_HAND)
        log(instance=held, action="lotse.webhook.off", user=by)


@transaction.atomic
def switch_on(*, webhook: Webhook, by: User) -> None:
    """Tell a webhook what changes from now on; nothing happens if it is told already."""
    held = _held(webhook)
    if not held.is_active:
        held.stopped, held.failing_since, held.resting_until = "", None, None
        held.save(update_fields=["stopped", "failing_since", "resting_until"])
        log(instance=held, action="lotse.webhook.on", user=by)


@transaction.atomic
def send_again(*, delivery: Delivery, by: User) -> None:
    """Send an event again at once, with the same id; a later one of the same edition that waits goes instead.

    Raises ``WebhookStopped``.
    """
    webhook = _held(delivery.webhook)
    if not webhook.is_active:
        raise WebhookStopped
    now = timezone.now()
    later = Delivery.objects.of_same_edition(delivery).waiting()
    if not later.update(next_attempt_at=now):
        Delivery.objects.filter(pk=delivery.pk).exclude(state=DeliveryState.SENDING).update(
            state=DeliveryState.WAITING, next_attempt_at=now, attempts=0
        )
    webhook.resting_until = None
    webhook.save(update_fields=["resting_until"])
    log(instance=webhook, action="lotse.webhook.again", user=by)
    ask_for_sending()


def send_test(*, webhook: Webhook, by: User) -> Answer:
    """Send a test at once and return what came of it: call it outside of any transaction."""
    now = timezone.now()
    with transaction.atomic():
        test = Delivery.objects.create(webhook=webhook, changed_at=now, next_attempt_at=now)
        begin_attempt(deliveries=[test], now=now)
        log(instance=webhook, action="lotse.webhook.test", user=by)
    answer = send(test)
    note_answer(delivery=test, answer=answer)
    return answer


def _held(webhook: Webhook) -> Webhook:
    return Webhook.objects.select_for_update().get(pk=webhook.pk)
