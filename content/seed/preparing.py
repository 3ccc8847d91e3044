"""What `make run` finds done already, and need not do again."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.template import Engine

_CONTENT = Path(__file__).parents[1]


def missing_migrations() -> int:
    """Return how many migrations lie in files and have not been applied; quicker than Django's own plan."""
    known = {
        (app.label, path.stem)
        for app in apps.get_app_configs()
        for path in (Path(app.path) / "migrations").glob("[0-9]*.py")
    }
    return len(known - MigrationRecorder(connection).applied_migrations().keys())


def static_files() -> list[Path]:
    """Return every static file that is to be collected."""
    return [Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])]


def makers_of_snapshots() -> list[Path]:
    """Return the files on which, beside the content, it depends what is in a snapshot or an edition."""
    code = [
        path
        for app in ("core", "modules", "overrides", "translations", "editions")
        for path in _CONTENT.glob(f"{app}/*.py")
    ]
    themes = [Path(folder) for folder in Engine.get_default().dirs]
    catalogues = [path for folder in settings.LOCALE_PATHS for path in Path(folder).rglob("*.po")]
    return [*code, *(path for folder in themes for path in folder.glob("blocks/*")), *catalogues]


def fingerprint(paths: Iterable[Path]) -> str:
    """Return what changes when one of the files does, or when another database is used."""
    found = sha256(str(connection.settings_dict["NAME"]).encode())
    for path in sorted(paths):
        facts = path.stat()
        found.update(f"{path}\n{facts.st_size}\n{facts.st_mtime_ns}\n".encode())
    return found.hexdigest()


class Done:
    """The steps that were done, each with the fingerprint of what it was done with, in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._steps: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}

    def is_done(self, step: str, fingerprint: str) -> bool:
        return self._steps.get(step) == fingerprint

    def note(self, step: str, fingerprint: str) -> None:
        self._steps[step] = fingerprint
        self.path.write_text(json.dumps(self._steps, indent=1))
