import pytest

from content.seed.files import BadModuleFile
from content.seed.words import Words


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "roles.toml").write_text(
        '[roles.hilfe]\nname = "Hilfe"\norder = 1\n[[contacts]]\nrole = "hilfe"\nname = "Telefon"\nphone = "112"\n'
    )
    (tmp_path / "glossary.toml").write_text(
        '[[terms]]\nname = "Jugendamt"\nexplanation = "Ein Amt."\n'
        '[[terms]]\nname = "Anmeldung"\nmay_be_translated = true\nexplanation = "Sie sagen Ihre Adresse."\n'
    )
    (tmp_path / "words").mkdir()
    return tmp_path


def write(folder, code, text):
    (folder / "words" / f"{code}.toml").write_text(text)


def texts(segments):
    return {place: segment.text for place, segment in segments.items()}


def test_german_is_known_by_its_place(folder):
    assert texts(Words(folder).source) == {
        "roles.hilfe.name": "Hilfe",
        "contacts.hilfe.name": "Telefon",
        "terms.Jugendamt": "Ein Amt.",
        "terms.Anmeldung": "Sie sagen Ihre Adresse.",
    }


def test_translations_stand_at_the_same_places(folder):
    write(folder, "fr", '[roles.hilfe]\nname = "Aide"\n[terms]\n"Jugendamt" = "Un office."\n')
    write(folder, "tr", '[roles.hilfe]\nname = "Yardım"\n')

    words = Words(folder)

    assert {code: texts(known) for code, known in words.translations.items()} == {
        "fr": {"roles.hilfe.name": "Aide", "terms.Jugendamt": "Un office."},
        "tr": {"roles.hilfe.name": "Yardım"},
    }
    assert [(code, said.text) for code, said in words.said("roles.hilfe.name")] == [
        ("fr", "Aide"),
        ("tr", "Yardım"),
    ]


def test_of_one_language_alone_nothing_else_is_read(folder):
    write(folder, "fr", "not a file of ours")
    write(folder, "tr", '[roles.hilfe]\nname = "Yardım"\n')

    assert Words(folder, "tr").translations.keys() == {"tr"}


def test_terms_of_everyday_life_need_not_stay_german(folder):
    terms = Words(folder).kept_terms

    assert terms.missing("Jugendamt und Anmeldung", "an office") == ["Jugendamt"]


@pytest.mark.parametrize(
    ("code", "text", "problem"),
    [
        pytest.param("xx", "", "there is no language “xx” to translate into.", id="unknown-language"),
        pytest.param("de", "", "there is no language “de” to translate into.", id="german"),
        pytest.param("fr", '[roles.rat]\nname = "Conseil"\n', "German has no “roles.rat.name”.", id="role"),
        pytest.param("fr", '[terms]\n"Amt" = "Office"\n', "German has no “terms.Amt”.", id="term"),
        pytest.param("fr", "[terms", "Expected ']' at the end of a table declaration", id="not-toml"),
    ],
)
def test_a_file_that_fits_nothing_is_refused(folder, code, text, problem):
    write(folder, code, text)

    with pytest.raises(BadModuleFile) as raised:
        assert Words(folder).translations

    assert str(raised.value).startswith(f"{folder}/words/{code}.toml: {problem}")


def test_files_that_are_missing_say_nothing(tmp_path):
    words = Words(tmp_path)

    assert (words.source, words.translations, words.roles, words.contacts, words.terms) == (
        {},
        {},
        {},
        {},
        {},
    )
