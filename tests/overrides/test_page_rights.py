import pytest
from wagtail.models import Page

from content.overrides.actions import adapt_page
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def override(world):
    adapt_page(page=world.school, district=world.mainz, by=None)
    return Page.objects.get(slug=f"override-{world.school.pk}")


@pytest.fixture
def administrator():
    return UserFactory.create(is_superuser=True)


def test_adapted_page_is_not_copied(override, administrator):
    assert not override.permissions_for_user(administrator).can_copy()


def test_adapted_page_moves_to_no_other_home(world, override, administrator):
    rights = override.permissions_for_user(administrator)

    assert not rights.can_move_to(Page.objects.get(pk=world.trier.home.pk))


def test_adapted_page_is_created_in_no_other_way(client, world, administrator):
    client.force_login(administrator)
    home = world.mainz.home.pk

    answers = [
        client.post(f"/admin/pages/add/overrides/overridepage/{home}/{path}") for path in ("", "preview/")
    ]

    # Refusals lead to the start page.
    assert [answer.headers["Location"] for answer in answers] == ["/admin/"] * 2


def test_adapted_page_stays_where_it_is(override, administrator):
    rights = override.permissions_for_user(administrator)

    assert (rights.can_move(), rights.can_reorder_children()) == (False, False)
