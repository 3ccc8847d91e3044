"""The example receiver takes what Lotse sends, once, and nothing that others send."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from content.webhooks import actions
from content.webhooks.models import Delivery
from content.webhooks.signatures import new_secret, signed
from tests.factories import UserFactory, WebhookFactory

EXAMPLE = settings.BASE_DIR / "docs" / "examples" / "webhook_receiver.py"
BODY = b'{"type":"edition.changed","data":{"version":"b"}}'
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


class Example:
    """The example as a program of its own, which knows a secret."""

    def __init__(self, secret):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.program = subprocess.Popen(
            [sys.executable, str(EXAMPLE), str(self.port)],
            env={**os.environ, "WEBHOOK_SECRET": secret},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        while not self._is_up():
            time.sleep(0.02)

    def _is_up(self):
        try:
            socket.create_connection(("127.0.0.1", self.port)).close()
        except ConnectionRefusedError:
            return False
        return True

    def post(self, headers, body=BODY):
        """Post as anybody could, and return the status."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("POST", "/", body, headers)
            return connection.getresponse().status
        finally:
            connection.close()

    def taken(self):
        """End it, and return what it has taken."""
        self.program.terminate()
        output, _ = self.program.communicate(timeout=5)
        return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def secret():
    return new_secret()


@pytest.fixture
def example(secret):
    example = Example(secret)
    yield example
    example.taken()


def test_an_event_of_ours_is_taken_once(world, example, secret, settings, committed):
    settings.LOTSE_WEBHOOKS_TO = ["127.0.0.1"]
    webhook = WebhookFactory.create(
        address=f"http://127.0.0.1:{example.port}/", secret=secret, district=world.mainz, languages=["de"]
    )
    with committed():
        world.doctor.title = "Ärztin"
        world.doctor.save_revision().publish()
    delivery = Delivery.objects.get()

    with committed():
        actions.send_again(delivery=delivery, by=UserFactory.create(is_superuser=True))

    delivery.refresh_from_db()
    assert (delivery.status, delivery.webhook) == (204, webhook)
    assert example.taken() == [json.loads(delivery.body)["data"]]


def test_an_event_is_taken_with_either_secret(example, secret):
    headers = signed("evt_1", timezone.now(), BODY, [new_secret(), secret])

    assert (example.post(headers), example.taken()) == (204, [{"version": "b"}])


@pytest.mark.parametrize(
    "case", ["other-secret", "other-body", "old", "from-the-future", "unsigned", "no-id"]
)
def test_what_others_send_is_not_taken(example, secret, case):
    now = timezone.now()
    headers = {
        "other-secret": signed("evt_1", now, BODY, [new_secret()]),
        "other-body": signed("evt_1", now, b"{}", [secret]),
        "old": signed("evt_1", now - timedelta(minutes=6), BODY, [secret]),
        "from-the-future": signed("evt_1", now + timedelta(minutes=6), BODY, [secret]),
        "unsigned": {},
        "no-id": {**signed("evt_1", now, BODY, [secret]), "webhook-id": "evt_2"},
    }[case]

    assert (example.post(headers), example.taken()) == (401, [])
