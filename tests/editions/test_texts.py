import pytest

from content.core.languages import language_of
from content.editions.texts import column_in, text_in
from tests.factories import ContactRoleFactory


@pytest.mark.parametrize(("code", "direction"), [("de", "ltr"), ("ar", "rtl"), ("sr-Latn", "ltr")])
def test_text_in_says_language_and_direction(code, direction):
    assert text_in("x", code) == {"text": "x", "language": code, "direction": direction}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param({"name_prs": "دری", "name_fa": "فارسی", "name_de": "Deutsch"}, "prs", id="own"),
        pytest.param({"name_fa": "فارسی", "name_de": "Deutsch"}, "fa", id="relative"),
        pytest.param({"name_de": "Deutsch", "name_ar": "عربي"}, "de", id="source"),
    ],
)
def test_a_column_is_in_the_nearest_language(names, expected):
    role = ContactRoleFactory.build(**names)

    assert column_in(role, "name", language_of("prs")) == text_in(names[f"name_{expected}"], expected)


def test_a_column_that_is_empty_everywhere_is_none():
    assert column_in(ContactRoleFactory.build(), "description", language_of("ar")) is None
