from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from content.feedback.actions import delete, prune, reopen, settle
from content.feedback.models import Feedback, SentKey
from tests.factories import FeedbackFactory, UserFactory
from tests.feedback.saying import edition_of, say

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def editor():
    return UserFactory.create(username="amal")


def settled():
    return list(Feedback.objects.order_by("pk").values_list("settled_at", "settled_by__username"))


def test_settle(editor):
    FeedbackFactory.create_batch(2)
    before = timezone.now()

    count = settle(feedback=Feedback.objects.all(), by=editor)

    assert count == 2
    assert all(moment >= before and name == "amal" for moment, name in settled())


def test_what_was_settled_stays_as_it_was(editor):
    FeedbackFactory.create(settled_at=NOW)

    assert settle(feedback=Feedback.objects.all(), by=editor) == 0
    assert settled() == [(NOW, None)]


def test_reopen(editor):
    FeedbackFactory.create(settled_at=NOW, settled_by=editor)
    FeedbackFactory.create()

    assert reopen(feedback=Feedback.objects.all()) == 1
    assert settled() == [(None, None)] * 2


def test_delete_notes_who_did_it_and_nothing_of_what_it_was(editor):
    gone, kept = FeedbackFactory.create_batch(2, comment="Geheim", contact="amira@example.org")

    count = delete(feedback=Feedback.objects.filter(pk=gone.pk), by=editor)

    assert (count, list(Feedback.objects.all())) == (1, [kept])
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.user, entry.deleted) == ("wagtail.delete", editor, True)
    assert entry.label == f"{gone.district_id}/ar: DISTRICT"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(None, [("Hallo", "amira@example.org")], id="waits"),
        pytest.param(89, [("Hallo", "amira@example.org")], id="lately"),
        pytest.param(91, [("Hallo", "")], id="contact-forgotten"),
        pytest.param(364, [("Hallo", "")], id="still-there"),
        pytest.param(366, [], id="deleted"),
    ],
)
def test_what_was_settled_is_forgotten_bit_by_bit(days, expected):
    FeedbackFactory.create(
        comment="Hallo",
        contact="amira@example.org",
        settled_at=None if days is None else NOW - timedelta(days=days),
    )

    prune(now=NOW)

    assert list(Feedback.objects.values_list("comment", "contact")) == expected


@pytest.mark.parametrize(("hours", "expected"), [(23, 1), (25, 0)])
def test_keys_are_remembered_for_a_day(world, hours, expected):
    say(edition_of(), helped=True, key="one")

    prune(now=timezone.now() + timedelta(hours=hours))

    assert SentKey.objects.count() == expected


def test_command_says_how_much(capsys):
    FeedbackFactory.create(settled_at=timezone.now() - timedelta(days=400), contact="a@example.org")
    FeedbackFactory.create_batch(2, settled_at=timezone.now() - timedelta(days=100), contact="a@example.org")

    call_command("prune_feedback")

    assert capsys.readouterr().out == "1 deleted, 2 contacts forgotten.\n"
