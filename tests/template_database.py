"""A migrated database, made once and copied for every run: Wagtail's migrations take longer than our tests."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

LOCK = settings.BASE_DIR / "requirements-dev.txt"


def use_copy(name: str, folder: Path) -> None:
    """Let the default connection use a fresh copy of the template; templates of SQLite are kept in ``folder``."""
    template = f"lotse_template_{_key()}"
    with _lock(folder / "lock"):
        copy = _copy_of_file if connection.vendor == "sqlite" else _copy_in_server
        _use(copy(template, name, folder))
    # What a transactional test finds after the one before it has emptied every table.
    connection._test_serialized_contents = connection.creation.serialize_db_to_string()  # type: ignore[attr-defined]  # as Django's test runner does


def drop_copy(name: str) -> None:
    """Remove what ``use_copy`` made in a database server; a file goes with the folder it lies in."""
    connection.close()
    if connection.vendor != "sqlite":
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")


def _copy_of_file(template: str, name: str, folder: Path) -> str:
    kept = folder / f"{template}.sqlite3"
    if not kept.exists():
        for outdated in folder.glob("lotse_template_*"):
            outdated.unlink()
        unfinished = folder / "unfinished.sqlite3"
        _migrate(str(unfinished))
        unfinished.rename(kept)
    shutil.copyfile(kept, name)
    return name


def _copy_in_server(template: str, name: str, folder: Path) -> str:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if not cursor.fetchone():
            unfinished = f"{template}_unfinished"
            _migrate(unfinished)
            cursor.execute(f"ALTER DATABASE {unfinished} RENAME TO {template}")
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return name


def _migrate(name: str) -> None:
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _use(name: str) -> None:
    connection.close()
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
