import pytest
from wagtail.models import Page

from content.districts.models import DistrictHome, StateHome
from tests.factories import DistrictFactory, UserFactory, editor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", name_de="Mainz", with_home=True)


@pytest.fixture(params=["specific", "plain"])
def home(request, mainz):
    return mainz.home if request.param == "specific" else Page.objects.get(pk=mainz.home.pk)


def rights(home, person):
    found = home.permissions_for_user(person)
    return {
        "edit": found.can_edit(),
        "publish below": found.can_publish_subpage(),
        "unpublish": found.can_unpublish(),
        "delete": found.can_delete(),
        "move": found.can_move(),
        "copy": found.can_copy(),
    }


def test_editors_of_a_district_leave_its_home_where_it_is(home):
    assert rights(home, editor_of(home)) == {
        "edit": True,
        "publish below": True,
        "unpublish": False,
        "delete": False,
        "move": False,
        "copy": False,
    }


def test_administrators_do_what_they_want_with_a_home_but_copy_it(home):
    assert rights(home, UserFactory.create(is_superuser=True)) == {
        "edit": True,
        "publish below": True,
        "unpublish": True,
        "delete": True,
        "move": True,
        "copy": False,
    }


@pytest.mark.parametrize(("is_superuser", "offered"), [(False, False), (True, True)], ids=["editor", "admin"])
def test_only_administrators_give_a_home_to_another_district(mainz, is_superuser, offered):
    person = UserFactory.create(is_superuser=True) if is_superuser else editor_of(mainz.home)

    form = DistrictHome.get_edit_handler().get_form_class()(instance=mainz.home, for_user=person)

    assert ("district" in form.fields) == offered


def test_home_is_where_readers_begin(mainz):
    assert [found.url for found in (mainz.home, StateHome.objects.get())] == ["/mainz/de/", "/mainz/de/"]


def test_home_of_the_state_has_no_address_without_a_district(state):
    assert state.url is None
