"""A token stays good when everything is taken out of one database and put into another."""

import pytest
from django.core.management import call_command

from content.editions.actions import refresh
from content.editions.models import Edition, PastEdition
from content.editions.reading import read_edition

ADDRESS = "/api/v1/mainz/de/sync"
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def move(path):
    call_command("dumpdata", output=path)
    # Without the kinds of content that a migration would bring, for those come along.
    call_command("flush", interactive=False, inhibit_post_migrate=True)
    assert not Edition.objects.exists()
    call_command("loaddata", path, verbosity=0)
    read_edition.cache_clear()


def test_a_token_stays_good_when_the_server_moves(client, world, tmp_path):
    token = client.get(ADDRESS).json()["token"]
    world.doctor.title = "Ärztin"
    world.doctor.save_revision().publish()
    before = client.get(ADDRESS, {"token": token}).json()
    assert [page["title"]["text"] for page in before["pages"]] == ["Ärztin"]

    move(str(tmp_path / "everything.json"))
    refresh(everything=True)

    assert client.get(ADDRESS, {"token": token}).json() == before
    assert PastEdition.objects.filter(version=token).count() == 1
