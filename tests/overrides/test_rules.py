import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from wagtail.models import GroupPagePermission

from content.overrides.rules import may_publish
from tests.factories import DistrictFactory, GroupFactory, UserFactory, editor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", with_home=True)


@pytest.fixture
def trier(state):
    return DistrictFactory.create(slug="trier", with_home=True)


def writer_in(district):
    """Return a person who may write in a district, and publish nothing."""
    group = GroupFactory.create()
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page_id=district.home.pk, permission=change)
    return UserFactory.create(groups=[group])


def test_whoever_publishes_in_a_district_decides_there_alone(state, mainz, trier):
    editor = editor_of(mainz.home)

    assert [may_publish(editor, place) for place in (mainz, trier, None)] == [True, False, False]


def test_whoever_publishes_statewide_pages_decides_for_all(state, mainz):
    editor = editor_of(state)

    assert [may_publish(editor, place) for place in (mainz, None)] == [False, True]


@pytest.mark.parametrize(
    "make_user",
    [
        pytest.param(lambda mainz: AnonymousUser(), id="nobody"),
        pytest.param(lambda mainz: UserFactory.create(), id="without-rights"),
        pytest.param(writer_in, id="who-only-writes"),
    ],
)
def test_others_decide_nothing(mainz, make_user):
    user = make_user(mainz)

    assert [may_publish(user, place) for place in (mainz, None)] == [False, False]


def test_nobody_decides_in_a_district_without_a_home(state):
    assert not may_publish(UserFactory.create(is_superuser=True), DistrictFactory.create())
