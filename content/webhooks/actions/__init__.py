from content.webhooks.actions.deciding import (
    WebhookStopped,
    add_webhook,
    change_webhook,
    delete_webhook,
    renew_secret,
    send_again,
    send_test,
    switch_off,
    switch_on,
)
from content.webhooks.actions.noting import forget_deliveries, note_changes
from content.webhooks.actions.sending import send_due

__all__ = [
    "WebhookStopped",
    "add_webhook",
    "change_webhook",
    "delete_webhook",
    "forget_deliveries",
    "note_changes",
    "renew_secret",
    "send_again",
    "send_due",
    "send_test",
    "switch_off",
    "switch_on",
]
