import pytest

from content.districts.enums import DistrictKind
from content.districts.queries import districts_for, live_districts
from tests.factories import DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def test_live_districts_are_sorted_as_people_read_them():
    for name, kind in [
        ("Zweibrücken", DistrictKind.CITY),
        ("Trier", DistrictKind.COUNTY),
        ("Trier", DistrictKind.CITY),
        ("Ötzingen", DistrictKind.COUNTY),
    ]:
        DistrictFactory.create(name_de=name, kind=kind)
    DistrictFactory.create(is_live=False)

    assert [(district.name, district.kind) for district in live_districts()] == [
        ("Ötzingen", DistrictKind.COUNTY),
        ("Trier", DistrictKind.CITY),
        ("Trier", DistrictKind.COUNTY),
        ("Zweibrücken", DistrictKind.CITY),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_live_districts_query_count(count, django_assert_num_queries):
    DistrictFactory.create_batch(count)

    with django_assert_num_queries(2):
        languages = [district.languages for district in live_districts()]

    assert len(languages) == count


@pytest.fixture
def districts():
    """Mainz, and Mainz-Bingen around it, which has a village under one of its postcodes."""
    mainz = DistrictFactory.create(slug="mainz", name_de="Mainz", seat="Mainz")
    around = DistrictFactory.create(slug="mainz-bingen", name_de="Mainz-Bingen", seat="Ingelheim")
    PlaceFactory.create(postcode="55116", name="Mainz", district=mainz)
    PlaceFactory.create(postcode="55129", name="Mainz", district=mainz)
    PlaceFactory.create(postcode="55129", name="Zornheim", district=around)
    PlaceFactory.create(postcode="55218", name="Ingelheim am Rhein", district=around)
    return live_districts()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("", {}, id="nothing"),
        pytest.param(" ?! ", {}, id="no-letter"),
        pytest.param("xyz", {}, id="unknown"),
        pytest.param("55116", {"mainz": ["55116 Mainz"]}, id="postcode"),
        pytest.param(
            "55129", {"mainz": ["55129 Mainz"], "mainz-bingen": ["55129 Zornheim"]}, id="postcode-of-two"
        ),
        pytest.param("5521", {"mainz-bingen": ["55218 Ingelheim am Rhein"]}, id="beginning-of-a-postcode"),
        pytest.param("55", {}, id="too-few-digits"),
        pytest.param(
            "MAINZ", {"mainz": ["55116 Mainz", "55129 Mainz"], "mainz-bingen": []}, id="name-and-place"
        ),
        pytest.param("zorn", {"mainz-bingen": ["55129 Zornheim"]}, id="beginning-of-a-place"),
        pytest.param("ingel", {"mainz-bingen": ["55218 Ingelheim am Rhein"]}, id="seat-and-place"),
    ],
)
def test_districts_for(districts, query, expected):
    found = districts_for(query, districts)

    assert {item.district.slug: [str(place) for place in item.places] for item in found} == expected


def test_districts_for_a_place_in_a_district_that_is_not_live(districts):
    hidden = DistrictFactory.create(is_live=False)
    PlaceFactory.create(postcode="56068", name="Koblenz", district=hidden)

    assert districts_for("56068", districts) == []
