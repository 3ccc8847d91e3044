import pytest
from wagtail.models import Page

from content.core.languages import language_of
from content.editions.assembling import Offices, Trees, contents
from tests.factories import ContactFactory, ContactRoleFactory, DistrictFactory, InfoPageFactory

pytestmark = pytest.mark.django_db
WEDNESDAY = {"weekday": 3, "opens": "08:00", "closes": "12:00", "by_appointment": False}


def offices_of(district, code="de"):
    return Offices.load().contacts_of(district, language_of(code))


@pytest.fixture
def mainz():
    return DistrictFactory.create(slug="mainz", name_de="Mainz", with_home=True)


@pytest.fixture
def role():
    return ContactRoleFactory.create(
        key="schulamt", name_de="Schulamt", name_ar="مكتب", description_de="Alles"
    )


def test_trees_tell_statewide_pages_from_local_ones(state, mainz):
    school = InfoPageFactory.create(parent=state, slug="schule")
    registration = InfoPageFactory.create(parent=school, slug="anmeldung", is_draft=True)
    town_hall = InfoPageFactory.create(parent=mainz.home, slug="rathaus")

    trees = Trees.load()

    assert [(node.page_id, node.is_live, node.is_local) for node in trees.statewide] == [
        (school.pk, True, False),
        (registration.pk, False, False),
    ]
    assert {pk: [(node.page_id, node.is_local) for node in nodes] for pk, nodes in trees.local.items()} == {
        mainz.pk: [(town_hall.pk, True)]
    }


def test_a_page_outside_every_home_is_nowhere(state):
    elsewhere = state.get_parent().add_child(instance=Page(title="Anderswo", slug="anderswo"))
    InfoPageFactory.create(parent=elsewhere)

    trees = Trees.load()

    assert (trees.statewide, trees.local) == ([], {})


def test_a_role_that_nobody_fills_has_no_office(mainz, role):
    assert offices_of(mainz) == {
        "schulamt": {
            "role": {"text": "Schulamt", "language": "de", "direction": "ltr"},
            "description": {"text": "Alles", "language": "de", "direction": "ltr"},
            "office": None,
        }
    }


def test_an_office_says_everything_of_itself(mainz, role):
    ContactFactory.create(
        role=role,
        district=mainz,
        name_de="Schulamt Mainz",
        name_ar="مكتب ماينتس",
        phone="06131 200",
        email="schule@example.org",
        website="https://example.org",
        address="Markt 1",
        opening_times=[WEDNESDAY],
        opening_hours_de="Mo 8–12",
    )

    assert offices_of(mainz, "ar")["schulamt"]["office"] == {
        "name": {"text": "مكتب ماينتس", "language": "ar", "direction": "rtl"},
        "phone": "06131 200",
        "email": "schule@example.org",
        "website": "https://example.org",
        "address": "Markt 1",
        "opening_times": [WEDNESDAY],
        "opening_hours": {"text": "Mo 8–12", "language": "de", "direction": "ltr"},
        "note": None,
        "origin": "local",
    }


def test_a_statewide_office_fills_a_role_where_no_local_one_does(mainz, role):
    trier = DistrictFactory.create()
    ContactFactory.create(role=role, statewide=True, name_de="Land")
    ContactFactory.create(role=role, district=mainz, name_de="Mainz")

    offices = [offices_of(district)["schulamt"]["office"] for district in (mainz, trier)]

    assert [(office["name"]["text"], office["origin"]) for office in offices] == [
        ("Mainz", "local"),
        ("Land", "inherited"),
    ]


@pytest.mark.parametrize(
    ("traits", "expected"),
    [
        pytest.param({}, (["schule"], False), id="show"),
        pytest.param({"leaving_out": True}, ([], True), id="leave-out"),
    ],
)
def test_a_district_chooses_what_happens_to_untranslated_pages(state, traits, expected):
    district = DistrictFactory.create(**traits)
    page = InfoPageFactory.create(parent=state, slug="schule")
    heads = {page.pk: {"language": "de"}}

    ((_, content, _),) = contents(language_of("ar"), [district], Trees.load(), heads, {}, Offices.load())

    assert ([found["path"] for found in content["pages"]], content["leaves_out_untranslated"]) == expected


def test_an_edition_says_whose_it_is(mainz):
    ((_, content, _),) = contents(language_of("ar"), [mainz], Trees([], {}, {}), {}, {}, Offices.load())

    assert content["district"] == {
        "ags": mainz.ags,
        "slug": "mainz",
        "kind": "COUNTY",
        "name": {"text": "Mainz", "language": "de", "direction": "ltr"},
        "website": "",
        "languages": ["de", "ar"],
    }
