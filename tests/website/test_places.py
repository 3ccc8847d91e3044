import pytest

from tests.factories import DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def test_places_are_those_of_each_district_in_thousandths_of_a_degree(client):
    mainz = DistrictFactory.create(slug="mainz")
    DistrictFactory.create(slug="trier", latitude=49.7566, longitude=6.6414)
    PlaceFactory.create(district=mainz, latitude=50.0012, longitude=8.2791)
    PlaceFactory.create(district=mainz, latitude=49.9846, longitude=8.2004)
    PlaceFactory.create(district=mainz, latitude=49.9849, longitude=8.1996)

    assert client.get("/places.json").json() == {
        "is_exact": True,
        "districts": {"mainz": [49985, 8200, 50001, 8279], "trier": [49757, 6641]},
    }


def test_without_places_districts_are_where_their_administrations_are(client):
    DistrictFactory.create(slug="trier", latitude=49.7566, longitude=6.6414)

    assert client.get("/places.json").json() == {"is_exact": False, "districts": {"trier": [49757, 6641]}}


def test_places_leave_out_districts_that_readers_do_not_see(client):
    PlaceFactory.create(district=DistrictFactory.create(is_live=False))

    assert client.get("/places.json").json() == {"is_exact": False, "districts": {}}


def test_places_are_not_sent_again(client):
    PlaceFactory.create()
    first = client.get("/places.json")

    again = client.get("/places.json", headers={"if-none-match": first.headers["ETag"]})

    assert (first.headers["Content-Type"], again.status_code) == ("application/json", 304)


@pytest.mark.parametrize("count", [1, 3])
def test_places_query_count(client, count, django_assert_num_queries):
    PlaceFactory.create_batch(count)

    with django_assert_num_queries(2):
        assert len(client.get("/places.json").json()["districts"]) == count
