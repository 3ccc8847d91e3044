"""Keeping a copy: all of it at first, then what has changed."""

import pytest
from django.core.files.storage import default_storage

from content.districts.models import Contact
from content.editions.actions import refresh
from content.editions.models import Edition, PastEdition, Snapshot
from tests.api.conformance import BUNDLE, SNAPSHOT, SYNC, deviations
from tests.factories import InfoPageFactory, blocks
from tests.factories.images import ImageFactory

pytestmark = pytest.mark.django_db
showing_images = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

ADDRESS = "/api/v1/mainz/de/sync"
EMPTY = {
    "bundle": None,
    "district": None,
    "pages": [],
    "removed_pages": [],
    "order": None,
    "contacts": {},
    "removed_contacts": [],
    "snapshots": {},
    "media": [],
}


@pytest.fixture
def token(client, world):
    return client.get(ADDRESS).json()["token"]


def changes(client, token):
    return client.get(ADDRESS, {"token": token}).json()


def whole(client):
    return client.get(client.get(ADDRESS).json()["bundle"]["address"]).json()


def rename(page, title):
    page.title = title
    page.save_revision().publish()
    refresh()


def illustrate(page, image):
    page.body = [blocks.image("picture", image.pk, "Eine Praxis")]
    page.save_revision().publish()
    refresh()


def test_without_a_token_there_is_the_way_to_all_of_it(client, world):
    answer = client.get(ADDRESS).json()

    version = Edition.objects.get(district=world.mainz, language="de").version
    assert answer == EMPTY | {
        "token": version,
        "bundle": {"address": f"/api/v1/mainz/de/bundles/{version}", "pages": 4},
    }


def test_a_bundle_is_the_whole_edition(client, world, token):
    bundle = whole(client)

    tree = client.get("/api/v1/mainz/de/pages").json()
    assert bundle["token"] == token
    assert {name: bundle[name] for name in ("pages", "contacts", "district")} == {
        name: tree[name] for name in ("pages", "contacts", "district")
    }
    assert bundle["language"] == "de"
    assert bundle["snapshots"].keys() == {page["digest"] for page in tree["pages"]}
    assert bundle["media"] == []


@showing_images
def test_a_bundle_names_the_files_that_it_shows(client, world):
    image = ImageFactory.create()
    illustrate(world.doctor, image)

    media = whole(client)["media"]

    assert len(media) == 2
    assert all(
        default_storage.size(found["address"].removeprefix("/media/")) == found["bytes"] for found in media
    )


@showing_images
def test_a_file_that_has_gone_has_no_size(client, world):
    image = ImageFactory.create()
    illustrate(world.doctor, image)
    for rendition in image.renditions.all():
        default_storage.delete(rendition.file.name)

    assert [found["bytes"] for found in whole(client)["media"]] == [None, None]


def test_nothing_has_changed(client, token):
    assert changes(client, token) == EMPTY | {"token": token}


def test_a_page_that_says_something_else(client, world, token):
    rename(world.doctor, "Ärztin")

    answer = changes(client, token)

    (page,) = answer["pages"]
    snapshot = answer["snapshots"][page["digest"]]
    assert (page["title"]["text"], snapshot["digest"], snapshot["language"]) == (
        "Ärztin",
        page["digest"],
        "de",
    )
    assert answer == EMPTY | {
        "token": Edition.objects.get(district=world.mainz, language="de").version,
        "pages": [page],
        "snapshots": {page["digest"]: snapshot},
        "media": [],
    }


def test_a_page_that_is_gone_and_one_that_is_new(client, world, token):
    gone = str(world.doctor.translation_key)
    world.doctor.unpublish()
    InfoPageFactory.create(parent=world.health, title="Zahnarzt", slug="zahnarzt")
    refresh()

    answer = changes(client, token)

    assert answer["removed_pages"] == [gone]
    assert [page["path"] for page in answer["pages"]] == ["gesundheit/zahnarzt"]
    assert answer["order"] == [page["id"] for page in whole(client)["pages"]]


def test_another_phone_number_brings_its_contact_and_no_page(client, world, token):
    office = Contact.objects.get(pk=world.mainz_office.pk)
    office.phone = "06131 999"
    office.save()
    refresh()

    answer = changes(client, token)

    assert answer["contacts"]["schulamt"]["office"]["phone"] == "06131 999"
    assert (answer["pages"], answer["snapshots"], list(answer["contacts"])) == ([], {}, ["schulamt"])


def test_a_role_that_is_gone(client, world, token):
    world.role.delete()
    refresh()

    assert changes(client, token)["removed_contacts"] == ["schulamt"]


def test_a_district_with_another_name(client, world, token):
    world.mainz.name_de = "Mainz am Rhein"
    world.mainz.save()
    refresh()

    assert changes(client, token)["district"]["name"]["text"] == "Mainz am Rhein"


def test_a_token_stays_good_when_everything_is_built_again(client, world, token):
    Snapshot.objects.update(html="")
    refresh(everything=True)

    assert changes(client, token) == EMPTY | {"token": token}


