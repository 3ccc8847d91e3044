from pathlib import Path

import polib
import pytest

from content.core.languages import language_of
from tools.check_catalogues import Message, flaws, messages_in_python, messages_in_template, problems

CATALOGUE = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('_("Search")', [Message("Search")], id="plain"),
        pytest.param('pgettext("verb", "Search")', [Message("Search", "verb")], id="context"),
        pytest.param('ngettext("%(n)s page", "%(n)s pages", n)', [Message("%(n)s page")], id="plural"),
        pytest.param("_(name)", [], id="not-known-here"),
        pytest.param('format("Search")', [], id="another-function"),
    ],
)
def test_messages_in_python(tmp_path, source, expected):
    path = tmp_path / "code.py"
    path.write_text(source)

    assert list(messages_in_python(path)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('{% translate "It\'s" %}', [Message("It's")], id="tag"),
        pytest.param('{% translate "Search" context "verb" %}', [Message("Search", "verb")], id="context"),
        pytest.param('{% include "x" with label=_("Search") %}', [Message("Search")], id="argument"),
        pytest.param(
            "{% blocktranslate trimmed count n=n %} one\n page {% plural %} {{ n }} pages {% endblocktranslate %}",
            [Message("one page")],
            id="block",
        ),
        pytest.param("Search", [], id="text"),
    ],
)
def test_messages_in_template(tmp_path, source, expected):
    path = tmp_path / "page.html"
    path.write_text(source)

    assert list(messages_in_template(path)) == expected


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a text for readers and one for editors."""
    write(tmp_path / "themes/base/templates/page.html", '{% translate "Search" %}')
    write(tmp_path / "content/workspace/views.py", '_("Save")')
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_catalogue(root: Path, code: str, *translated: str) -> None:
    entries = "".join(f'\nmsgid "{text}"\nmsgstr "x"\n' for text in translated)
    write(root / f"locales/{code}/LC_MESSAGES/django.po", CATALOGUE + entries)


def test_problems_of_complete_catalogues(root):
    write_catalogue(root, "de", "Search", "Save")
    write_catalogue(root, "ar", "Search")
    write_catalogue(root, "en")

    assert list(problems(root)) == []


def test_problems_of_what_is_missing(root):
    write_catalogue(root, "de", "Search")
    write_catalogue(root, "ar")

    assert list(problems(root)) == [
        "themes/base/templates/page.html: “Search” is not translated in locales/ar",
        "content/workspace/views.py: “Save” is not translated in locales/de",
    ]


def test_problems_without_german(root):
    assert list(problems(root)) == ["locales/de: there is no catalogue"]


PAGES = 'msgid "%(number)s page"\nmsgid_plural "%(number)s pages"\n'


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param('msgid "{name} here"\nmsgstr "{name} ici"', [], id="right"),
        pytest.param('msgid "{name} here"\nmsgstr "ici"', ["has other placeholders in “ici”"], id="lost"),
        pytest.param(
            'msgid "here"\nmsgstr "{name} ici"', ["has other placeholders in “{name} ici”"], id="invented"
        ),
        pytest.param(
            PAGES + 'msgstr[0] "une page"\nmsgstr[1] "%(number)s pages"', [], id="a-number-as-a-word"
        ),
        pytest.param(PAGES + 'msgstr[0] "une page"', ["has 1 plural forms, not 2"], id="too-few-forms"),
        pytest.param(
            'msgid "Choose a language"\nmsgstr "Выберите, пожалуйста, один из этих языков"',
            ["is in another script than its language"],
            id="another-script",
        ),
        pytest.param(
            'msgid "Choose"\nmsgstr "Wählen Sie hier bitte die Sprache"', ["looks German"], id="german"
        ),
    ],
)
def test_flaws_of_texts_that_are_translated(tmp_path, entry, expected):
    catalogue = polib.pofile(f"{CATALOGUE}\n{entry}\n")

    assert [phrase for _, phrase in flaws(catalogue, language_of("fr"))] == expected


def test_problems_name_the_catalogue_and_the_text(root):
    write_catalogue(root, "de", "Search", "Save", "{name}")

    assert list(problems(root)) == ["locales/de: “{name}” has other placeholders in “x”"]
