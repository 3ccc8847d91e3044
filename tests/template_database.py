"""A migrated database, made once and copied for every run: Wagtail's migrations take longer than our tests."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection

LOCK = settings.BASE_DIR / "requirements-dev.txt"


class Databases:
    """The databases of one run: an empty one, and one with something in it that most tests need.

    Templates of SQLite are kept in ``folder``.
    """

    def __init__(self, name: str, folder: Path, fill: Callable[[], object] | None) -> None:
        self.empty, self.filled = name, _beside(name)
        self.fill = fill
        self.resting: dict[str, Any] = {}
        with _lock(folder / "lock"):
            template = _template(f"lotse_template_{_key()}", folder)
            for copied in (self.empty, self.filled):
                _copy(template, copied)
        connection.close()
        _name(self.empty)
        # What a transactional test finds after the one before it has emptied every table.
        connection._test_serialized_contents = connection.creation.serialize_db_to_string()  # type: ignore[attr-defined]  # as Django's test runner does

    def use_empty(self) -> None:
        """Let the connection lead to the database in which there is only what migrations put there."""
        self._use(self.empty)

    def use_filled(self) -> None:
        """Let the connection lead to the filled database, which is filled when it is first used."""
        self._use(self.filled)
        if self.fill:
            fill, self.fill = self.fill, None
            fill()

    def drop(self) -> None:
        """Remove what lies in a database server; a file goes with the folder it lies in."""
        for name in (self.empty, self.filled):
            self._use(name)
            connection.close()
        if connection.vendor != "sqlite":
            with connection._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {self.empty}")
                cursor.execute(f"DROP DATABASE {self.filled}")

    def _use(self, name: str) -> None:
        # To open another connection, and to read through it what tables there are, takes longer than many a test.
        used = connection.settings_dict["NAME"]
        if used != name:
            self.resting[used] = connection.connection
            connection.connection = self.resting.pop(name, None)
            _name(name)


def _beside(name: str) -> str:
    path = Path(name)
    return str(path.with_name(f"{path.stem}_filled{path.suffix}"))


def _template(name: str, folder: Path) -> str:
    """Return the template's name, or its file, once it is migrated."""
    return _template_file(name, folder) if connection.vendor == "sqlite" else _template_in_server(name)


def _template_file(name: str, folder: Path) -> str:
    kept = folder / f"{name}.sqlite3"
    if not kept.exists():
        for outdated in folder.glob("lotse_template_*"):
            outdated.unlink()
        unfinished = folder / "unfinished.sqlite3"
        _migrate(str(unfinished))
        unfinished.rename(kept)
    return str(kept)


def _template_in_server(name: str) -> str:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            unfinished = f"{name}_unfinished"
            _migrate(unfinished)
            cursor.execute(f"ALTER DATABASE {unfinished} RENAME TO {name}")
    return name


def _copy(template: str, name: str) -> None:
    if connection.vendor == "sqlite":
        shutil.copyfile(template, name)
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


def _migrate(name: str) -> None:
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _name(name: str) -> None:
    """Let whatever connects from now on connect to this database."""
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _key() -> str:
    """Return what changes when a migration or a package does."""
    migrations = sorted(
        path for app in apps.get_app_configs() for path in (Path(app.path) / "migrations").glob("[0-9]*.py")
    )
    found = sha256()
    for path in (LOCK, *migrations):
        found.update(f"{path.parent.parent.name}/{path.name}\n".encode() + path.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
