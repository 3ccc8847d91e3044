import pytest

from content.districts.enums import Untranslated
from content.editions.actions import refresh
from tests.api.integreat.asking import ask, paths
from tests.factories import InfoPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def deep(world):
    """A page on the fourth level."""
    below = InfoPageFactory.create(parent=world.registration, title="Unterlagen", slug="unterlagen")
    InfoPageFactory.create(parent=below, title="Zeugnis", slug="zeugnis")
    refresh()
    return world


def of_school(*names):
    return [f"/mainz/de/{'/'.join(['schule', *name.split()])}/" for name in names]


def test_pages_are_all_pages(client, deep):
    assert paths(ask(client, "mainz/de/pages/")) == [
        *of_school("", "anmeldung", "anmeldung unterlagen", "anmeldung unterlagen zeugnis"),
        "/mainz/de/gesundheit/",
        "/mainz/de/gesundheit/arzt/",
    ]


def test_pages_that_a_district_leaves_out_are_not_listed(client, world):
    world.mainz.untranslated = Untranslated.LEAVE_OUT
    world.mainz.save()
    refresh()

    assert paths(ask(client, "mainz/ar/pages/")) == ["/mainz/ar/schule/", "/mainz/ar/schule/anmeldung/"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, ["schule", "gesundheit"], id="first-level-by-default"),
        pytest.param({"depth": 1}, ["schule", "gesundheit"], id="first-level"),
        pytest.param({"depth": 1, "url": ""}, ["schule", "gesundheit"], id="empty-url"),
        pytest.param(
            {"depth": 2}, ["schule", "schule/anmeldung", "gesundheit", "gesundheit/arzt"], id="two-levels"
        ),
        pytest.param({"depth": 0}, [], id="none"),
        pytest.param({"depth": -7}, [], id="less-than-none"),
    ],
)
def test_children_of_the_region(client, deep, query, expected):
    assert paths(ask(client, "mainz/de/children/", **query)) == [f"/mainz/de/{path}/" for path in expected]


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        pytest.param({"depth": 0}, [""], id="itself"),
        pytest.param({}, ["", "anmeldung"], id="children-by-default"),
        pytest.param({"depth": 1}, ["", "anmeldung"], id="children"),
        pytest.param({"depth": 2}, ["", "anmeldung", "anmeldung unterlagen"], id="grandchildren"),
        pytest.param(
            {"depth": "9" * 30},
            ["", "anmeldung", "anmeldung unterlagen", "anmeldung unterlagen zeugnis"],
            id="absurd",
        ),
    ],
)
def test_children_of_a_page(client, deep, depth, expected):
    pages = ask(client, "mainz/de/children/", url="/mainz/de/schule", **depth)

    assert paths(pages) == of_school(*expected)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("/mainz/de/schule", [], id="first-level"),
        pytest.param("/mainz/de/schule/anmeldung", [""], id="second-level"),
        pytest.param(
            "/mainz/de/schule/anmeldung/unterlagen/zeugnis",
            ["", "anmeldung", "anmeldung unterlagen"],
            id="deeper",
        ),
    ],
)
def test_parents(client, deep, url, expected):
    assert paths(ask(client, "mainz/de/parents/", url=url)) == of_school(*expected)


@pytest.mark.parametrize(
    "url", ["/mainz/de/schule/anmeldung", "/mainz/de/schule/anmeldung/", "/MAINZ/de/Schule/ANMELDUNG"]
)
def test_page_is_found_in_any_case(client, world, url):
    page = ask(client, "mainz/de/page/", url=url)

    assert page == ask(client, "mainz/de/pages/")[1]


def test_page_with_capitals_in_its_address_is_found(client, world):
    InfoPageFactory.create(parent=world.state, slug="Kita-Platz")
    refresh()

    assert ask(client, "mainz/de/page/", url="/mainz/de/kita-platz")["path"] == "/mainz/de/Kita-Platz/"


@pytest.mark.parametrize("address", ["events/", "locations/", "news"])
def test_what_there_is_not_is_an_empty_list(client, world, address):
    assert ask(client, f"mainz/ar/{address}") == []


@pytest.mark.parametrize(
    ("address", "query"), [("events/", {"combine_recurring": "True"}), ("locations/", {"on_map": 1})]
)
def test_what_the_client_asks_of_lists_changes_nothing(client, world, address, query):
    assert ask(client, f"mainz/ar/{address}", **query) == []
