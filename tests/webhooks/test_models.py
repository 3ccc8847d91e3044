from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from content.webhooks.enums import DeliveryState
from content.webhooks.models import Webhook
from tests.factories import DeliveryFactory, WebhookFactory

pytestmark = pytest.mark.django_db


def test_webhook_is_named_without_what_may_be_secret():
    assert str(WebhookFactory.build(address="https://hook.example:8443/a/secret?b=c")) == "hook.example:8443"


@pytest.mark.parametrize(
    ("district", "languages", "expected"),
    [
        pytest.param(None, [], True, id="everything"),
        pytest.param(1, [], True, id="its-district"),
        pytest.param(2, [], False, id="another-district"),
        pytest.param(None, ["de", "ar"], True, id="its-language"),
        pytest.param(1, ["de"], False, id="another-language"),
    ],
)
def test_webhook_wants(district, languages, expected):
    webhook = Webhook(district_id=district, languages=languages)

    assert webhook.wants(1, "ar") == expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        pytest.param(None, ["s"], id="never-renewed"),
        pytest.param(timedelta(seconds=1), ["s", "p"], id="just-renewed"),
        pytest.param(timedelta(0), ["s"], id="renewed-long-ago"),
    ],
)
def test_secrets_at(until, expected):
    now = timezone.now()
    webhook = Webhook(secret="s", previous_secret="p", previous_until=None if until is None else now + until)

    assert webhook.secrets_at(now) == expected


@pytest.mark.parametrize(
    "half", [{"previous_secret": "whsec_a"}, {"previous_until": timezone.now()}], ids=list
)
def test_constraint_a_previous_secret_has_its_time(half):
    with pytest.raises(IntegrityError, match="previous_secret_is_good"), transaction.atomic():
        WebhookFactory.create(**half)


@pytest.mark.parametrize(
    ("state", "is_tried"),
    [
        (DeliveryState.WAITING, False),
        (DeliveryState.SENDING, False),
        (DeliveryState.DELIVERED, True),
        (DeliveryState.FAILED, True),
    ],
)
def test_constraint_a_delivery_is_tried_again_unless_it_has_ended(state, is_tried):
    with pytest.raises(IntegrityError, match="tried_again"), transaction.atomic():
        DeliveryFactory.create(state=state, next_attempt_at=timezone.now() if is_tried else None)


def test_delivery_is_named_as_the_receiver_knows_it():
    delivery = DeliveryFactory.create()

    assert str(delivery) == f"evt_{delivery.event_id.hex}"


def test_delivery_says_why_it_did_not_arrive():
    assert DeliveryFactory.build(webhook=None, failure="STATUS", status=500).sentence.count("500") == 1


def test_delivery_says_nothing_of_what_arrived():
    assert DeliveryFactory.build(webhook=None).sentence == ""
