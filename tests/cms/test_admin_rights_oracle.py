"""That the test of rights would notice."""

import pytest

from tests.cms.rights.addresses import Address, admin_addresses
from tests.cms.rights.arguments import UnknownArgument, thing
from tests.cms.rights.changes import Ownership, changed, rows
from tests.cms.rights.people import ROLES
from tests.factories import ContactFactory, InfoPageFactory, translated

pytestmark = pytest.mark.django_db


def test_addresses_are_wagtails_and_ours():
    names = {address.name for address in admin_addresses()}

    assert {
        "wagtailadmin_pages:edit",
        "wagtail_bulk_action",
        "translations:edit",
        "workspace:contact",
    } <= names


def test_argument_that_is_not_known_is_named():
    address = Address("districts:paint", "districts:paint", "admin/paint/<str:colour>/", ("colour",))

    with pytest.raises(UnknownArgument, match="districts:paint: colour"):
        thing(address, "colour")


def rename_page(world):
    world.trier.home.get_children().get().specific.save_revision()


def translate(world):
    translated(world.trier.home.get_children().get().specific, "uk")


def add_contact(world):
    ContactFactory.create(district=world.trier, role=world.role)


def delete_page(world):
    world.trier.home.get_children().get().delete()


@pytest.mark.parametrize("change", [rename_page, translate, add_contact, delete_page])
def test_change_in_a_district_is_noticed_as_the_districts(world, change):
    InfoPageFactory.create(parent=world.trier.home)
    ownership = Ownership()
    before = rows(ownership)

    change(world)

    found = changed(before, rows(ownership))
    assert {owner for owner, _ in found} == {"trier"}


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("anonymous", []),
        ("visitor", []),
        ("state", ["state"]),
        ("mainz", ["mainz"]),
        ("trier", ["trier"]),
        ("admin", ["trier", "mainz", "state"]),
    ],
)
def test_pages_are_changed_by_those_whose_they_are(name, may):
    role = next(role for role in ROLES if role.name == name)

    places = [place for place in ("trier", "mainz", "state") if role.may_change(place, "wagtailcore.Page")]
    assert places == may
