"""What an edition costs a first reader, however many pages and districts there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.editions.actions import refresh
from content.editions.models import Edition, Snapshot
from content.editions.reading import read_edition
from tests.factories import ContactFactory, DistrictFactory, InfoPageFactory
from tests.factories.many import many_pages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page_count", [1, 3, pytest.param(200, marks=pytest.mark.slow)])
def test_tree_query_count_by_pages(client, state, page_count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz")
    many_pages(page_count, state)
    refresh(everything=True)

    with django_assert_num_queries(3):
        response = client.get("/api/v1/mainz/de/pages")

    assert len(response.json()["pages"]) == page_count


@pytest.mark.parametrize("district_count", [1, 36])
def test_tree_query_count_by_districts(client, state, district_count, django_assert_num_queries):
    for number in range(district_count):
        ContactFactory.create(district=DistrictFactory.create(slug=f"kreis-{number}", languages=("de",)))
    InfoPageFactory.create(parent=state)
    refresh(everything=True)

    with django_assert_num_queries(3):
        response = client.get("/api/v1/kreis-0/de/pages")

    assert len(response.json()["pages"]) == 1


@pytest.mark.parametrize("page_count", [1, 3, pytest.param(200, marks=pytest.mark.slow)])
def test_page_query_count_by_pages(client, state, page_count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz")
    parent = InfoPageFactory.create(parent=state, slug="oben")
    many_pages(page_count, parent)
    refresh(everything=True)

    with django_assert_num_queries(4):
        response = client.get("/api/v1/mainz/de/pages/oben")

    assert len(response.json()["children"]) == page_count


@pytest.mark.parametrize("district_count", [1, 36])
def test_page_query_count_by_districts(client, state, district_count, django_assert_num_queries):
    for number in range(district_count):
        DistrictFactory.create(slug=f"kreis-{number}", languages=("de",))
    InfoPageFactory.create(parent=state, slug="seite")
    refresh(everything=True)

    with django_assert_num_queries(4):
        response = client.get("/api/v1/kreis-0/de/pages/seite")

    assert response.status_code == 200


@pytest.mark.parametrize("page_count", [1, 3, pytest.param(200, marks=pytest.mark.slow)])
def test_query_count_of_every_other_endpoint_by_pages(client, state, page_count):
    DistrictFactory.create(slug="mainz")
    many_pages(page_count, state)
    refresh(everything=True)
    version, digest = Edition.objects.get(language="de").version, Snapshot.objects.all()[0].pk
    expected = {
        "languages": 0,
        "glossary/de": 2,
        "districts": 2,
        "places?q=551": 3,
        "mainz/de/contacts": 3,
        "mainz/de/sync": 3,
        f"mainz/de/sync?token={version}": 3,
        f"mainz/de/bundles/{version}": 4,
        f"snapshots/{digest}": 1,
    }

    counts = {address: _queries(client, f"/api/v1/{address}") for address in expected}

    assert counts == expected


def _queries(client, address):
    read_edition.cache_clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