@pytest.mark.parametrize("token", ["nonsense", "0" * 64, "0" * 200], ids=["nonsense", "unknown", "long"])
@pytest.mark.parametrize("address", ["sync?token={}", "bundles/{}"], ids=["sync", "bundle"])
def test_a_token_that_is_not_known_leads_to_the_beginning(client, world, token, address):
    response = client.get(f"/api/v1/mainz/de/{address.format(token)}")

    assert (response.status_code, response.json()["start_over"]) == (410, ADDRESS)
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_a_token_of_another_edition_is_not_known(client, world):
    arabic = client.get("/api/v1/mainz/ar/sync").json()["token"]

    assert client.get(ADDRESS, {"token": arabic}).status_code == 410


def test_a_token_that_is_too_old_is_not_known(client, world, token):
    rename(world.doctor, "Ärztin")
    PastEdition.objects.all().delete()

    assert client.get(ADDRESS, {"token": token}).status_code == 410


def test_a_token_that_is_too_long_is_refused(client, world):
    response = client.get(ADDRESS, {"token": "a" * 201})

    assert (response.status_code, response.json()["errors"][0]["parameter"]) == (422, "token")


def test_a_bundle_stays_where_it_is_after_a_change(client, world):
    address = client.get(ADDRESS).json()["bundle"]["address"]
    before = client.get(address).json()

    rename(world.doctor, "Ärztin")

    assert client.get(address).json() == before


def test_slots_and_links_of_a_snapshot_are_open(client, world):
    tree = client.get("/api/v1/mainz/de/pages").json()
    digest = next(page["digest"] for page in tree["pages"] if page["path"] == "schule/anmeldung")

    snapshot = client.get(f"/api/v1/snapshots/{digest}").json()

    contact = next(block for block in snapshot["blocks"] if block["type"] == "contact")
    assert (contact["value"]["role"], contact["value"]["contact"]) == ("schulamt", None)
    assert '<lotse-slot data-role="schulamt"></lotse-slot>' in snapshot["html"]
    assert snapshot == whole(client)["snapshots"][digest]


def test_a_snapshot_that_there_is_not(client, world):
    response = client.get("/api/v1/snapshots/b704")

    assert (response.status_code, response.json()["title"]) == (404, "Unknown snapshot")


def test_what_has_changed_is_asked_for_every_time(client, world):
    assert client.get(ADDRESS).headers["Cache-Control"] == "public, no-cache"


@showing_images
def test_the_files_that_new_texts_show_are_named(client, world, token):
    illustrate(world.doctor, ImageFactory.create())
    refresh()

    answer = client.get(f"{ADDRESS}?token={token}").json()

    assert answer["media"] == whole(client)["media"]
    assert len(answer["media"]) == 2


@pytest.mark.parametrize("kind", ["bundle", "snapshot"])
def test_what_never_changes_is_kept_for_ever(client, world, kind):
    digest = Snapshot.objects.values_list("digest", flat=True)[0]
    addresses = {
        "bundle": client.get(ADDRESS).json()["bundle"]["address"],
        "snapshot": f"/api/v1/snapshots/{digest}",
    }

    response = client.get(addresses[kind])

    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(addresses[kind], headers={"If-None-Match": response.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip, deflate, br, zstd", "zstd"), ("gzip, br", "gzip"), ("br", None)]
)
def test_a_bundle_comes_in_two_encodings(client, world, accepted, encoding):
    address = client.get(ADDRESS).json()["bundle"]["address"]

    response = client.get(address, headers={"Accept-Encoding": accepted})

    assert response.headers.get("Content-Encoding") == encoding


def test_answers_conform_to_the_schema(client, world, token):
    rename(world.doctor, "Ärztin")
    start = client.get(ADDRESS)
    digest = Snapshot.objects.values_list("digest", flat=True)[0]

    assert deviations(client, SYNC, start) == []
    assert deviations(client, SYNC, client.get(ADDRESS, {"token": token})) == []
    assert deviations(client, SYNC, client.get(ADDRESS, {"token": "old"})) == []
    assert deviations(client, BUNDLE, client.get(start.json()["bundle"]["address"])) == []
    assert deviations(client, SNAPSHOT, client.get(f"/api/v1/snapshots/{digest}")) == []


@pytest.mark.parametrize("page_count", [1, 3])
def test_sync_query_count(client, world, token, page_count, django_assert_num_queries):
    for number in range(page_count):
        InfoPageFactory.create(parent=world.school, slug=f"seite-{number}")
    refresh()

    with django_assert_num_queries(6):
        answer = client.get(ADDRESS, {"token": token}).json()

    assert len(answer["pages"]) == page_count


@pytest.mark.parametrize("page_count", [1, 3])
def test_bundle_query_count(client, world, page_count, django_assert_num_queries):
    for number in range(page_count):
        InfoPageFactory.create(parent=world.school, slug=f"seite-{number}")
    refresh()
    version = Edition.objects.get(district=world.mainz, language="de").version

    with django_assert_num_queries(4):
        answer = client.get(f"/api/v1/mainz/de/bundles/{version}").json()

    assert len(answer["pages"]) == page_count + 4
