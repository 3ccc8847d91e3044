"""Links that the apps have kept: item 0 then has another path, and the client goes there."""

import pytest

from content.editions.actions import refresh, remember_addresses
from content.modules.models import InfoPage
from tests.api.integreat.asking import ask, paths

pytestmark = pytest.mark.django_db

OLD, PRESENT = "/mainz/de/gesundheit/arzt", "/mainz/de/gesundheit/aerzte/"


@pytest.fixture(autouse=True)
def _moved(world):
    page = InfoPage.objects.get(pk=world.doctor.pk)
    page.slug = "aerzte"
    page.save_revision().publish()
    refresh()


def test_children_of_an_old_address_begin_with_the_page(client):
    assert paths(ask(client, "mainz/de/children/", depth=2, url=OLD)) == [PRESENT]


def test_page_at_an_old_address(client):
    assert ask(client, "mainz/de/page/", url=OLD)["path"] == PRESENT


def test_parents_of_an_old_address(client):
    assert paths(ask(client, "mainz/de/parents/", url=OLD)) == ["/mainz/de/gesundheit/"]


def test_address_that_integreat_had(client, world):
    remember_addresses(district=world.mainz, paths={"ärzte/praxis": world.doctor.translation_key})

    assert paths(ask(client, "mainz/de/children/", depth=2, url="/mainz/de/ärzte/praxis")) == [PRESENT]


def test_address_of_a_page_that_is_gone_is_unknown(client, world):
    InfoPage.objects.get(pk=world.doctor.pk).unpublish()
    refresh()

    assert client.get("/api/v3/mainz/de/children/", {"depth": 2, "url": OLD}).status_code == 404
