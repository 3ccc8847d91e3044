import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.districts.models import OfferedLanguage
from tests.factories import (
    ContactFactory,
    ContactRoleFactory,
    DistrictFactory,
    DistrictHomeFactory,
    PlaceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value"),
    [pytest.param("ags", "07315", id="key"), pytest.param("slug", "mainz", id="address")],
)
def test_district_is_the_only_one_with_its(field, value):
    DistrictFactory.create(**{field: value})

    with pytest.raises(IntegrityError):
        DistrictFactory.create(**{field: value})


@pytest.mark.parametrize("ags", ["7315", "073150", "0731x"], ids=["short", "long", "letter"])
def test_district_key_has_five_digits(ags):
    district = DistrictFactory.build(ags=ags)

    with pytest.raises(ValidationError) as problem:
        district.clean_fields()

    assert list(problem.value.message_dict) == ["ags"]


def test_district_offers_a_language_once():
    district = DistrictFactory.create(languages=["de"])

    with pytest.raises(IntegrityError):
        OfferedLanguage.objects.create(district=district, code="de")


def test_offered_language_is_in_the_table():
    district = DistrictFactory.create()

    with pytest.raises(IntegrityError, match="offered_language_is_in_the_table"):
        OfferedLanguage.objects.create(district=district, code="xx")


def test_contact_fills_a_role_once_per_district():
    contact = ContactFactory.create()

    with pytest.raises(IntegrityError):
        ContactFactory.create(role=contact.role, district=contact.district)


def test_contact_fills_a_role_once_statewide():
    role = ContactRoleFactory.create()
    ContactFactory.create(statewide=True, role=role)

    with pytest.raises(IntegrityError):
        ContactFactory.create(statewide=True, role=role)


def test_contact_fills_a_role_in_several_districts_and_statewide():
    role = ContactRoleFactory.create()
    ContactFactory.create(statewide=True, role=role)

    ContactFactory.create_batch(2, role=role)

    assert role.contacts.count() == 3


def test_place_is_named_once_per_postcode():
    place = PlaceFactory.create()

    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceFactory.create(postcode=place.postcode, name=place.name, district=place.district)

    PlaceFactory.create(postcode=place.postcode, name=place.name)


def test_district_has_one_home():
    home = DistrictHomeFactory.create()

    with pytest.raises(ValidationError) as problem:
        DistrictHomeFactory.create(district=home.district, slug="other")

    assert list(problem.value.message_dict) == ["district"]
