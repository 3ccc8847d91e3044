"""What is sent, when, and how often: to a receiver on this machine, by a clock that is put forward."""

from base64 import b64encode
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from content.webhooks.actions import send_due
from content.webhooks.backoff import DELAYS
from content.webhooks.enums import DeliveryState, Stop
from content.webhooks.failures import Failure
from content.webhooks.models import Delivery, Webhook
from content.webhooks.signatures import new_secret, signed
from tests.factories import DeliveryFactory, DistrictFactory, WebhookFactory
from tests.webhooks.receiving import answering

pytestmark = pytest.mark.django_db


@pytest.fixture
def webhook(receiver, clock):
    return WebhookFactory.create(address=receiver.url)


@pytest.fixture
def delivery(webhook):
    """An event that is due: an edition has come from version a to b."""
    return news(webhook)


def news(webhook, **kwargs):
    values = {"language": "de", "previous_version": "a", "version": "b"}
    district = kwargs.pop("district", None) or DistrictFactory.create()
    return DeliveryFactory.create(webhook=webhook, district=district, **(values | kwargs))


def state_of(delivery):
    delivery.refresh_from_db()
    return DeliveryState(delivery.state), delivery.attempts


def test_an_event_is_sent_once(receiver, delivery, clock):
    assert (send_due(), send_due()) == (1, 0)

    delivery.refresh_from_db()
    assert (delivery.state, delivery.status, delivery.failure) == (DeliveryState.DELIVERED, 204, "")
    assert delivery.attempted_at == clock.now
    assert receiver.events == [
        {
            "type": "edition.changed",
            "timestamp": clock.now.isoformat(),
            "data": {
                "district": delivery.district.slug,
                "language": "de",
                "version": "b",
                "previous_version": "a",
                "sync": f"/api/v1/{delivery.district.slug}/de/sync?token=a",
            },
        }
    ]


def test_an_event_is_signed_at_the_moment_that_it_is_sent(receiver, webhook, delivery, clock):
    clock.forward(hours=3)

    send_due()

    (received,) = receiver.received
    expected = signed(delivery.event_name, clock.now, received.body, [webhook.secret])
    assert {name: received.headers[name] for name in expected} == expected


@pytest.mark.parametrize(("hours", "signatures"), [(23, 2), (24, 1)])
def test_a_previous_secret_signs_for_a_day(receiver, webhook, delivery, clock, hours, signatures):
    Webhook.objects.update(previous_secret=new_secret(), previous_until=clock.now + timedelta(hours=24))
    clock.forward(hours=hours)

    send_due()

    assert len(receiver.received[0].headers["webhook-signature"].split(" ")) == signatures


def test_what_is_not_due_waits(receiver, webhook, clock):
    news(webhook, next_attempt_at=clock.now + timedelta(seconds=1))

    assert (send_due(), receiver.received) == (0, [])


def test_nothing_is_sent_to_what_is_switched_off(receiver, webhook, delivery):
    Webhook.objects.update(stopped=Stop.BY_HAND)

    assert (send_due(), receiver.received) == (0, [])


def test_what_fails_is_tried_again_later_and_later_with_the_same_id(receiver, delivery, clock):
    receiver.respond = answering(500, b"Kaputt")
    begun, waited = clock.now, []

    while send_due():
        delivery.refresh_from_db()
        if delivery.next_attempt_at:
            waited.append(delivery.next_attempt_at - clock.now)
            clock.now = delivery.next_attempt_at

    assert [shortest <= found <= shortest * 1.2 for shortest, found in zip(DELAYS, waited, strict=True)] == [
        True
    ] * 6
    assert [received.id for received in receiver.received] == [delivery.event_name] * 7
    assert {received.body for received in receiver.received} == {delivery.body}
    assert (delivery.state, delivery.status, delivery.answer) == (DeliveryState.FAILED, 500, "Kaputt")
    assert (delivery.failure, delivery.attempts) == (Failure.STATUS, 7)
    assert Webhook.objects.get().failing_since == begun


def test_a_webhook_that_fails_rests_and_does_not_keep_others_waiting(receiver, webhook, delivery, clock):
    receiver.respond = answering(500)
    send_due()
    news(webhook)
    receiver.respond = answering(204)
    other = news(WebhookFactory.create(address=receiver.url))

    assert (send_due(), state_of(other)) == (1, (DeliveryState.DELIVERED, 1))

    clock.forward(minutes=1)
    assert send_due() == 2


def test_who_is_back_gets_at_once_what_has_waited(receiver, webhook, delivery, clock):
    receiver.respond = answering(500)
    send_due()
    Delivery.objects.update(next_attempt_at=clock.now + timedelta(hours=24))
    receiver.respond = answering(204)
    clock.forward(minutes=1)
    news(webhook)

    assert send_due() == 2

    webhook.refresh_from_db()
    assert (webhook.failing_since, webhook.resting_until) == (None, None)


def test_410_switches_a_webhook_off(receiver, webhook, delivery, clock):
    receiver.respond = answering(410)
    waiting = news(webhook, next_attempt_at=clock.now + timedelta(hours=1))

    send_due()

    webhook.refresh_from_db()
    waiting.refresh_from_db()
    assert (webhook.stopped, webhook.get_stopped_display()) == (Stop.GONE, str(Stop.GONE.label))
    assert state_of(delivery) == (DeliveryState.FAILED, 1)
    assert (waiting.state, waiting.failure) == (DeliveryState.FAILED, Failure.SWITCHED_OFF)


