"""The example client does what the documentation promises, against a real server and over a line that breaks."""

import importlib.util
import random
import socket
import subprocess
import sys
import threading
from contextlib import closing, contextmanager

import pytest
from django.conf import settings
from django.test import Client

from content.districts.models import Contact
from content.editions.actions import refresh
from content.editions.models import PastEdition
from tests.factories import InfoPageFactory

EXAMPLE = settings.BASE_DIR / "docs" / "examples" / "offline.py"
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def _example():
    spec = importlib.util.spec_from_file_location("offline", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def copy(live_server, world, tmp_path):
    """A copy of Mainz in German that holds nothing yet."""
    copy = _example().Copy(live_server.url, "mainz", "de", str(tmp_path / "copy.sqlite3"))
    with closing(copy.database):
        yield copy


@contextmanager
def line_that_breaks_after(limit, server):
    """A line to the server on which an answer ends after so many bytes."""
    listening = socket.create_server(("127.0.0.1", 0))

    def carry():
        while True:
            try:
                asking, _ = listening.accept()
            except OSError:
                return
            with asking, socket.create_connection(server) as answering:
                answering.sendall(asking.recv(65536).replace(b"Connection: keep-alive", b"Connection: close"))
                left = limit
                while left > 0 and (piece := answering.recv(left)):
                    asking.sendall(piece)
                    left -= len(piece)

    thread = threading.Thread(target=carry, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(timeout=5)


def held(copy):
    """Everything that a copy says, and that it can be read."""
    pages = copy.pages()
    return (
        pages,
        {page["path"]: copy.html(page["path"]) for page in pages},
        copy._rows("SELECT * FROM contact ORDER BY role"),
    )


def offered():
    """What the server offers at present, in the words of the tree."""
    return Client().get("/api/v1/mainz/de/pages").json()


def change_everything(world):
    world.doctor.title = "Ärztin"
    world.doctor.save_revision().publish()
    world.registration.unpublish()
    InfoPageFactory.create(parent=world.health, title="Zahnarzt", slug="zahnarzt")
    Contact.objects.filter(pk=world.mainz_office.pk).update(phone="06131 999")
    refresh(everything=True)


def test_a_copy_is_the_edition(copy):
    copy.update()

    assert copy.pages() == offered()["pages"]


def test_a_page_is_read_with_its_contacts_and_links(copy):
    copy.update()

    html = copy.html("schule/anmeldung")

    assert '<a href="tel:06131 200">06131 200</a>' in html
    assert "Schulamt Mainz" in html
    assert "lotse" not in html


def test_there_is_no_page_at_another_path(copy):
    copy.update()

    with pytest.raises(KeyError):
        copy.html("nirgends")


def test_a_copy_follows_the_edition(copy, world, tmp_path, live_server):
    copy.update()
    change_everything(world)

    copy.update()

    fresh = _example().Copy(live_server.url, "mainz", "de", str(tmp_path / "fresh.sqlite3"))
    with closing(fresh.database):
        fresh.update()
        assert held(copy) == held(fresh)
    assert copy.pages() == offered()["pages"]


def test_who_comes_too_late_starts_over(copy, world):
    copy.update()
    change_everything(world)
    PastEdition.objects.all().delete()

    copy.update()

    assert copy.pages() == offered()["pages"]


@pytest.mark.parametrize("is_new", [True, False], ids=["first", "later"])
def test_whoever_is_cut_off_has_the_old_or_the_new(copy, world, live_server, is_new):
    server = (live_server.thread.host, live_server.thread.port)
    if not is_new:
        copy.update()
        change_everything(world)
    before = held(copy)
    generator = random.Random(7)
    # Within the head of an answer, at its end, within its content.
    limits = [0, 1, 200, 400, 600, *(generator.randrange(600, 4000) for _ in range(12)), 1_000_000]

    for limit in limits:
        with line_that_breaks_after(limit, server) as address:
            copy.server = address
            try:
                copy.update()
            except OSError:
                assert held(copy) == before
            else:
                break

    assert copy.pages() == offered()["pages"]


def test_it_is_a_program_too(world, live_server, tmp_path):
    command = [sys.executable, str(EXAMPLE), live_server.url, "mainz", "de", str(tmp_path / "copy.sqlite3")]

    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    page = subprocess.run([*command, "gesundheit/arzt"], capture_output=True, text=True, check=True).stdout

    assert [line.split()[0] for line in listed.splitlines()] == [
        entry["path"] for entry in offered()["pages"]
    ]
    assert page.lstrip().startswith("<div") or page.strip() == ""
