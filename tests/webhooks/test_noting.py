"""What is to be told when editions change; nothing is sent in these tests, for no transaction ends."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.districts.models import Contact, District
from content.editions.actions import offer_languages, refresh
from content.editions.models import Edition
from content.webhooks.actions import forget_deliveries
from content.webhooks.enums import DeliveryState, Stop
from content.webhooks.models import Delivery
from tests.factories import (
    ContactFactory,
    ContactRoleFactory,
    DeliveryFactory,
    DistrictFactory,
    WebhookFactory,
)

pytestmark = pytest.mark.django_db


def call(world, phone="06131 300"):
    """Give Mainz another telephone number, which changes its editions in German and Arabic."""
    office = Contact.objects.get(pk=world.mainz_office.pk)
    office.phone = phone
    office.save()
    refresh()


def version(language="de", district="mainz"):
    return Edition.objects.get(district__slug=district, language=language).version


def noted():
    return sorted(Delivery.objects.values_list("webhook", "district__slug", "language"))


def test_a_change_is_noted_for_each_edition(world):
    webhook, before = WebhookFactory.create(), version()

    call(world)

    delivery = Delivery.objects.get(language="de")
    assert noted() == [(webhook.pk, "mainz", "ar"), (webhook.pk, "mainz", "de")]
    assert (delivery.previous_version, delivery.version) == (before, version())
    assert (delivery.state, delivery.attempts) == (DeliveryState.WAITING, 0)


def test_what_is_noted_leads_to_what_has_changed(world):
    WebhookFactory.create()

    call(world)

    said = Client().get(Delivery.objects.get(language="de").text.split('"sync":"')[1].rstrip('"}')).json()
    assert (said["contacts"]["schulamt"]["office"]["phone"], said["token"]) == ("06131 300", version())


def test_everybody_is_told_what_they_want(world):
    all_of_mainz = WebhookFactory.create(district=world.mainz)
    arabic = WebhookFactory.create(languages=["ar"])
    WebhookFactory.create(district=world.trier)
    WebhookFactory.create(languages=["uk"])
    WebhookFactory.create(stopped=Stop.BY_HAND)

    call(world)

    assert noted() == [
        (all_of_mainz.pk, "mainz", "ar"),
        (all_of_mainz.pk, "mainz", "de"),
        (arabic.pk, "mainz", "ar"),
    ]


def test_of_a_district_that_nobody_sees_nobody_is_told(world):
    WebhookFactory.create()
    District.objects.filter(slug="mainz").update(is_live=False)

    call(world)

    assert noted() == []


def test_a_new_edition_has_no_previous_version(world):
    WebhookFactory.create()

    offer_languages(district=world.trier, codes=["de", "ar", "en"])
    refresh()

    assert list(Delivery.objects.filter(language="en").values_list("district__slug", "previous_version")) == [
        ("trier", "")
    ]


def test_building_the_same_again_is_no_news(world):
    WebhookFactory.create()

    refresh(everything=True)

    assert noted() == []


def test_what_waits_becomes_one_event_with_the_latest_version(world):
    WebhookFactory.create()
    before = version()
    call(world)
    first = Delivery.objects.get(language="de")
    later = timezone.now() + timedelta(hours=1)
    Delivery.objects.update(attempts=3, next_attempt_at=later)

    call(world, "06131 400")

    waiting = Delivery.objects.get(language="de")
    assert (waiting.pk, waiting.previous_version, waiting.version) == (first.pk, before, version())
    # It is another event with all its attempts, but nobody asks before the receiver has had its rest.
    assert (waiting.event_id != first.event_id, waiting.attempts) == (True, 0)
    assert waiting.next_attempt_at == later


@pytest.mark.parametrize("state", [DeliveryState.SENDING, DeliveryState.DELIVERED])
def test_what_is_on_its_way_is_left_alone(world, state):
    WebhookFactory.create()
    call(world)
    between = version()
    Delivery.objects.filter(language="de").update(
        state=state, next_attempt_at=timezone.now() if state == DeliveryState.SENDING else None
    )

    call(world, "06131 400")

    assert list(
        Delivery.objects.filter(language="de").order_by("pk").values_list("version", "previous_version")
    ) == [
        (between, Delivery.objects.earliest("pk").previous_version),
        (version(), between),
    ]


def test_what_waits_of_other_editions_is_left_alone(world):
    # It was about all districts when this was noted.
    webhook = WebhookFactory.create(district=world.mainz, languages=["de"])
    old = DeliveryFactory.create(webhook=webhook, district=world.trier, language="de", version="old")
    everything = WebhookFactory.create(languages=["de"])
    Contact.objects.filter(pk=world.statewide_office.pk).update(phone="06131 500")
    Contact.objects.filter(pk=world.mainz_office.pk).update(phone="06131 300")

    refresh(everything=True)

    assert noted() == [
        (webhook.pk, "mainz", "de"),
        (webhook.pk, "trier", "de"),
        (everything.pk, "mainz", "de"),
        (everything.pk, "trier", "de"),
    ]
    old.refresh_from_db()
    assert old.version == "old"


def test_what_is_taken_back_is_not_noted(world):
    WebhookFactory.create()

    with transaction.atomic():
        call(world)
        transaction.set_rollback(True)

    assert noted() == []


def test_sending_is_asked_for_once_the_transaction_holds(world, django_capture_on_commit_callbacks):
    WebhookFactory.create(address="https://nobody.invalid/", languages=["de"])

    with django_capture_on_commit_callbacks() as callbacks:
        call(world)

    assert [callback.__self__.name for callback in callbacks if hasattr(callback, "__self__")] == [
        "send_deliveries"
    ]


@pytest.mark.parametrize("ago", [29, 31])
def test_what_has_ended_is_forgotten_after_a_while(ago):
    then = timezone.now() - timedelta(days=ago)
    DeliveryFactory.create(delivered=True, changed_at=then)
    waiting = DeliveryFactory.create(changed_at=then)

    forget_deliveries(changed_before=timezone.now() - timedelta(days=30))

    assert Delivery.objects.exclude(pk=waiting.pk).exists() == (ago < 30)
    assert Delivery.objects.filter(pk=waiting.pk).exists()


def asked_for(districts, webhooks):
    """Return how often webhooks were asked for while the editions of so many districts changed, and how many did."""
    role = ContactRoleFactory.create()
    for _ in range(districts):
        ContactFactory.create(role=role, district=DistrictFactory.create(languages=["de"]))
    refresh(everything=True)
    for _ in range(webhooks):
        WebhookFactory.create()
    Contact.objects.update(phone="06131 300")
    Edition.objects.update(pending="00000000-0000-0000-0000-000000000000")
    with CaptureQueriesContext(connection) as queries:
        changed = refresh().editions
    return len([query for query in queries if "webhooks_" in query["sql"]]), changed


@pytest.mark.slow
@pytest.mark.usefixtures("state")
@pytest.mark.parametrize("districts", [1, 3])
def test_without_a_webhook_a_refresh_costs_one_query_more(districts):
    assert asked_for(districts, webhooks=0) == (1, districts)


@pytest.mark.slow
@pytest.mark.usefixtures("state")
@pytest.mark.parametrize(("districts", "webhooks"), [(1, 1), (3, 1), (3, 3)])
def test_with_webhooks_a_refresh_costs_the_same_for_many(districts, webhooks):
    assert asked_for(districts, webhooks) == (3, districts)
    assert Delivery.objects.count() == districts * webhooks
