import pytest
from django.contrib.auth.models import AnonymousUser

from content.districts.rules import may_edit
from tests.factories import DistrictFactory, UserFactory, editor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mainz():
    return DistrictFactory.create(slug="mainz", with_home=True)


@pytest.fixture
def trier():
    return DistrictFactory.create(slug="trier", with_home=True)


def test_editor_of_a_district_may_edit_it_alone(state, mainz, trier):
    editor = editor_of(mainz.home)

    assert [may_edit(editor, place) for place in (mainz, trier, None)] == [True, False, False]


def test_editor_of_the_state_may_edit_what_is_statewide(state, mainz):
    editor = editor_of(state)

    assert [may_edit(editor, place) for place in (mainz, None)] == [False, True]


def test_superuser_may_edit_everything(state, mainz):
    superuser = UserFactory.create(is_superuser=True)

    assert [may_edit(superuser, place) for place in (mainz, None)] == [True, True]


@pytest.mark.parametrize(
    "make_user",
    [
        pytest.param(AnonymousUser, id="nobody"),
        pytest.param(UserFactory.create, id="without-rights"),
        pytest.param(lambda: UserFactory.create(is_superuser=True, is_active=False), id="inactive"),
    ],
)
def test_others_may_edit_nothing(state, mainz, make_user):
    user = make_user()

    assert [may_edit(user, place) for place in (mainz, None)] == [False, False]


def test_nobody_may_edit_a_district_without_a_home():
    district = DistrictFactory.create()

    assert not may_edit(UserFactory.create(is_superuser=True), district)
