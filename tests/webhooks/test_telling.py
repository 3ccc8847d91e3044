"""From an editor's change to the receiver: by the task, and by what runs every minute."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from content.editions.actions import refresh
from content.webhooks.models import Delivery
from tests.factories import DeliveryFactory, WebhookFactory
from tests.webhooks.receiving import answering

pytestmark = pytest.mark.django_db


def publish(page, title):
    page.title = title
    page.save_revision().publish()


def test_a_publication_is_told(world, receiver, committed):
    WebhookFactory.create(address=receiver.url, languages=["de"])

    with committed():
        publish(world.doctor, "Ärztin")

    assert sorted(event["data"]["district"] for event in receiver.events) == ["mainz", "trier"]


def test_a_publication_holds_though_nobody_can_be_told(world, receiver, committed):
    receiver.respond = answering(500)
    WebhookFactory.create(address=receiver.url)

    with committed():
        publish(world.doctor, "Ärztin")

    assert {delivery.failure for delivery in Delivery.objects.all()} == {"STATUS"}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_keep_current_sends_what_a_crash_has_left(world, receiver):
    # As it is where the process ended between storing an edition and telling of it.
    webhook = WebhookFactory.create(address=receiver.url)
    DeliveryFactory.create(webhook=webhook, district=world.mainz, language="de", version="b")
    old = timezone.now() - timedelta(days=31)
    forgotten = DeliveryFactory.create(webhook=webhook, delivered=True, changed_at=old)

    call_command("keep_current", "--once")

    assert [event["data"]["version"] for event in receiver.events] == ["b"]
    assert not Delivery.objects.filter(pk=forgotten.pk).exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_is_told_is_there_already(world, receiver):
    said = []

    def respond(request):
        path = receiver.events[-1]["data"]["sync"]
        said.append(Client().get(path).json()["token"])
        connection.close()
        answering(204)(request)

    receiver.respond = respond
    WebhookFactory.create(address=receiver.url, district=world.mainz, languages=["de"])

    publish(world.doctor, "Ärztin")
    refresh()

    assert said == [event["data"]["version"] for event in receiver.events]
    assert len(said) == 1
