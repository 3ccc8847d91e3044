import pytest

from content.districts.models import Contact, District
from tests.factories import ContactFactory, ContactRoleFactory, DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def test_live_districts_only():
    live = DistrictFactory.create()
    DistrictFactory.create(is_live=False)

    assert list(District.objects.live()) == [live]


def test_districts_offering_a_language():
    arabic = DistrictFactory.create(languages=["de", "ar"])
    DistrictFactory.create(languages=["de"])

    assert list(District.objects.offering("ar")) == [arabic]


def test_district_languages_are_in_the_order_of_the_table():
    district = DistrictFactory.create(languages=["ar", "de", "uk"])

    assert [language.code for language in district.languages] == ["de", "uk", "ar"]


def test_statewide_contacts_only():
    statewide = ContactFactory.create(statewide=True)
    ContactFactory.create()

    assert list(Contact.objects.statewide()) == [statewide]


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        pytest.param(lambda: DistrictFactory.build(name_de="Mainz"), "Mainz", id="district"),
        pytest.param(
            lambda: DistrictFactory.create(languages=["ar"]).offered.get(), "ar", id="offered-language"
        ),
        pytest.param(lambda: ContactRoleFactory.build(name_de="Jugendamt"), "Jugendamt", id="role"),
        pytest.param(lambda: ContactFactory.create(name_de="Amt Mainz"), "Amt Mainz", id="contact"),
        pytest.param(lambda: PlaceFactory.create(postcode="55116", name="Mainz"), "55116 Mainz", id="place"),
    ],
)
def test_name(make, expected):
    assert str(make()) == expected
