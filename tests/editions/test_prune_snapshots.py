from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from content.editions.actions import refresh
from content.editions.models import PastEdition, Sheet, Snapshot

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param([], "0 snapshots deleted.\n", id="after-ninety-days"),
        pytest.param(["--days=9"], "1 snapshots deleted.\n", id="after-nine-days"),
    ],
)
def test_deletes_what_is_older(world, capsys, arguments, said):
    world.doctor.title = "Ärztin"
    world.doctor.save_revision().publish()
    refresh()
    long_ago = timezone.now() - timedelta(days=10)
    for model in (Snapshot, Sheet):
        model.objects.update(created_at=long_ago)
    PastEdition.objects.update(replaced_at=long_ago)

    call_command("prune_snapshots", *arguments)

    assert capsys.readouterr().out == said
