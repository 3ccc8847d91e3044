import gettext
import os

import pytest
from django.core.management import call_command

from content.core.catalogues import compile_catalogues

CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Search"
msgstr "Suche"

#, fuzzy
msgid "Languages"
msgstr "Sprache?"
"""


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


def test_compile_catalogues(folder):
    compiled = compile_catalogues(folder)

    messages = gettext.translation("django", folder, ["de"])
    assert compiled == [folder / "de" / "LC_MESSAGES" / "django.po"]
    assert messages.gettext("Search") == "Suche"
    assert messages.gettext("Languages") == "Languages"


def test_compile_catalogues_that_have_not_changed(folder):
    compile_catalogues(folder)

    assert compile_catalogues(folder) == []


def test_compile_catalogues_that_have_changed(folder):
    (path,) = compile_catalogues(folder)
    later = path.stat().st_mtime + 10
    os.utime(path, (later, later))

    assert compile_catalogues(folder) == [path]


def test_compile_catalogues_command(folder, settings, capsys):
    settings.LOCALE_PATHS = [folder]

    call_command("compile_catalogues")

    assert capsys.readouterr().out == "1 catalogues compiled.\n"
