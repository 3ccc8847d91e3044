import os
import signal
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection

from content.editions.actions import mark_pages
from content.editions.models import Edition
from content.modules.models import InfoPage
from tests.editions.readers import page, stale

# The command closes connections that are no longer of use, to which one inside a test's transaction seems to belong.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def _signals():
    """Give signals back to whom they belonged."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


class Failing:
    """A database that cannot be used for the first so many queries, and then tells the program to stop."""

    def __init__(self, failures):
        self.failures = failures

    def __call__(self, execute, sql, params, many, context):
        self.failures -= 1
        if self.failures >= 0:
            raise DatabaseError("gone")
        if self.failures == -1:
            os.kill(os.getpid(), signal.SIGTERM)
        return execute(sql, params, many, context)


def change(world):
    """Leave something to be done, as it is when a worker was stopped."""
    InfoPage.objects.filter(pk=world.doctor.pk).update(title="Ärztin")
    mark_pages(page_ids=[world.doctor.pk])
    Edition.objects.update(pending=uuid4())


def title():
    return page("mainz", "de", "gesundheit/arzt")["title"]["text"]


def test_once_builds_what_is_marked(world):
    change(world)

    call_command("keep_current", "--once")

    assert (title(), stale()) == ("Ärztin", set())


def test_once_fails_where_the_database_does(world):
    with pytest.raises(DatabaseError), connection.execute_wrapper(Failing(1)):
        call_command("keep_current", "--once")


@pytest.mark.usefixtures("_signals")
def test_goes_on_until_it_is_told_to_stop_and_outlives_failures(world, caplog):
    change(world)

    with connection.execute_wrapper(Failing(2)):
        call_command("keep_current", "--every=0.01")

    assert title() == "Ärztin"
    assert [record.message for record in caplog.records if record.name.endswith("keep_current")] == [
        "The database could not be used; trying again."
    ] * 2
