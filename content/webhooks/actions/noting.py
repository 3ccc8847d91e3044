"""Noting who is to be told of what, in the transaction that makes it true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from content.districts.models import District
from content.editions.signals import EditionChange
from content.webhooks.enums import DeliveryState
from content.webhooks.models import Delivery, Webhook

Key = tuple[int, int | None, str]


def ask_for_sending() -> None:
    """Send what is due once the transaction holds, while nobody waits for it."""
    from content.webhooks.tasks import send_deliveries  # noqa: PLC0415 - the task calls actions

    transaction.on_commit(send_deliveries.enqueue)


@transaction.atomic(savepoint=False)
def note_changes(*, changes: Sequence[EditionChange]) -> None:
    """Let the webhooks that want to know be told of changed editions, once the transaction holds.

    What has not been told yet of an edition becomes one event with the latest version. Editions of districts that
    readers do not see are passed over.
    """
    # Whoever writes deliveries holds their webhooks first, so that nobody waits for another the other way round.
    webhooks = list(Webhook.objects.active().select_for_update(no_key=True).order_by("pk"))
    if not webhooks:
        return
    wanted = dict(_wanted(webhooks, changes))
    if wanted:
        _store(wanted, timezone.now())
        ask_for_sending()


def _wanted(
    webhooks: Sequence[Webhook], changes: Sequence[EditionChange]
) -> Iterator[tuple[Key, EditionChange]]:
    live = set(
        District.objects.filter(is_live=True, pk__in={change.district_id for change in changes}).values_list(
            "pk", flat=True
        )
    )
    for change in changes:
        for webhook in webhooks:
            if change.district_id in live and webhook.wants(change.district_id, change.language):
                yield (webhook.pk, change.district_id, change.language), change


def _store(wanted: dict[Key, EditionChange], now: datetime) -> None:
    waiting = {_key(delivery): delivery for delivery in _waiting_for(wanted)}
    for key, delivery in waiting.items():
        delivery.version = wanted[key].version
        delivery.changed_at = now
        # A receiver that has taken it, though we do not know, would pass over what it believes to know.
        delivery.event_id = uuid4()
        delivery.attempts = 0
    Delivery.objects.bulk_update(waiting.values(), ["version", "changed_at", "event_id", "attempts"])
    Delivery.objects.bulk_create(
        Delivery(
            webhook_id=webhook_id,
            district_id=district_id,
            language=language,
            version=change.version,
            previous_version=change.previous_version,
            changed_at=now,
            next_attempt_at=now,
        )
        for (webhook_id, district_id, language), change in wanted.items()
        if (webhook_id, district_id, language) not in waiting
    )


def _waiting_for(wanted: dict[Key, EditionChange]) -> Iterator[Delivery]:
    webhooks, districts, languages = (set(column) for column in zip(*wanted, strict=True))
    found = Delivery.objects.waiting().filter(
        webhook__in=webhooks, district__in=districts, language__in=languages
    )
    for delivery in found.select_for_update().order_by("pk"):
        if _key(delivery) in wanted:
            yield delivery


def _key(delivery: Delivery) -> Key:
    return delivery.webhook_id, delivery.district_id, delivery.language


def forget_deliveries(*, changed_before: datetime) -> None:
    """Delete what does not wait any more and happened before that moment."""
    Delivery.objects.exclude(state=DeliveryState.WAITING).filter(changed_at__lt=changed_before).delete()
