"""What administrators see of webhooks."""

from django.db.models import Max

from content.webhooks.models import DeliveryQuerySet, Webhook, WebhookQuerySet


def listed_webhooks() -> WebhookQuerySet:
    """Return all webhooks with their districts, each with the moment of its latest attempt as ``latest_at``."""
    listed = Webhook.objects.select_related("district", "created_by")
    return listed.annotate(latest_at=Max("deliveries__attempted_at"))


def deliveries_of(webhook: Webhook) -> DeliveryQuerySet:
    """Return what was sent to a webhook or waits for it, the latest first."""
    return webhook.deliveries.select_related("district")
