import pytest
from django.utils import timezone

from content.editions.actions import refresh
from content.editions.models import Edition, SnapshotRef
from content.translations.models import Translation
from tests.api.conformance import PAGES, deviations
from tests.factories import InfoPageFactory

pytestmark = pytest.mark.django_db


def tree(client, address="/api/v1/mainz/de/pages"):
    return client.get(address).json()


def test_tree_lists_pages_in_reading_order_under_their_parents(client, world):
    pages = tree(client)["pages"]

    paths = {page["id"]: page["path"] for page in pages}
    assert [(page["path"], paths.get(page["parent"])) for page in pages] == [
        ("schule", None),
        ("schule/anmeldung", "schule"),
        ("gesundheit", None),
        ("gesundheit/arzt", "gesundheit"),
    ]


def test_tree_says_everything_of_a_page(client, world):
    page = tree(client, "/api/v1/mainz/ar/pages")["pages"][0]

    changed_at = Translation.objects.get(page_id=world.school.pk).live_at
    assert page == {
        "digest": SnapshotRef.objects.get(page_id=world.school.pk, language="ar").snapshot_id,
        "updated_at": timezone.localtime(changed_at).isoformat(timespec="seconds"),
        "id": str(world.school.translation_key),
        "parent": None,
        "path": "schule",
        "address": "/mainz/ar/schule/",
        "origin": "inherited",
        "title": {"text": "[ar] Schule", "language": "ar", "direction": "rtl"},
        "summary": {"text": "[ar] Worum es bei „Schule“ geht.", "language": "ar", "direction": "rtl"},
        "language": "ar",
        "languages": ["de", "ar"],
        "icon": "school",
        "purpose": None,
        "published_at": None,
        "event": None,
        "is_machine_translated": False,
        "is_outdated": False,
        "is_translation_withheld": False,
    }


def test_tree_says_where_a_page_is_in_another_language(client, world):
    pages = tree(client, "/api/v1/mainz/ar/pages")["pages"]

    assert [(page["path"], page["language"], page["title"]["direction"]) for page in pages] == [
        ("schule", "ar", "rtl"),
        ("schule/anmeldung", "ar", "rtl"),
        ("gesundheit", "de", "ltr"),
        ("gesundheit/arzt", "de", "ltr"),
    ]


def test_tree_marks_pages_of_the_district_itself(client, world):
    InfoPageFactory.create(parent=world.mainz.home, slug="rathaus")
    refresh()

    origins = {page["path"]: page["origin"] for page in tree(client)["pages"]}

    assert (origins["rathaus"], origins["schule"]) == ("local", "inherited")


def test_tree_names_its_edition(client, world):
    answer = tree(client, "/api/v1/mainz/ar/pages")

    edition = Edition.objects.get(district=world.mainz, language="ar")
    assert (answer["version"], answer["language"], answer["district"]) == (
        edition.version,
        {"code": "ar", "slug": "ar", "autonym": "العربية", "direction": "rtl"},
        {
            "ags": "07315",
            "slug": "mainz",
            "kind": "CITY",
            "name": {"text": "Mainz", "language": "de", "direction": "ltr"},
            "website": "",
            "languages": ["de", "ar"],
        },
    )


def test_tree_holds_the_contacts_of_its_district(client, world):
    offices = [
        tree(client, f"/api/v1/{district}/de/pages")["contacts"]["schulamt"]["office"]
        for district in ("mainz", "trier")
    ]

    assert [(office["name"]["text"], office["origin"]) for office in offices] == [
        ("Schulamt Mainz", "local"),
        ("Schulamt des Landes", "inherited"),
    ]


def test_tree_takes_language_tags_in_any_case(client, world):
    assert tree(client, "/api/v1/mainz/AR/pages") == tree(client, "/api/v1/mainz/ar/pages")


def test_tree_conforms_to_the_schema(client, world):
    response = client.get("/api/v1/mainz/ar/pages")

    assert deviations(client, PAGES, response) == []


def test_a_changed_text_changes_the_version_and_one_digest(client, world):
    before = tree(client)

    world.doctor.summary = "Anders."
    world.doctor.save_revision().publish()
    refresh()

    after = tree(client)
    changed = [
        new["path"]
        for old, new in zip(before["pages"], after["pages"], strict=True)
        if old["digest"] != new["digest"]
    ]
    assert (before["version"] == after["version"], changed) == (False, ["gesundheit/arzt"])
    assert before["context_digest"] == after["context_digest"]


def test_a_changed_contact_changes_the_context_and_no_digest(client, world):
    before = tree(client)

    world.mainz_office.phone = "06131 300"
    world.mainz_office.save()
    refresh()

    after = tree(client)
    assert [page["digest"] for page in before["pages"]] == [page["digest"] for page in after["pages"]]
    assert (before["version"] == after["version"], before["context_digest"] == after["context_digest"]) == (
        False,
        False,
    )


def test_a_changed_address_changes_the_context(client, world):
    before = tree(client)

    world.doctor.slug = "aerztin"
    world.doctor.save_revision().publish()
    refresh()

    assert before["context_digest"] != tree(client)["context_digest"]


def test_tree_says_which_pages_are_legal(client, world):
    InfoPageFactory.create(parent=world.state, slug="impressum", purpose="IMPRINT")
    refresh()

    pages = client.get("/api/v1/mainz/de/pages").json()["pages"]

    assert {page["path"]: page["purpose"] for page in pages} == {
        "schule": None,
        "schule/anmeldung": None,
        "gesundheit": None,
        "gesundheit/arzt": None,
        "impressum": "imprint",
    }
