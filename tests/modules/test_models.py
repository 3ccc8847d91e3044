import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from content.core.languages import LANGUAGES
from content.modules.models import InfoPage
from tests.factories import DistrictFactory, InfoPageFactory, UserFactory
from tests.factories.blocks import section

pytestmark = pytest.mark.django_db


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", with_home=True)


@pytest.fixture
def school(state):
    return InfoPageFactory.create(parent=state, slug="schule")


@pytest.fixture
def registration(school):
    return InfoPageFactory.create(parent=school, slug="anmeldung")


@pytest.fixture
def town_hall(mainz):
    return InfoPageFactory.create(parent=mainz.home, slug="rathaus")


def test_statewide_pages_lie_under_the_home_of_the_state(school, registration, town_hall):
    assert list(InfoPage.objects.statewide().order_by("path")) == [school, registration]


def test_without_a_home_of_the_state_no_page_is_statewide():
    assert list(InfoPage.objects.statewide()) == []


def test_relative_path_starts_below_the_home(school, registration, town_hall):
    assert [page.relative_path() for page in (school, registration, town_hall)] == [
        "schule",
        "schule/anmeldung",
        "rathaus",
    ]


def test_home_is_the_states_or_a_districts(state, mainz, registration, town_hall):
    assert [page.home() for page in (registration, town_hall)] == [state, mainz.home]


@pytest.mark.parametrize(
    ("page", "address"),
    [
        pytest.param("town_hall", "/mainz/de/rathaus/", id="local"),
        pytest.param("registration", "/alzey/de/schule/anmeldung/", id="statewide"),
    ],
)
def test_editors_find_a_page_as_readers_see_it(request, mainz, page, address):
    DistrictFactory.create(slug="alzey")

    assert request.getfixturevalue(page).url == address


def test_without_a_district_a_page_has_no_address(registration):
    assert registration.url is None


@pytest.mark.parametrize(
    ("parent", "slug", "is_taken"),
    [
        pytest.param("state", "search", False, id="reserved-on-the-first-level"),
        pytest.param("school", "search", True, id="free-further-down"),
        pytest.param("state", "suche", True, id="free"),
    ],
)
def test_reserved_addresses(request, state, parent, slug, is_taken):
    page = InfoPageFactory.create(parent=request.getfixturevalue(parent), slug="anders")
    page.slug = slug

    try:
        page.full_clean()
        refused = []
    except ValidationError as error:
        refused = list(error.message_dict)

    assert refused == ([] if is_taken else ["slug"])


def test_a_page_that_is_being_created_has_no_reserved_address(state):
    with pytest.raises(ValidationError) as refused:
        InfoPage(title="Suche", slug="search").clean()

    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.parametrize(
    ("place", "refused"),
    [
        pytest.param("school", [], id="statewide"),
        pytest.param("market", ["place"], id="local"),
        pytest.param(None, [], id="nowhere"),
    ],
)
def test_a_local_page_has_its_place_among_those_of_the_state(mainz, school, town_hall, place, refused):
    pages = {"school": school, "market": InfoPageFactory.create(parent=mainz.home), None: None}
    town_hall.place = pages[place]

    try:
        town_hall.full_clean()
        found = []
    except ValidationError as error:
        found = list(error.message_dict)

    assert found == refused


def test_a_page_is_the_states_or_a_districts(school, registration, town_hall):
    assert [page.is_statewide() for page in (school, registration, town_hall)] == [True, True, False]


def test_the_text_of_a_page_is_what_readers_read():
    body = [section("a", "Wann?", "Bald.")]

    page = InfoPage(title="Schule", summary="Worum es geht.", body=body, icon="school")

    assert page.text == {"title": "Schule", "summary": "Worum es geht.", "body": body}


def test_pages_are_previewed_in_every_language():
    page = InfoPage()

    assert ([code for code, _ in page.preview_modes], page.default_preview_mode) == (list(LANGUAGES), "de")


def test_a_draft_is_previewed_as_readers_would_see_it(client, world):
    world.school.title = "Schulen im Entwurf"
    world.school.save_revision()
    client.force_login(UserFactory.create(is_superuser=True))

    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[world.school.pk]))

    assert (response.status_code, "Schulen im Entwurf" in response.content.decode()) == (200, True)


def test_blocks_are_kept_out_of_migrations():
    _, _, arguments, kwargs = InfoPage._meta.get_field("body").deconstruct()

    assert (arguments, "block_lookup" in kwargs) == ([[]], False)
