import os
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder

from content.districts.models import District
from content.editions.models import Edition
from content.seed.management.commands.prepare import Command, _Counted
from content.seed.preparing import Done, fingerprint, missing_migrations


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    """An installation's data, with few enough static files to be quick."""
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.css").write_text("main {}")
    settings.DATA_DIR = tmp_path / "data"
    settings.STATIC_ROOT = tmp_path / "data" / "static"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [theme]
    return tmp_path


def rewrite(file: Path, text: str) -> None:
    later = file.stat().st_mtime + 1000
    file.write_text(text)
    os.utime(file, (later, later))


def prepare(modules: Path) -> str:
    out = StringIO()
    call_command("prepare", folder=modules, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.django_db
def test_prepare_once_and_again(folder, modules):
    first = prepare(modules)
    District.objects.filter(slug="mainz").update(website="https://example.org/")
    second = prepare(modules)
    rewrite(folder / "theme" / "main.css", "main { color: red }")
    third = prepare(modules)

    assert "36 districts created." in first
    assert all(username in first for username in get_user_model().objects.values_list("username", flat=True))
    assert Edition.objects.readable().count() == Edition.objects.count() > 0
    assert second == ""
    assert third.splitlines() == ["Static files, 1 and their compressed forms:"]
    assert (folder / "data" / "static" / "main.css").read_text() == "main { color: red }"
    assert District.objects.get(slug="mainz").website == "https://example.org/"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_missing_migrations_are_applied():
    MigrationRecorder.Migration.objects.filter(
        app="wagtaildocs", name="0014_alter_document_file_size"
    ).delete()
    out = StringIO()

    is_migrated = Command(stdout=out)._migrate()

    assert is_migrated
    assert out.getvalue() == "Database, 1 migrations:\n"
    assert missing_migrations() == 0


def test_done_is_kept_in_a_file(tmp_path):
    Done(tmp_path / "prepared.json").note("static", "a")

    done = Done(tmp_path / "prepared.json")

    assert [done.is_done("static", mark) for mark in ("a", "b")] == [True, False]


def test_fingerprint_changes_with_a_file(tmp_path):
    file = tmp_path / "file"
    file.write_text("one")
    before = fingerprint([file])
    unchanged = fingerprint([file])

    file.write_text("three")

    assert before == unchanged != fingerprint([file])


def test_progress_is_told_now_and_then():
    out = StringIO()
    counted = _Counted(out, "Applying", "migrations", 2)

    for line in ("Running:", "Applying a", " OK", "Applying b", " OK", "Applying c"):
        counted.write(line)

    assert out.getvalue() == "  2 migrations\n"
