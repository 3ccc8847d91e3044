"""Which news is passed on to webhooks."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from content.editions.signals import EditionChange, editions_changed, turn_taken
from content.webhooks.actions import forget_deliveries, note_changes, send_due

KEPT = timedelta(days=30)
# What is left after that waits for the next turn, for the editions do, too.
LONGEST_TURN = timedelta(seconds=30)


@receiver(editions_changed)
def changes_stored(changes: Sequence[EditionChange], **kwargs: Any) -> None:
    note_changes(changes=changes)


@receiver(turn_taken)
def send_what_is_due(**kwargs: Any) -> None:
    send_due(at_most=LONGEST_TURN)
    forget_deliveries(changed_before=timezone.now() - KEPT)
