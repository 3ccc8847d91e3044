from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from content.webhooks.enums import DeliveryState
from content.webhooks.models import Delivery, Webhook


class WebhookFactory(DjangoModelFactory[Webhook]):
    """Told of all districts in all languages, at an address where nobody is."""

    class Meta:
        model = Webhook

    address = "https://hook.example/events"


class DeliveryFactory(DjangoModelFactory[Delivery]):
    """A test that is due; with ``district``, ``language`` and ``version`` the news of an edition."""

    class Meta:
        model = Delivery

    webhook: Any = factory.SubFactory(WebhookFactory)
    changed_at = factory.LazyFunction(lambda: timezone.now())
    next_attempt_at = factory.LazyFunction(lambda: timezone.now())

    class Params:
        delivered = factory.Trait(
            state=DeliveryState.DELIVERED,
            next_attempt_at=None,
            attempts=1,
            status=204,
            attempted_at=factory.LazyFunction(lambda: timezone.now()),
        )
