from dataclasses import replace

import pytest

from content.districts.models import Contact
from content.districts.opening import parse, stored
from content.takeover.actions import fill_contacts
from content.takeover.answers import TheirContact
from tests.factories import ContactFactory, ContactRoleFactory, DistrictFactory

pytestmark = pytest.mark.django_db
OFFICE = TheirContact(
    id="amt",
    title="Jugendamt",
    name="Frau Weber",
    phone="06131 1",
    email="amt@example.org",
    website="https://example.org",
    address="Weg 1",
    opening_hours="Mo 8–12",
)


@pytest.fixture
def mainz():
    return DistrictFactory.create(slug="mainz", name_de="Mainz")


@pytest.fixture
def role():
    return ContactRoleFactory.create(key="jugendamt", name_de="Jugendamt")


def test_fill_contacts(mainz, role):
    assert fill_contacts(district=mainz, chosen={"jugendamt": OFFICE}) == (["jugendamt"], [])

    contact = Contact.objects.get()
    assert (contact.role, contact.district) == (role, mainz)
    assert (contact.name_de, contact.phone, contact.email) == (
        "Jugendamt, Frau Weber",
        "06131 1",
        "amt@example.org",
    )
    assert (contact.website, contact.address) == ("https://example.org", "Weg 1")
    assert (contact.opening_times, contact.opening_hours_de) == (stored(parse("Mo 8–12")), None)


def test_fill_contacts_keeps_in_words_when_an_office_is_open_that_cannot_be_told_in_times(mainz, role):
    hours = "Mo 8–12; So nach Vereinbarung"

    fill_contacts(district=mainz, chosen={"jugendamt": replace(OFFICE, opening_hours=hours)})

    contact = Contact.objects.get()
    assert (contact.opening_times, contact.opening_hours_de) == ([], hours)


def test_fill_contacts_keeps_what_the_district_has(mainz, role):
    ContactFactory.create(district=mainz, role=role, name_de="Unser Amt")

    filled, problems = fill_contacts(district=mainz, chosen={"jugendamt": OFFICE})

    assert (filled, problems) == ([], ["Mainz has filled the role “jugendamt” already; it stays."])
    assert Contact.objects.get().name_de == "Unser Amt"


def test_fill_contacts_beside_the_states(mainz, role):
    ContactFactory.create(statewide=True, role=role)

    assert fill_contacts(district=mainz, chosen={"jugendamt": OFFICE})[0] == ["jugendamt"]


def test_fill_contacts_with_what_cannot_be_stored(mainz, role):
    wrong = TheirContact(id="amt", title="Amt", name="", email="keine")

    filled, problems = fill_contacts(district=mainz, chosen={"jugendamt": wrong})

    assert filled == []
    assert [problem.startswith("The role “jugendamt” is not filled: ") for problem in problems] == [True]
    assert not Contact.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_fill_contacts_that_are_filled_cost_as_many_queries(mainz, count, django_assert_num_queries):
    roles = ContactRoleFactory.create_batch(count)
    for role in roles:
        ContactFactory.create(district=mainz, role=role)

    with django_assert_num_queries(4):
        fill_contacts(district=mainz, chosen={role.key: OFFICE for role in roles})
