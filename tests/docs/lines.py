"""What the tests of all example clients need: changes, and a line to the server that breaks."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client

from content.districts.models import Contact
from content.editions.actions import refresh
from tests.factories import InfoPageFactory, World

KEEP_ALIVE = re.compile(rb"Connection: keep-alive", re.IGNORECASE)
# Within the head of an answer, at its end, within its content.
LIMITS = [0, 1, 200, 400, 600, 850, 1200, 1500, 1900, 2400, 3100, 1_000_000]


@contextmanager
def line_that_breaks_after(limit: int, server: tuple[str, int]) -> Iterator[str]:
    """A line to the server on which an answer ends after so many bytes."""
    listening = socket.create_server(("127.0.0.1", 0))

    def carry() -> None:
        while True:
            try:
                asking, _ = listening.accept()
            except OSError:
                return
            with asking, socket.create_connection(server) as answering:
                answering.sendall(KEEP_ALIVE.sub(b"Connection: close", asking.recv(65536)))
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


def offered() -> Any:
    """Return what the server offers at present, in the words of the tree."""
    return Client().get("/api/v1/mainz/de/pages").json()


def change_everything(world: World) -> None:
    """Let a page say something else, another go, another come, and an office have another number."""
    world.doctor.title = "Ärztin"
    world.doctor.save_revision().publish()
    world.registration.unpublish()
    InfoPageFactory.create(parent=world.health, title="Zahnarzt", slug="zahnarzt")
    Contact.objects.filter(pk=world.mainz_office.pk).update(phone="06131 999")
    refresh(everything=True)
