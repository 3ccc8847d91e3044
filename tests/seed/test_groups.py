import pytest
from django.contrib.auth.models import Group

from content.core.languages import LANGUAGES
from content.districts.enums import DistrictKind
from content.districts.rules import may_edit
from content.seed.groups import STATE_EDITORS, create_groups, district_editors, state_translators
from content.translations.rules import translatable_languages
from tests.factories import DistrictFactory, InfoPageFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", name_de="Mainz", with_home=True)


@pytest.fixture
def trier(state):
    return DistrictFactory.create(slug="trier", name_de="Trier", with_home=True)


def member_of(name):
    return UserFactory.create(groups=[Group.objects.get(name=name)])


def test_create_groups_for_the_state_each_district_and_each_language(mainz, trier):
    created = create_groups()

    names = set(Group.objects.values_list("name", flat=True))
    assert {"Redaktion Land", "Redaktion Mainz", "Redaktion Trier", "Übersetzung Land: Arabisch"} <= names
    assert created == 1 + 2 + len(LANGUAGES) - 1


def test_create_groups_twice_changes_nothing(mainz):
    create_groups()
    Group.objects.get(name=STATE_EDITORS).permissions.clear()

    assert create_groups() == 0
    assert not Group.objects.get(name=STATE_EDITORS).permissions.exists()


def test_create_groups_tells_a_city_from_the_district_around_it(state):
    DistrictFactory.create(slug="trier", name_de="Trier", kind=DistrictKind.CITY, with_home=True)
    DistrictFactory.create(slug="kreis-trier", name_de="Trier", kind=DistrictKind.COUNTY, with_home=True)

    create_groups()

    groups = Group.objects.filter(name__startswith="Redaktion Trier")
    assert groups.count() == 2


def test_members_of_a_district_edit_it_alone(mainz, trier):
    create_groups()

    editor = member_of(district_editors("Mainz"))
    assert [may_edit(editor, place) for place in (mainz, trier, None)] == [True, False, False]
    assert not editor.has_perm("districts.change_contactrole")


def test_members_of_the_state_edit_what_is_statewide_and_the_roles(mainz):
    create_groups()

    editor = member_of(STATE_EDITORS)
    assert [may_edit(editor, place) for place in (mainz, None)] == [False, True]
    assert editor.has_perm("districts.change_contactrole")
    assert not editor.has_perm("districts.change_district")


def test_members_of_a_language_translate_into_it_alone(mainz):
    page = InfoPageFactory.create()
    create_groups()

    translator = member_of(state_translators("ar"))
    assert translatable_languages(translator, page) == ["ar"]
    assert not page.permissions_for_user(translator).can_edit()
