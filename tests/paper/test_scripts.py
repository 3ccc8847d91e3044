import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import polib
import pytest
from django.conf import settings

from content.core.languages import LANGUAGES
from content.paper.availability import FONTS
from content.paper.documents import styles
from content.translations.markup import visible_text

SEED = Path(settings.BASE_DIR) / "content" / "seed"


@cache
def words_of(code: str) -> list[str]:
    """Return words of the shipped texts in a language that have each of its letters in them."""
    files = [*SEED.glob(f"modules/*/*.{code}.toml"), SEED / "words" / f"{code}.toml"]
    texts = [
        text for path in files if path.exists() for text in _texts(tomllib.loads(path.read_text("utf-8")))
    ]
    folder = code.replace("-s", "_S").replace("-L", "_L")
    catalogue = polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / folder / "LC_MESSAGES" / "django.po"))
    texts += [entry.msgstr for entry in catalogue]
    letters, words = set(), []
    for word in (word for text in texts for word in visible_text(text).split()):
        if not letters.issuperset(word):
            letters |= set(word)
            words.append(word)
    return words


def _texts(value):
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)


def letters_of(text: str) -> set[str]:
    return {
        letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter)[0] in "LNPS"
    }


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_every_letter_of_a_language_is_printed_in_its_font(printed, language):
    words = " ".join(words_of(language.code))

    pdf = printed(
        f'<html lang="{language.code}" dir="{language.direction}"><title>x</title><style>{styles("")}</style>'
        f"<p>{words}</p><p><b>{words}</b></p></html>"
    )

    assert letters_of(words) - letters_of(pdf.text) == set()
    assert {font.removesuffix("-Bold") for font in pdf.fonts} <= {name.replace(" ", "-") for name in FONTS}


def test_letter_that_no_font_has_would_be_missed(printed):
    pdf = printed(f'<html lang="de"><title>x</title><style>{styles("")}</style><p>a漢b</p></html>')

    assert letters_of("a漢b") - letters_of(pdf.text) == {"漢"}
