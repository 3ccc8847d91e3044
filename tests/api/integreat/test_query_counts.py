"""What an answer costs a first reader, however many pages, places and regions there are."""

import pytest

from content.editions.actions import refresh
from tests.api.integreat.asking import ask
from tests.factories import DistrictFactory, InfoPageFactory, PlaceFactory
from tests.factories.happenings import event, news
from tests.factories.many import many_pages

pytestmark = pytest.mark.django_db

ITEMS = pytest.mark.parametrize("count", [1, 3])
# Version, edition, its sheets, snapshots.
COLD = 4


@pytest.fixture
def made(state):
    """Return a function that makes so many pages below one, with all editions built."""

    def make(count):
        DistrictFactory.create(slug="mainz")
        top = InfoPageFactory.create(parent=state, slug="oben")
        many_pages(count, top)
        refresh(everything=True)

    return make


@ITEMS
def test_regions_query_count(client, db, count, django_assert_num_queries):
    for number in range(count):
        district = DistrictFactory.create(slug=f"kreis-{number}")
        PlaceFactory.create_batch(count, district=district)

    with django_assert_num_queries(6):
        answer = ask(client, "regions/")

    assert [len(region["aliases"]) for region in answer] == [count] * count


@ITEMS
def test_region_query_count(client, db, count, django_assert_num_queries):
    PlaceFactory.create_batch(count, district=DistrictFactory.create(slug="mainz"))

    with django_assert_num_queries(6):
        answer = ask(client, "regions/mainz/")

    assert len(answer["aliases"]) == count


@pytest.mark.parametrize("count", [1, 3, pytest.param(200, marks=pytest.mark.slow)])
def test_pages_query_count(client, made, count, django_assert_num_queries):
    made(count)

    with django_assert_num_queries(COLD):
        answer = ask(client, "mainz/de/pages/")

    assert len(answer) == count + 1


@ITEMS
@pytest.mark.parametrize(
    "query", [{"depth": 2}, {"depth": 2, "url": "/mainz/de/oben"}], ids=["of-the-region", "of-a-page"]
)
def test_children_query_count(client, made, query, count, django_assert_num_queries):
    made(count)

    with django_assert_num_queries(COLD):
        answer = ask(client, "mainz/de/children/", **query)

    assert len(answer) == count + 1


@ITEMS
def test_parents_query_count(client, state, count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz")
    parent = state
    for _ in range(count + 1):
        parent = InfoPageFactory.create(parent=parent, slug="seite")
    refresh(everything=True)

    with django_assert_num_queries(COLD):
        answer = ask(client, "mainz/de/parents/", url="/mainz/de" + "/seite" * (count + 1))

    assert len(answer) == count


@ITEMS
def test_page_query_count(client, made, count, django_assert_num_queries):
    made(count)

    with django_assert_num_queries(COLD):
        answer = ask(client, "mainz/de/page/", url="/mainz/de/oben")

    assert answer["path"] == "/mainz/de/oben/"


@pytest.mark.parametrize(("address", "queries"), [("events/", 3), ("locations/", 1), ("news", 3)])
def test_empty_list_query_count(client, world, address, queries, django_assert_num_queries):
    with django_assert_num_queries(queries):
        ask(client, f"mainz/de/{address}")


@ITEMS
@pytest.mark.parametrize("address", ["events/", "news"])
def test_news_and_events_query_count(client, state, address, count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz")
    for number in range(count):
        event(number, slug=f"fest-{number}")
        news(number, slug=f"neu-{number}")
    refresh(everything=True)

    with django_assert_num_queries(COLD):
        answer = ask(client, f"mainz/de/{address}")

    assert len(answer) == count
