"""Measure Lotse at the size of a state, next to a view that does nothing: `python -m tests.benchmarks [--small]`.

`python -m tests.benchmarks budget` measures only what a phone loads for a first view, which comes last otherwise.

Everything lies in a folder, or with DATABASE_URL in a database, that is made for it and removed at the end.
"""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import django

from tests.benchmarks import budget

# Where the tests keep theirs.
TEMPLATES = Path(__file__).resolve().parents[2] / ".pytest_cache" / "d" / "template_database"


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.benchmarks", description="Measure Lotse.")
    parser.add_argument(
        "--small", action="store_true", help="a tiny state, to see that the benchmark itself works"
    )
    parser.add_argument("--seconds", type=float, default=6.0, help="how long to ask for each kind of answer")
    parser.add_argument(
        "what", nargs="?", choices=["budget"], help="only what a phone loads for a first view"
    )
    arguments = parser.parse_args()
    if arguments.what == "budget":
        budget.run()
        return
    with TemporaryDirectory(prefix="lotse-benchmark-") as folder, _database(Path(folder)):
        from tests.benchmarks import run  # noqa: PLC0415 - app ready

        run.run(small=arguments.small, seconds=arguments.seconds)
    if not arguments.small:
        # In a process of its own: this one knows other settings.
        sys.exit(subprocess.run([sys.executable, "-m", "tests.benchmarks", "budget"], check=False).returncode)


@contextmanager
def _database(folder: Path) -> Iterator[None]:
    """Prepare Django with a migrated database of our own, which the programs that we start use too."""
    given = os.environ.pop("DATABASE_URL", "")
    os.environ |= {"LOTSE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings"}
    name = str(folder / "lotse.sqlite3")
    if given.startswith("postgres"):
        name = f"lotse_benchmark_{os.getpid()}"
        os.environ["DATABASE_URL"] = given
    (folder / "static").mkdir()
    django.setup()
    from tests.template_database import Databases  # noqa: PLC0415 - app ready

    TEMPLATES.mkdir(parents=True, exist_ok=True)
    databases = Databases(name, TEMPLATES, fill=None)
    if given.startswith("postgres"):
        os.environ["DATABASE_URL"] = urlsplit(given)._replace(path=f"/{name}").geturl()
    try:
        yield
    finally:
        databases.drop()


if __name__ == "__main__":
    main()