def test_what_fails_while_its_webhook_is_switched_off_is_given_up(receiver, delivery):
    switched_off = []

    def switching_off(execute, sql, *rest):
        if receiver.received and not switched_off:
            switched_off.append(True)
            Webhook.objects.update(stopped=Stop.BY_HAND)
        return execute(sql, *rest)

    receiver.respond = answering(500)

    with connection.execute_wrapper(switching_off):
        send_due()

    assert state_of(delivery) == (DeliveryState.FAILED, 1)
    assert Webhook.objects.get().stopped == Stop.BY_HAND


@pytest.mark.parametrize(
    ("since", "stopped"),
    [
        pytest.param(timedelta(days=5, seconds=-1), "", id="a-little-less"),
        pytest.param(timedelta(days=5), Stop.FAILING, id="five-days"),
    ],
)
def test_after_five_days_of_failures_a_webhook_is_switched_off(
    receiver, webhook, delivery, clock, since, stopped
):
    receiver.respond = answering(500)
    Webhook.objects.update(failing_since=clock.now - since)

    send_due()

    webhook.refresh_from_db()
    assert (webhook.stopped, state_of(delivery)[0]) == (
        stopped,
        DeliveryState.FAILED if stopped else DeliveryState.WAITING,
    )


def test_a_later_event_takes_the_place_of_one_that_failed(receiver, webhook, delivery, clock):
    receiver.respond = answering(500)
    DeliveryFactory.create(
        webhook=webhook,
        district=delivery.district,
        language="de",
        previous_version="b",
        version="c",
        next_attempt_at=clock.now + timedelta(minutes=1),
    )

    send_due()

    later = Delivery.objects.waiting().get()
    assert (later.previous_version, later.version) == ("a", "c")
    delivery.refresh_from_db()
    assert (delivery.state, delivery.failure) == (DeliveryState.FAILED, Failure.REPLACED)


class Failing:
    """A database that is gone as soon as the receiver has got something."""

    def __init__(self, receiver):
        self.receiver = receiver

    def __call__(self, execute, sql, *rest):
        if self.receiver.received:
            raise DatabaseError("gone")
        return execute(sql, *rest)


def test_whoever_is_broken_off_after_sending_sends_again(receiver, delivery, clock):
    with pytest.raises(DatabaseError), connection.execute_wrapper(Failing(receiver)):
        send_due()
    assert (state_of(delivery), send_due()) == ((DeliveryState.SENDING, 1), 0)

    clock.forward(minutes=5)
    assert send_due() == 1

    assert [received.id for received in receiver.received] == [delivery.event_name] * 2
    assert state_of(delivery) == (DeliveryState.DELIVERED, 2)


def test_whoever_comes_late_with_an_answer_changes_nothing(receiver, delivery, clock):
    receiver.respond = answering(500)
    taken = []

    def taking_over(execute, sql, *rest):
        # Whoever sent it was silent for so long that somebody else is sending it.
        if receiver.received and not taken:
            taken.append(True)
            Delivery.objects.update(attempts=2)
        return execute(sql, *rest)

    with connection.execute_wrapper(taking_over):
        send_due()

    assert state_of(delivery) == (DeliveryState.SENDING, 2)


def test_a_webhook_that_is_deleted_while_it_is_told(receiver, delivery):
    gone = []

    def deleting(execute, sql, *rest):
        if receiver.received and not gone:
            gone.append(True)
            Webhook.objects.all().delete()
        return execute(sql, *rest)

    with connection.execute_wrapper(deleting):
        assert send_due() == 1

    assert Delivery.objects.count() == 0


def test_a_turn_ends_after_its_time_and_the_rest_waits(receiver, webhook, clock):
    district = DistrictFactory.create()
    for number in range(11):
        news(webhook, district=district, version=str(number))

    assert (send_due(at_most=timedelta(0)), send_due(at_most=timedelta(0))) == (10, 1)


def test_names_are_checked_at_every_attempt(receiver, names, clock):
    names["hook.test"] = [["127.0.0.1"]]
    delivery = news(WebhookFactory.create(address=f"https://hook.test:{receiver.server_port}/"))

    send_due()

    delivery.refresh_from_db()
    assert (delivery.failure, receiver.received) == (Failure.PORT, [])


def test_nothing_in_an_answer_breaks_what_is_stored(receiver, delivery):
    receiver.respond = answering(500, b"\0\xff" + b"x" * 2000)

    send_due()

    delivery.refresh_from_db()
    assert delivery.answer == "�" + "x" * 998


def claim_and_note(count, receiver, queries):
    webhook = WebhookFactory.create(address=receiver.url)
    for _ in range(count):
        news(webhook)
    with queries:
        assert send_due() == count


@pytest.mark.parametrize("count", [1, 3])
def test_taking_what_is_due_costs_the_same_for_one_and_three(receiver, count, django_assert_num_queries):
    # Two queries each time for what is due and that it is being sent; for each answer the webhook, the delivery and
    # what came of it; around each a savepoint, which is the transaction elsewhere.
    claim_and_note(count, receiver, django_assert_num_queries(4 + 3 + 5 * count))


def test_secrets_are_no_part_of_what_is_sent(receiver, webhook, delivery):
    send_due()

    (received,) = receiver.received
    said = received.body + " ".join(received.headers.values()).encode()
    assert (webhook.secret.encode() in said, b64encode(webhook.secret.encode()) in said) == (False, False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_no_transaction_is_open_while_somebody_is_waited_for(receiver):
    delivery = news(WebhookFactory.create(address=receiver.url))

    def respond(request):
        # Nobody else could write on SQLite, and nobody else this row on PostgreSQL.
        Delivery.objects.update(answer="written meanwhile")
        connection.close()
        answering(204)(request)

    receiver.respond = respond

    send_due()

    assert state_of(delivery) == (DeliveryState.DELIVERED, 1)
