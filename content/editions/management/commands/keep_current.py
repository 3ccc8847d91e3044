import logging
import signal
from threading import Event
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from content.editions.actions import refresh
from content.editions.signals import turn_taken

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Publish and take back pages at the time that editors have set, build editions that are still marked, and "
        "tell webhooks what is due: now and then every so many seconds, until it is told to stop, or once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every", type=float, default=60, metavar="SECONDS", help="how long to wait in between"
        )
        parser.add_argument("--once", action="store_true", help="do it once, as cron would have it")

    def handle(self, *args: Any, every: float, once: bool, **options: Any) -> None:
        stopped = Event()
        if not once:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stopped.set())
        while not stopped.is_set():
            self._do(give_up=once)
            if once:
                return
            stopped.wait(every)

    def _do(self, *, give_up: bool) -> None:
        close_old_connections()
        try:
            call_command("publish_scheduled", verbosity=0)
            refresh()
            turn_taken.send(sender=Command)
        except DatabaseError:
            if give_up:
                raise
            logger.exception("The database could not be used; trying again.")
