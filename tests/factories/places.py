import factory
from factory.django import DjangoModelFactory

from content.core.text import search_key
from content.districts.models import Place
from tests.factories.districts import DistrictFactory


class PlaceFactory(DjangoModelFactory[Place]):
    """A village, found by its name."""

    class Meta:
        model = Place

    postcode = factory.Sequence(lambda n: f"{55000 + n}")
    name = factory.Sequence(lambda n: f"Dorf {n}")
    search_name = factory.LazyAttribute(lambda place: search_key(place.name))
    district = factory.SubFactory(DistrictFactory)
    latitude = 50.0
    longitude = 7.5
