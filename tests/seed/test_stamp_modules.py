import tomllib
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from content.modules.models import InfoPage
from content.seed.files import shipped_pages
from content.translations.schemas import schema_of
from tests.factories.module_files import rewrite


def stamp(folder, **options):
    output = StringIO()
    call_command("stamp_modules", folder=folder, stdout=output, **options)
    return output.getvalue()


def stamps_of(folder, name):
    return tomllib.loads((folder / "amt" / name).read_text())["made_from"]


def german(folder):
    visit = shipped_pages(folder)[1]
    return visit.stamps(schema_of(InfoPage))


def test_stamps_name_the_german_of_each_string(modules):
    stamps = stamps_of(modules, "visit.ar.toml")

    assert stamps == german(modules)
    assert list(stamps)[:4] == ["title", "summary", "body.how.heading", "body.how.items.call.title"]


def test_stamping_again_changes_nothing(modules):
    before = {path: path.read_text() for path in modules.rglob("*.toml")}

    assert stamp(modules) == "0 files stamped.\n"
    assert {path: path.read_text() for path in modules.rglob("*.toml")} == before


def test_stamp_of_a_string_stays_when_the_german_changes(modules):
    before = stamps_of(modules, "visit.ar.toml")
    rewrite(modules / "amt" / "visit.de.toml", ("Ein Brief vom Amt.", "Ein Brief der Behörde."))

    assert stamp(modules) == "0 files stamped.\n"
    assert stamps_of(modules, "visit.ar.toml") == before


def test_renewed_stamps_are_current(modules):
    rewrite(modules / "amt" / "visit.de.toml", ("Ein Brief vom Amt.", "Ein Brief der Behörde."))

    assert stamp(modules, renew=True) == "1 files stamped.\n"
    assert stamps_of(modules, "visit.ar.toml") == german(modules)


def test_stamps_of_strings_that_were_removed_go(modules):
    rewrite(
        modules / "amt" / "visit.ar.toml",
        ('[blocks.word]\nexplanation = "رسالة من المكتب."\n', ""),
    )

    stamp(modules)

    assert stamps_of(modules, "visit.ar.toml").keys() == german(modules).keys() - {"body.word.explanation"}


def test_stamping_bad_files_says_what_is_wrong(modules):
    (modules / "amt" / "visit.ar.toml").write_text("[blocks.gone]")

    with pytest.raises(CommandError, match=r"amt/visit\.ar\.toml: German has no block “gone”\.$"):
        stamp(modules)


def test_files_of_one_language_alone_are_stamped(modules):
    rewrite(modules / "amt" / "visit.de.toml", ("Ein Brief vom Amt.", "Ein Brief der Behörde."))

    assert stamp(modules, renew=True, only="tr") == "0 files stamped.\n"
    assert stamp(modules, renew=True, only="ar") == "1 files stamped.\n"
