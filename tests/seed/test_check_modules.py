from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from content.core.languages import LANGUAGES
from content.seed.checking import Share
from tests.factories.module_files import rewrite


def check(folder, **options):
    output = StringIO()
    call_command("check_modules", folder=folder, stdout=output, **options)
    return output.getvalue().splitlines()


def problems(folder, **options):
    with pytest.raises(CommandError) as found:
        check(folder, **options)
    *lines, count = str(found.value).splitlines()
    assert count == f"{len(lines)} problems."
    return lines


def table(lines):
    codes = lines[0].split()
    return {row.split()[0]: dict(zip(codes, row.split()[1:], strict=True)) for row in lines[1:]}


def test_shares_of_modules_and_languages(modules):
    shares = table(check(modules))

    assert shares == {
        "amt": dict.fromkeys(LANGUAGES, "0%") | {"de": "100%", "ar": "100%"},
        "words": dict.fromkeys(LANGUAGES, "0%"),
    }


def test_a_share_of_nothing_is_none():
    assert Share().percent == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        pytest.param(
            "index.ar",
            'heading = "ما هو المكتب؟"\n',
            "",
            "index.ar.toml: body.what.heading is missing",
            id="missing",
        ),
        pytest.param(
            "index.de",
            "Was ist ein Amt?",
            "Was tut ein Amt?",
            "index.ar.toml: body.what.heading was made from another German text (or is not stamped)",
            id="outdated",
        ),
        pytest.param(
            "index.ar",
            "من يساعدكم.",
            "Wer Ihnen im Amt nun wirklich helfen kann.",
            "index.ar.toml: summary is in another script than its language",
            id="odd",
        ),
        pytest.param(
            "index.ar",
            "[موعد](page:amt/visit)",
            "موعد",
            "index.ar.toml: body.what.text lacks the link “Termin”",
            id="link-lost",
        ),
        pytest.param(
            "index.de",
            "Wer Ihnen hilft.",
            " ".join(["Verwaltungsangelegenheiten Zuständigkeitsverteilung"] * 12),
            "index.de.toml: is too hard to read: LIX",
            id="too-hard",
        ),
    ],
)
def test_what_is_wrong_is_named(modules, name, old, new, expected):
    rewrite(modules / "amt" / f"{name}.toml", (old, new))

    assert any(expected in line for line in problems(modules)), problems(modules)


def test_an_official_term_that_a_translation_never_says(modules):
    (modules.parent / "glossary.toml").write_text('[[terms]]\nname = "Jugendamt"\nexplanation = "Ein Amt."\n')
    rewrite(modules / "amt" / "index.de.toml", ("Was ist ein Amt?", "Was ist das Jugendamt?"))

    assert "amt/index.ar.toml: never says the official term “Jugendamt”" in problems(modules)


def test_of_one_language_alone_nothing_else_is_read(modules):
    (modules / "amt" / "index.ar.toml").write_text("not a file of ours")

    assert table(check(modules, only="tr")) == {"amt": {"tr": "0%"}, "words": {"tr": "0%"}}


def write_words(folder, arabic):
    (folder / "glossary.toml").write_text(
        '[[terms]]\nname = "Jugendamt"\nexplanation = "Ein Amt. Rufen Sie 112 an."\n'
        '[[terms]]\nname = "Attest"\nexplanation = "Ein Brief vom Arzt."\n'
    )
    (folder / "words").mkdir()
    (folder / "words/ar.toml").write_text(arabic)
    call_command("stamp_modules", folder=folder / "modules", stdout=StringIO())


def test_what_is_shipped_beside_the_modules_is_checked_too(modules):
    write_words(modules.parent, '[terms]\n"Jugendamt" = "دائرة للأطفال."\n')

    assert problems(modules) == [
        "words/ar.toml: terms.Jugendamt lacks the phone number 112",
        "words/ar.toml: terms.Attest is missing",
    ]


def test_words_of_which_the_german_has_changed_are_outdated(modules):
    write_words(
        modules.parent, '[terms]\n"Jugendamt" = "دائرة. اتصلوا بالرقم 112."\n"Attest" = "رسالة من الطبيب."\n'
    )
    assert table(check(modules))["words"] == dict.fromkeys(LANGUAGES, "0%") | {"de": "100%", "ar": "100%"}

    rewrite(modules.parent / "glossary.toml", ("Brief vom Arzt", "Brief von der Ärztin"))

    assert problems(modules) == [
        "words/ar.toml: terms.Attest was made from another German text (or is not stamped)"
    ]


def test_simple_german_of_its_own_is_whole_and_easy(modules):
    (modules / "amt" / "visit.de-simple.toml").write_text(
        'title = "Termin"\nsummary = "So geht es."\n[[blocks]]\nid = "how"\ntype = "section"\nheading = ""\n'
        'text = "Verwaltungsangelegenheiten Zuständigkeitsverteilung Bundesbehörden Landesbehörden."\n'
    )

    (line,) = problems(modules)

    assert line.startswith("amt/visit.de-simple.toml: is too hard to read: LIX")


def test_a_broken_file_is_said_in_one_sentence(modules):
    (modules / "amt" / "index.ar.toml").write_text("title = ")

    with pytest.raises(CommandError, match=r"index\.ar\.toml"):
        check(modules)
