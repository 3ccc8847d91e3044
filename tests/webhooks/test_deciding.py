from datetime import timedelta

import pytest
from wagtail.models import ModelLogEntry

from content.webhooks import actions
from content.webhooks.enums import DeliveryState, Stop
from content.webhooks.failures import Failure
from content.webhooks.models import Delivery, Webhook
from content.webhooks.posting import Answer
from tests.factories import DeliveryFactory, DistrictFactory, UserFactory, WebhookFactory
from tests.webhooks.receiving import answering

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return UserFactory.create(is_superuser=True)


def logged():
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", "label"))


def test_add_webhook(administrator):
    webhook = Webhook(address="https://hook.example/secret-path")

    actions.add_webhook(webhook=webhook, by=administrator)

    stored = Webhook.objects.get()
    assert (stored.created_by, stored.secret[:6], stored.is_active) == (administrator, "whsec_", True)
    assert logged() == [("wagtail.create", "hook.example")]


def test_change_webhook_changes_nothing_that_others_have_changed(administrator):
    webhook = WebhookFactory.create()
    secret = actions.renew_secret(webhook=webhook, by=administrator)
    webhook.address = "https://other.example/"

    actions.change_webhook(webhook=webhook, by=administrator)

    stored = Webhook.objects.get()
    assert (stored.address, stored.secret) == ("https://other.example/", secret)


def test_renewing_keeps_the_secret_before_for_a_day(administrator, clock):
    webhook = WebhookFactory.create()

    secret = actions.renew_secret(webhook=webhook, by=administrator)

    stored = Webhook.objects.get()
    assert stored.secrets_at(clock.now + timedelta(hours=23)) == [secret, webhook.secret]
    assert stored.secrets_at(clock.now + timedelta(hours=24)) == [secret]
    assert logged() == [("lotse.webhook.renew", "hook.example")]


def test_switching_off_gives_up_what_waits(administrator):
    delivery = DeliveryFactory.create()

    actions.switch_off(webhook=delivery.webhook, by=administrator)

    delivery.refresh_from_db()
    assert Webhook.objects.get().stopped == Stop.BY_HAND
    assert (delivery.state, delivery.failure) == (DeliveryState.FAILED, Failure.SWITCHED_OFF)


def test_switching_off_twice_keeps_the_first_reason(administrator):
    webhook = WebhookFactory.create(stopped=Stop.GONE)

    actions.switch_off(webhook=webhook, by=administrator)

    assert (Webhook.objects.get().stopped, logged()) == (Stop.GONE, [])


def test_switching_on_begins_anew(administrator, clock):
    webhook = WebhookFactory.create(
        stopped=Stop.FAILING, failing_since=clock.now, resting_until=clock.now + timedelta(minutes=1)
    )

    actions.switch_on(webhook=webhook, by=administrator)

    stored = Webhook.objects.get()
    assert (stored.is_active, stored.failing_since, stored.resting_until) == (True, None, None)


def test_switching_on_what_is_on_changes_nothing(administrator, clock):
    webhook = WebhookFactory.create(failing_since=clock.now)

    actions.switch_on(webhook=webhook, by=administrator)

    assert (Webhook.objects.get().failing_since, logged()) == (clock.now, [])


def test_deleting_takes_what_was_sent_with_it(administrator):
    delivery = DeliveryFactory.create(delivered=True)

    actions.delete_webhook(webhook=delivery.webhook, by=administrator)

    assert (Webhook.objects.exists(), Delivery.objects.exists()) == (False, False)
    assert logged() == [("wagtail.delete", "hook.example")]


def test_a_test_is_sent_at_once(administrator, receiver):
    webhook = WebhookFactory.create(address=receiver.url)

    answer = actions.send_test(webhook=webhook, by=administrator)

    assert (answer, [event["type"] for event in receiver.events]) == (Answer(204), ["webhook.test"])
    assert Delivery.objects.get().state == DeliveryState.DELIVERED


@pytest.mark.parametrize("status", [410, 500])
def test_a_test_that_fails_is_not_tried_again_and_switches_nothing_off(administrator, receiver, status):
    receiver.respond = answering(status)
    webhook = WebhookFactory.create(address=receiver.url)

    answer = actions.send_test(webhook=webhook, by=administrator)

    stored = Webhook.objects.get()
    assert (answer.status, Delivery.objects.get().state) == (status, DeliveryState.FAILED)
    assert (stored.is_active, stored.failing_since) == (True, None)


def test_a_test_may_be_sent_to_what_is_switched_off(administrator, receiver):
    webhook = WebhookFactory.create(address=receiver.url, stopped=Stop.BY_HAND)

    assert actions.send_test(webhook=webhook, by=administrator) == Answer(204)


def of_edition(webhook, **kwargs):
    district = kwargs.pop("district", None) or DistrictFactory.create()
    return DeliveryFactory.create(webhook=webhook, district=district, language="de", **kwargs)


@pytest.mark.parametrize("state", [DeliveryState.DELIVERED, DeliveryState.FAILED])
def test_an_event_is_sent_again_with_the_same_id(administrator, receiver, committed, clock, state):
    webhook = WebhookFactory.create(address=receiver.url, resting_until=clock.now + timedelta(minutes=1))
    delivery = of_edition(webhook, state=state, next_attempt_at=None, attempts=7)

    with committed():
        actions.send_again(delivery=delivery, by=administrator)

    delivery.refresh_from_db()
    assert [received.id for received in receiver.received] == [delivery.event_name]
    assert (delivery.state, delivery.attempts) == (DeliveryState.DELIVERED, 1)


def test_what_waits_is_sent_now(administrator, receiver, committed, clock):
    webhook = WebhookFactory.create(address=receiver.url)
    delivery = of_edition(webhook, next_attempt_at=clock.now + timedelta(hours=8))

    with committed():
        actions.send_again(delivery=delivery, by=administrator)

    assert [received.id for received in receiver.received] == [delivery.event_name]


def test_what_is_being_sent_is_left_alone(administrator, receiver, committed, clock):
    webhook = WebhookFactory.create(address=receiver.url)
    delivery = of_edition(
        webhook, state=DeliveryState.SENDING, attempts=1, next_attempt_at=clock.now + timedelta(minutes=5)
    )

    with committed():
        actions.send_again(delivery=delivery, by=administrator)

    assert receiver.received == []


def test_a_later_event_is_sent_instead(administrator, receiver, committed, clock):
    webhook = WebhookFactory.create(address=receiver.url)
    delivery = of_edition(webhook, delivered=True)
    later = of_edition(webhook, district=delivery.district, next_attempt_at=clock.now + timedelta(hours=8))

    with committed():
        actions.send_again(delivery=delivery, by=administrator)

    assert [received.id for received in receiver.received] == [later.event_name]


def test_nothing_is_sent_again_to_what_is_switched_off(administrator):
    delivery = of_edition(WebhookFactory.create(stopped=Stop.BY_HAND), delivered=True)

    with pytest.raises(actions.WebhookStopped):
        actions.send_again(delivery=delivery, by=administrator)

    delivery.refresh_from_db()
    assert (delivery.state, logged()) == (DeliveryState.DELIVERED, [])
