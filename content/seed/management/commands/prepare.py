from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser, OutputWrapper

from content.seed.actions import DATA
from content.seed.files import SHIPPED
from content.seed.preparing import Done, fingerprint, makers_of_snapshots, missing_migrations, static_files


class Command(BaseCommand):
    help = "Make everything ready for the server: database, interface texts, content, accounts, editions, static files."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=SHIPPED, help="where the modules lie")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        self.done = Done(settings.DATA_DIR / "prepared.json")
        is_migrated = self._migrate()
        call_command("compile_catalogues", stdout=_Nowhere())
        self._load(folder, again=is_migrated)
        call_command("create_demo_accounts", stdout=self.stdout)
        self._build()
        self._collect_static()

    def _migrate(self) -> bool:
        missing = missing_migrations()
        if missing:
            self.stdout.write(f"Database, {missing} migrations:")
            call_command(
                "migrate", interactive=False, stdout=_Counted(self.stdout, "Applying", "migrations", 40)
            )
        return bool(missing)

    def _load(self, folder: Path, *, again: bool) -> None:
        shipped = fingerprint({*DATA.glob("*.toml"), *DATA.glob("words/*.toml"), *folder.rglob("*.toml")})
        if again or not self.done.is_done("content", shipped):
            self.stdout.write("Districts and statewide modules:")
            call_command("load_modules", folder=folder, stdout=self.stdout, stderr=self.stderr)
            self.done.note("content", shipped)

    def _build(self) -> None:
        makers = fingerprint(makers_of_snapshots())
        is_as_before = self.done.is_done("editions", makers)
        if not is_as_before:
            self.stdout.write("Editions:")
        call_command("refresh_editions", all=not is_as_before, stdout=_Nowhere(), stderr=self.stderr)
        self.done.note("editions", makers)

    def _collect_static(self) -> None:
        files = static_files()
        wanted = fingerprint(files)
        if not self.done.is_done("static", wanted) or not settings.STATIC_ROOT.exists():
            self.stdout.write(f"Static files, {len(files)} and their compressed forms:")
            counted = _Counted(self.stdout, "Post-processed", "files", 400)
            call_command("collectstatic", interactive=False, verbosity=2, stdout=counted)
            self.done.note("static", wanted)


class _Nowhere:
    def write(self, text: str) -> None:
        pass


class _Counted:
    """Says now and then how much a command has done, by the lines in which it says so itself."""

    def __init__(self, out: TextIO | OutputWrapper, sign: str, what: str, every: int) -> None:
        self.out, self.sign, self.what, self.every, self.count = out, sign, what, every, 0

    def write(self, text: str) -> None:
        self.count += self.sign in text
        if self.sign in text and self.count % self.every == 0:
            self.out.write(f"  {self.count} {self.what}\n")
