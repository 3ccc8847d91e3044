import pytest
from django.contrib.auth.models import AnonymousUser

from content.core.languages import LANGUAGES
from content.translations.rules import may_translate, pages_to_translate, translatable_languages
from tests.factories import DistrictFactory, InfoPageFactory, UserFactory, editor_of, translator_into

pytestmark = pytest.mark.django_db

ALL = [code for code in LANGUAGES if code != "de"]


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(with_home=True).home


@pytest.fixture
def school(state):
    return InfoPageFactory.create(parent=state)


@pytest.fixture
def registration(school):
    return InfoPageFactory.create(parent=school)


@pytest.fixture
def town_hall(mainz):
    return InfoPageFactory.create(parent=mainz)


@pytest.fixture
def pages(school, registration, town_hall):
    return [school, registration, town_hall]


def inactive_translator(school):
    return translator_into("ar", below=school, is_active=False)


PEOPLE = [
    pytest.param(
        lambda school, mainz: UserFactory.create(is_superuser=True), [ALL, ALL, ALL], id="superuser"
    ),
    pytest.param(lambda school, mainz: editor_of(school), [ALL, ALL, []], id="editor-of-a-module"),
    pytest.param(lambda school, mainz: editor_of(mainz), [[], [], ALL], id="editor-of-a-district"),
    pytest.param(
        lambda school, mainz: translator_into("ar", "uk", below=school),
        [["uk", "ar"], ["uk", "ar"], []],
        id="translator",
    ),
    pytest.param(lambda school, mainz: UserFactory.create(), [[], [], []], id="nobody-in-particular"),
    pytest.param(lambda school, mainz: AnonymousUser(), [[], [], []], id="not-logged-in"),
    pytest.param(lambda school, mainz: inactive_translator(school), [[], [], []], id="inactive"),
]


@pytest.mark.parametrize(("person", "expected"), PEOPLE)
def test_translatable_languages(pages, school, mainz, person, expected):
    user = person(school, mainz)

    assert [translatable_languages(user, page) for page in pages] == expected


@pytest.mark.parametrize(("person", "expected"), PEOPLE)
def test_pages_to_translate_are_those_that_may_be(pages, school, mainz, person, expected):
    user = person(school, mainz)

    found = {code: list(within) for code, within in pages_to_translate(user).items()}

    allowed = {
        code: [page for page, codes in zip(pages, expected, strict=True) if code in codes] for code in ALL
    }
    assert found == {code: within for code, within in allowed.items() if within}


def test_a_right_to_one_page_does_not_reach_above(pages, school, registration):
    user = translator_into("ar", below=registration)

    assert [may_translate(user, page, "ar") for page in (registration, school)] == [True, False]
    assert not may_translate(user, registration, "de")
