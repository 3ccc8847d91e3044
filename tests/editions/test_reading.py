import pytest
from django.db import IntegrityError

from content.core.languages import language_of
from content.editions.actions import refresh
from content.editions.models import Edition, PendingPage, SnapshotRef
from content.editions.reading import (
    EditionNotFound,
    ReadEdition,
    content_of,
    current_version,
    read_edition,
    read_snapshot,
)
from tests.editions.readers import edition, html, page
from tests.factories import InfoPageFactory, blocks

KEY = "0f5c1c2e-7d0a-4c56-9f6f-2f3b1a9e8d77"
OFFICE = {"role": {"text": "Schulamt"}, "description": None, "office": {"phone": "06131 200"}}
NOBODY = {"role": None, "description": None, "office": None}


def entry(key, path, parent=None):
    return {"id": key, "path": path, "parent": parent}


@pytest.fixture
def school():
    pages = [
        entry(KEY, "Schule"),
        entry("b", "Schule/anmeldung", KEY),
        entry("c", "Schule/anmeldung/kosten", "b"),
    ]
    content = {
        "district": {"slug": "mainz"},
        "pages": pages,
        "contacts": {"schulamt": OFFICE},
        "leaves_out_untranslated": False,
    }
    return ReadEdition(language_of("sr-Latn"), "v1", content)


def found(entries):
    return [page["id"] for page in entries]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("Schule", KEY, id="exact"),
        pytest.param("/schule/ANMELDUNG/", "b", id="any-case-and-slashes"),
    ],
)
def test_page_at(school, path, expected):
    assert school.page_at(path)["id"] == expected


def test_page_at_another_address_is_none(school):
    assert school.page_at("schule/kosten") is None


def test_children_and_ancestors(school):
    top, middle, leaf = school.pages

    assert (found(school.children(None)), found(school.children(top)), found(school.children(leaf))) == (
        [KEY],
        ["b"],
        [],
    )
    assert (found(school.ancestors(leaf)), found(school.ancestors(middle)), school.ancestors(top)) == (
        [KEY, "b"],
        [KEY],
        [],
    )


def test_addresses_are_of_the_readers_district_and_language(school):
    assert school.address(school.pages[1]) == "/mainz/sr-latn/Schule/anmeldung/"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        pytest.param(
            f'<a href="lotse:page/{KEY}">a</a>', '<a href="/mainz/sr-latn/Schule/">a</a>', id="shown"
        ),
        pytest.param('<a href="lotse:page/00000000">a</a>', "a", id="not-shown"),
    ],
)
def test_links_lead_to_pages_of_the_edition(school, link, expected):
    items = [{"id": "i", "label": link, "rank": 1}]
    block = {"id": "x", "type": "links", "value": {"heading": link, "items": items}}

    filled = school.filled_blocks([block])[0]["value"]

    assert school.filled_html(link, str) == expected
    assert filled == {"heading": expected, "items": [{"id": "i", "label": expected, "rank": 1}]}


@pytest.mark.parametrize(
    ("role", "contact"),
    [pytest.param("schulamt", OFFICE, id="filled"), pytest.param("jugendamt", NOBODY, id="gone")],
)
def test_slots_hold_the_contacts_of_the_edition(school, role, contact):
    block = {"id": "x", "type": "contact", "value": {"role": role, "note": ""}}

    slot = f'<lotse-slot data-role="{role}"></lotse-slot>'

    assert school.filled_html(f"<p>{slot}</p>", repr) == f"<p>{contact!r}</p>"
    assert school.filled_blocks([block]) == [
        block | {"value": {"role": role, "note": "", "contact": contact}}
    ]
    assert "contact" not in block["value"]


