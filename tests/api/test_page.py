import re

import pytest

from content.editions.actions import refresh
from content.modules.inheritance import Severity
from tests.api.conformance import PAGE, deviations
from tests.factories import ContactRoleFactory, InfoPageFactory, blocks
from tests.factories.images import ImageFactory

pytestmark = pytest.mark.django_db

REGISTRATION = "/api/v1/mainz/de/pages/schule/anmeldung"


def test_page_begins_as_its_entry_in_the_tree(client, world):
    [entry] = [
        page
        for page in client.get("/api/v1/mainz/ar/pages").json()["pages"]
        if page["path"] == "schule/anmeldung"
    ]

    page = client.get("/api/v1/mainz/ar/pages/schule/anmeldung").json()

    assert {name: page[name] for name in entry} == entry


def test_page_names_its_children(client, world):
    page = client.get("/api/v1/mainz/de/pages/schule").json()

    assert page["children"] == [str(world.registration.translation_key)]


def test_page_has_its_blocks_with_their_language(client, world):
    page = client.get("/api/v1/mainz/ar/pages/schule").json()

    assert page["blocks"] == [
        {
            "id": "a",
            "type": "section",
            "language": "ar",
            "direction": "rtl",
            "origin": "inherited",
            "is_machine_translated": False,
            "is_outdated": False,
            "is_translation_withheld": False,
            "value": {"heading": "[ar] Über Schule", "text": "[ar] <p>Text über Schule.</p>"},
        }
    ]


@pytest.mark.parametrize(
    ("district", "office", "phone"),
    [
        pytest.param("mainz", "Schulamt Mainz", "06131 200", id="its own"),
        pytest.param("trier", "Schulamt des Landes", "06131 100", id="the state's"),
    ],
)
def test_page_fills_slots_for_its_district(client, world, district, office, phone):
    page = client.get(f"/api/v1/{district}/de/pages/schule/anmeldung").json()

    [block] = [block for block in page["blocks"] if block["type"] == "contact"]
    shown = block["value"]["contact"]["office"]
    assert (shown["name"]["text"], shown["phone"]) == (office, phone)
    assert page["contacts"] == {"schulamt": block["value"]["contact"]}
    assert (office in page["html"], "<lotse-slot" in page["html"]) == (True, False)


def test_page_fills_a_slot_that_nobody_fills(client, world):
    ContactRoleFactory.create(key="niemand", name_de="Niemand")
    InfoPageFactory.create(parent=world.state, slug="leer", body=[blocks.contact("who", "niemand")])
    refresh()

    page = client.get("/api/v1/mainz/de/pages/leer").json()

    assert page["contacts"] == {
        "niemand": {
            "role": {"text": "Niemand", "language": "de", "direction": "ltr"},
            "description": None,
            "office": None,
        }
    }


def test_page_names_the_role_in_the_language_of_the_edition(client, world):
    page = client.get("/api/v1/mainz/ar/pages/schule/anmeldung").json()

    assert page["contacts"]["schulamt"]["role"] == {
        "text": "مكتب المدارس",
        "language": "ar",
        "direction": "rtl",
    }


def test_page_links_to_pages_of_its_own_edition(client, world):
    link = f'<a linktype="page" id="{world.doctor.pk}">Arzt</a>'
    InfoPageFactory.create(parent=world.state, slug="hilfe", body=[blocks.section("a", "Hilfe", link)])
    refresh()

    page = client.get("/api/v1/trier/ar/pages/hilfe").json()

    expected = '<p><a href="/trier/ar/gesundheit/arzt/">Arzt</a></p>'
    assert page["blocks"][0]["value"]["text"] == expected
    assert re.findall(r'href="([^"]*)"', page["html"]) == ["/trier/ar/gesundheit/arzt/"]


def test_page_names_its_sources_and_when_they_were_checked(client, world):
    InfoPageFactory.create(
        parent=world.state,
        slug="fakten",
        sources=[blocks.source("s", "Amt", "https://example.org/")],
        checked_date="2026-03-01",
    )
    refresh()

    page = client.get("/api/v1/mainz/de/pages/fakten").json()

    assert (page["sources"], page["checked_date"]) == (
        [{"title": "Amt", "url": "https://example.org/"}],
        "2026-03-01",
    )


@pytest.mark.parametrize(
    "path",
    ["schule/anmeldung", "Schule/ANMELDUNG", "schule/anmeldung/", "/schule/anmeldung", "schule%2Fanmeldung"],
)
def test_page_is_found_however_its_path_is_written(client, world, path):
    response = client.get(f"/api/v1/mainz/de/pages/{path}")

    assert response.json() == client.get(REGISTRATION).json()


def test_page_conforms_to_the_schema(client, world):
    response = client.get(REGISTRATION)

    assert deviations(client, PAGE, response) == []


@pytest.mark.slow
# Wagtail leaves the files in which it scales an image for Python to close.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_page_with_every_kind_of_block_conforms_to_the_schema(client, world):
    body = [
        blocks.section("a", "Überschrift", "Text"),
        blocks.steps("b", "Schritte", ("Gehen", "Weit"), ("Warten", "")),
        blocks.notice("c", "Achtung", "emergency"),
        blocks.checklist("d", "Mitbringen", "Ausweis"),
        blocks.question("e", "Warum?", "Darum."),
        blocks.contact("f", "schulamt"),
        blocks.links("g", "Mehr", ("Land", "https://example.org/")),
        blocks.phones("h", "Nummern", ("Polizei", "110", "")),
        blocks.table("i", "Kosten", ("Was", "Wie viel"), ("Kurs", "0 €")),
        blocks.image("j", ImageFactory.create().pk, "Ein Haus"),
        blocks.video("k", "Film", "https://video.example.org/1"),
        blocks.term("l", "Bescheid", "Ein Brief."),
    ]
    InfoPageFactory.create(parent=world.state, slug="alles", body=body)
    refresh()

    response = client.get("/api/v1/mainz/de/pages/alles")

    assert [block["type"] for block in response.json()["blocks"]] == [block["type"] for block in body]
    assert deviations(client, PAGE, response) == []


def test_page_is_the_same_answer_while_another_changes(client, world):
    before = client.get(REGISTRATION)

    world.doctor.title = "Ärztin"
    world.doctor.save_revision().publish()
    refresh()

    assert client.get(REGISTRATION).headers["ETag"] == before.headers["ETag"]


def test_page_says_where_a_translation_waits(client, world):
    world.school.severity = Severity.URGENT
    world.school.body = [
        blocks.section("a", "Über Schule", "Heute geschlossen."),
        blocks.section("b", "Neu", "Noch nie übersetzt."),
    ]
    world.school.save_revision().publish()
    refresh()

    page = client.get("/api/v1/mainz/ar/pages/schule").json()

    waiting = {block["id"]: (block["language"], block["is_translation_withheld"]) for block in page["blocks"]}
    assert (waiting, page["is_translation_withheld"]) == ({"a": ("de", True), "b": ("de", False)}, True)