@pytest.mark.django_db
def test_current_version_costs_one_query(world, django_assert_num_queries):
    expected = Edition.objects.get(district=world.mainz, language="ar")

    with django_assert_num_queries(1):
        found = current_version("mainz", "AR")

    assert found == (expected.pk, expected.version, language_of("ar"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("district", "language"),
    [
        pytest.param("koeln", "de", id="no-such-district"),
        pytest.param("mainz", "xx", id="no-such-language"),
        pytest.param("ma\x00inz", "de", id="nul"),
        pytest.param("mainz", "tr", id="language-not-offered"),
        pytest.param("trier", "de", id="district-not-live"),
        pytest.param("mainz", "ar", id="not-built-yet"),
    ],
)
def test_there_is_no_edition_for_readers(world, district, language):
    world.trier.is_live = False
    world.trier.save()
    Edition.objects.filter(district=world.mainz, language="ar").update(version="")

    with pytest.raises(EditionNotFound):
        current_version(district, language)


@pytest.mark.django_db
def test_an_edition_that_has_gone_in_between_is_not_found(world):
    pk, version, _ = current_version("mainz", "de")
    Edition.objects.all().delete()

    with pytest.raises(EditionNotFound):
        read_edition(pk, version)


@pytest.mark.django_db
def test_an_edition_that_becomes_another_in_between_is_read_as_it_was(world):
    pk, version, _ = current_version("mainz", "de")
    before = content_of(Edition.objects.get(pk=pk))
    world.doctor.unpublish()
    refresh()

    found = read_edition(pk, version)

    assert (found.version, found.content) == (version, before)


@pytest.mark.django_db
def test_an_edition_is_not_found_in_a_version_that_nobody_remembers(world):
    pk, _, _ = current_version("mainz", "de")

    with pytest.raises(EditionNotFound):
        read_edition(pk, "0" * 64)


@pytest.mark.django_db
def test_an_edition_is_read_once(world, django_assert_num_queries):
    pk, version, _ = current_version("mainz", "de")

    with django_assert_num_queries(2):
        found = {id(read_edition(pk, version)) for _ in range(2)}

    assert len(found) == 1


@pytest.mark.django_db
def test_read_snapshot(world):
    found = page("mainz", "ar", "schule")

    assert read_snapshot(found).content["title"] == found["title"]


@pytest.mark.django_db
def test_links_between_pages_follow_district_and_language(world, committed):
    with committed():
        text = f'<a linktype="page" id="{world.registration.pk}">anmelden</a>'
        world.doctor.body = [blocks.section("a", "Schule", text)]
        world.doctor.save_revision().publish()

    assert '<a href="/mainz/de/schule/anmeldung/">anmelden</a>' in html("mainz", "de", "gesundheit/arzt")
    assert '<a href="/trier/ar/schule/anmeldung/">anmelden</a>' in html("trier", "ar", "gesundheit/arzt")


@pytest.mark.django_db
def test_links_to_a_page_that_is_taken_back_become_text(world, committed):
    text = f'<a linktype="page" id="{world.registration.pk}">anmelden</a>'
    world.doctor.body = [blocks.section("a", "Schule", text)]
    world.doctor.save_revision().publish()

    with committed():
        world.school.unpublish()

    shown = html("mainz", "de", "gesundheit/arzt")
    assert ("anmelden" in shown, "<a " in shown) == (True, False)


@pytest.mark.django_db
def test_a_local_page_is_linked_in_its_district_alone(world, committed):
    town_hall = InfoPageFactory.create(parent=world.mainz.home, slug="rathaus")

    with committed():
        text = f'<a linktype="page" id="{town_hall.pk}">Rathaus</a>'
        world.doctor.body = [blocks.section("a", "Wo?", text)]
        world.doctor.save_revision().publish()

    assert '<a href="/mainz/de/rathaus/">Rathaus</a>' in html("mainz", "de", "gesundheit/arzt")
    assert "<a " not in html("trier", "de", "gesundheit/arzt")


@pytest.mark.django_db
def test_slots_are_filled_for_each_district(world):
    shown = [html(district, "de", "schule/anmeldung") for district in ("mainz", "trier")]

    assert [("06131 200" in one, "06131 100" in one) for one in shown] == [(True, False), (False, True)]


@pytest.mark.django_db
def test_pages_that_lack_a_translation_are_in_the_fallback(world):
    titles = [(found["path"], found["title"]["language"]) for found in edition("mainz", "ar").pages]

    assert titles == [
        ("schule", "ar"),
        ("schule/anmeldung", "ar"),
        ("gesundheit", "de"),
        ("gesundheit/arzt", "de"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "duplicate",
    [
        pytest.param(lambda world: Edition.objects.create(district=world.mainz, language="de"), id="edition"),
        pytest.param(
            lambda world: SnapshotRef.objects.create(
                page_id=world.school.pk,
                language="de",
                snapshot=SnapshotRef.objects.first().snapshot,
                head={},
                is_translated=True,
            ),
            id="reference",
        ),
    ],
)
def test_there_is_one_of_each(world, duplicate):
    with pytest.raises(IntegrityError, match=r"UNIQUE|unique"):
        duplicate(world)


@pytest.mark.django_db
def test_rows_say_what_they_are(world):
    row = Edition.objects.get(district=world.mainz, language="de")
    ref = SnapshotRef.objects.get(page_id=world.school.pk, language="ar")
    pending = PendingPage(page_id=7)

    assert [str(row), str(ref), str(pending)] == [
        f"{world.mainz.pk}/de",
        f"{world.school.pk} ar {ref.snapshot_id}",
        "7",
    ]
