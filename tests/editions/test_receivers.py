from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from content.districts.models import ContactRole
from content.editions.actions import _ask_for_refresh, refresh
from content.editions.queries import differing_editions
from content.modules.models import InfoPage
from content.translations import actions as translators
from content.translations.models import Translation
from tests.editions.readers import html, page, paths, pending, stale
from tests.factories import (
    ContactFactory,
    ContactRoleFactory,
    DistrictFactory,
    InfoPageFactory,
    UserFactory,
    rewritten,
    translated,
)
from tests.factories.blocks import image, section
from tests.factories.images import ImageFactory
from tests.factories.translations import strings_of

pytestmark = pytest.mark.django_db

# Wagtail leaves it to the garbage collector to close what it has written.
showing_images = pytest.mark.filterwarnings(
    "ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"
)

MAINZ = {"mainz/de", "mainz/ar"}
TRIER = {"trier/de", "trier/ar"}
EVERYWHERE = MAINZ | TRIER
ARABIC = {"mainz/ar", "trier/ar"}
NOWHERE = set()


@pytest.fixture
def town_hall(world):
    """A page of Mainz alone."""
    found = InfoPageFactory.create(parent=world.mainz.home, title="Rathaus", slug="rathaus")
    refresh()
    return found


class Undone(Exception):
    pass


def publish(found):
    found.save_revision().publish()


def publish_statewide(world, town_hall):
    publish(world.doctor)


def publish_local(world, town_hall):
    publish(town_hall)


def unpublish_statewide(world, town_hall):
    world.school.unpublish()


def unpublish_local(world, town_hall):
    town_hall.unpublish()


def delete_statewide(world, town_hall):
    world.school.delete()


def delete_local(world, town_hall):
    town_hall.delete()


def delete_home_of_mainz(world, town_hall):
    world.mainz.home.delete()


def move_statewide(world, town_hall):
    world.doctor.move(world.school, pos="last-child")


def move_to_mainz(world, town_hall):
    world.doctor.move(world.mainz.home, pos="last-child")


def move_from_mainz_to_trier(world, town_hall):
    town_hall.move(world.trier.home, pos="last-child")


def move_home_of_mainz(world, town_hall):
    world.mainz.home.move(world.state, pos="left")


def give_home_of_mainz_away(world, town_hall):
    home = world.mainz.home
    home.district = DistrictFactory.create(slug="worms")
    publish(home)


def reorder_local(world, town_hall):
    sibling = InfoPageFactory.create(parent=world.mainz.home)
    refresh()
    sibling.move(town_hall, pos="left")


def change_slug(world, town_hall):
    world.school.slug = "schulen"
    publish(world.school)


def change_office_of_mainz(world, town_hall):
    world.mainz_office.phone = "06131 300"
    world.mainz_office.save()


def remove_office_of_mainz(world, town_hall):
    world.mainz_office.delete()


def name_office_in_trier(world, town_hall):
    ContactFactory.create(role=world.role, district=world.trier)


def change_statewide_office(world, town_hall):
    world.statewide_office.save()


def remove_statewide_office(world, town_hall):
    world.statewide_office.delete()


def add_role(world, town_hall):
    ContactRoleFactory.create()


def rename_role(world, town_hall):
    world.role.name_de = "Schulaufsicht"
    world.role.save()


def remove_role(world, town_hall):
    ContactRole.objects.get(pk=world.role.pk).delete()


def rename_district(world, town_hall):
    world.mainz.name_de = "Mainz am Rhein"
    world.mainz.save()


def translate_first(world, town_hall):
    translated(world.doctor)


def translate_again(world, town_hall):
    translated(world.school, translate=lambda text: f"{text}؟")


def translate_local_first(world, town_hall):
    translated(town_hall)


def untranslate(world, town_hall):
    translators.unpublish(translation=Translation.objects.get(page_id=world.school.pk), by=None)


def translate_without_a_title(world, town_hall):
    strings = {key: string for key, string in strings_of(world.doctor, str.upper).items() if key != "title"}
    draft = translators.save_draft(page=world.doctor, language="ar", strings=strings, by=None)
    translators.publish(translation=draft, by=None)


def create_draft(world, town_hall):
    InfoPageFactory.create(parent=world.school, is_draft=True)


def save_draft(world, town_hall):
    world.doctor.title = "Ärztin"
    world.doctor.save_revision()


def schedule(world, town_hall):
    world.doctor.go_live_at = timezone.now() + timedelta(days=1)
    publish(world.doctor)


def save_draft_of_a_translation(world, town_hall):
    translators.save_draft(
        page=world.doctor, language="ar", strings=strings_of(world.doctor, str.upper), by=None
    )


def upload_image(world, town_hall):
    ImageFactory.create()


CHANGES = [
    pytest.param(publish_statewide, EVERYWHERE, id="statewide-page-published"),
    pytest.param(publish_local, MAINZ, id="local-page-published"),
    pytest.param(unpublish_statewide, EVERYWHERE, id="statewide-page-unpublished"),
    pytest.param(unpublish_local, MAINZ, id="local-page-unpublished"),
    pytest.param(delete_statewide, EVERYWHERE, id="statewide-page-deleted"),
    pytest.param(delete_local, MAINZ, id="local-page-deleted"),
    pytest.param(move_statewide, EVERYWHERE, id="statewide-page-moved"),
    pytest.param(move_to_mainz, EVERYWHERE, id="statewide-page-made-local"),
    pytest.param(move_from_mainz_to_trier, EVERYWHERE, id="local-page-moved-to-another-district"),
    pytest.param(reorder_local, MAINZ, id="local-pages-reordered"),
    pytest.param(change_slug, EVERYWHERE, id="slug-changed"),
    pytest.param(change_office_of_mainz, MAINZ, id="office-changed"),
    pytest.param(remove_office_of_mainz, MAINZ, id="office-removed"),
    pytest.param(name_office_in_trier, TRIER, id="office-named"),
    pytest.param(change_statewide_office, EVERYWHERE, id="statewide-office-changed"),
    pytest.param(remove_statewide_office, EVERYWHERE, id="statewide-office-removed"),
    pytest.param(add_role, EVERYWHERE, id="role-added"),
    pytest.param(rename_role, EVERYWHERE, id="role-renamed"),
    pytest.param(remove_role, EVERYWHERE, id="role-removed"),
    pytest.param(rename_district, MAINZ, id="district-renamed"),
    pytest.param(translate_first, EVERYWHERE, id="page-exists-in-a-language-now"),
    pytest.param(translate_local_first, MAINZ, id="local-page-exists-in-a-language-now"),
    pytest.param(translate_again, ARABIC, id="translation-changed"),
    pytest.param(translate_without_a_title, ARABIC, id="part-translated"),
    pytest.param(untranslate, EVERYWHERE, id="translation-taken-away"),
    pytest.param(create_draft, NOWHERE, id="draft-created"),
    pytest.param(save_draft, NOWHERE, id="draft-saved"),
    pytest.param(schedule, NOWHERE, id="publication-scheduled"),
    pytest.param(save_draft_of_a_translation, NOWHERE, id="draft-of-a-translation-saved"),
    pytest.param(upload_image, NOWHERE, id="image-uploaded"),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_a_change_marks_the_editions_that_show_it(world, town_hall, change, expected):
    change(world, town_hall)
    marked = stale()
    refresh()

    assert marked == expected
    assert (stale(), pending(), differing_editions()) == (NOWHERE, set(), [])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(delete_home_of_mainz, id="deleted"),
        pytest.param(move_home_of_mainz, id="moved"),
        pytest.param(give_home_of_mainz_away, id="given-to-another-district"),
    ],
)
def test_a_change_of_a_home_marks_the_editions_of_its_district(world, town_hall, change):
    change(world, town_hall)

    assert stale() >= MAINZ
    refresh()
    assert differing_editions() == []


@pytest.mark.parametrize(
    "change",
    [
        publish_statewide,
        unpublish_local,
        delete_statewide,
        move_to_mainz,
        change_office_of_mainz,
        rename_role,
        rename_district,
        translate_first,
    ],
)
def test_what_is_rolled_back_marks_nothing(world, town_hall, change):
    connection.run_on_commit.clear()

    with pytest.raises(Undone), transaction.atomic():
        change(world, town_hall)
        raise Undone

    assert (stale(), pending(), connection.run_on_commit) == (NOWHERE, set(), [])


def test_many_changes_ask_once_for_a_refresh(world):
    connection.run_on_commit.clear()

    publish(world.school)
    with transaction.atomic():
        publish(world.doctor)

    assert [callback for _, callback, _ in connection.run_on_commit].count(_ask_for_refresh) == 1


def test_a_change_asks_for_a_refresh_though_an_earlier_one_was_rolled_back(world):
    connection.run_on_commit.clear()
    with pytest.raises(Undone), transaction.atomic():
        publish(world.school)
        raise Undone

    publish(world.doctor)

    assert [callback for _, callback, _ in connection.run_on_commit].count(_ask_for_refresh) == 1


def test_a_change_asks_again_while_an_earlier_one_may_be_rolled_back(world):
    connection.run_on_commit.clear()
    with pytest.raises(Undone), transaction.atomic():
        with transaction.atomic():
            publish(world.school)
        publish(world.doctor)
        raise Undone

    publish(world.health)

    assert [callback for _, callback, _ in connection.run_on_commit].count(_ask_for_refresh) == 1


def test_readers_get_a_change_when_it_is_committed(world, committed):
    with committed():
        world.doctor.title = "Arzt und Krankenhaus"
        publish(world.doctor)

    assert page("trier", "de", "gesundheit/arzt")["title"]["text"] == "Arzt und Krankenhaus"


def test_readers_get_the_edition_before_until_the_next_is_whole(world):
    before = paths()
    world.school.unpublish()
    world.doctor.body = [section("a", "Wo?", "Überall.")]
    publish(world.doctor)

    assert paths() == before
    assert "Text über Arzt." in html("mainz", "de", "gesundheit/arzt")

    refresh()

    assert paths() == ["gesundheit", "gesundheit/arzt"]
    assert "Überall." in html("mainz", "de", "gesundheit/arzt")


def test_a_page_is_published_at_its_time(world, committed):
    draft = InfoPageFactory.create(parent=world.school, slug="ferien", is_draft=True)
    draft.go_live_at = timezone.now() - timedelta(minutes=1)
    draft.save_revision(approved_go_live_at=draft.go_live_at)
    refresh()
    before = paths()

    with committed():
        call_command("publish_scheduled")

    assert [path for path in paths() if path not in before] == ["schule/ferien"]


def test_a_page_is_taken_back_at_its_time(world, committed):
    InfoPage.objects.filter(pk=world.school.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    with committed():
        call_command("publish_scheduled")

    assert paths() == ["gesundheit", "gesundheit/arzt"]


@pytest.fixture
def picture(world, town_hall, committed):
    """An image in a page of Mainz, of which editions know."""
    found = ImageFactory.create()
    with committed():
        town_hall.body = [image("a", found.pk, "Das Rathaus")]
        publish(town_hall)
    return found


@showing_images
def test_a_replaced_image_marks_the_pages_that_show_it(world, town_hall, picture):
    picture.file = get_test_image_file(filename="neu.png")
    picture.save()

    assert (pending(), stale()) == ({town_hall.pk}, MAINZ)


@showing_images
def test_a_replaced_image_reaches_readers(world, town_hall, picture, client, committed):
    client.force_login(UserFactory.create(is_superuser=True))
    before = html("mainz", "de", "rathaus")

    with committed():
        file = SimpleUploadedFile("neu.png", get_test_image_file(colour="red").file.getvalue())
        client.post(reverse("wagtailimages:edit", args=[picture.pk]), {"title": "Neu", "file": file})

    after = html("mainz", "de", "rathaus")
    assert ("/neu" in before, "/neu" in after) == (False, True)


@showing_images
def test_a_deleted_image_leaves_the_page(world, town_hall, picture, committed):
    with committed():
        picture.delete()

    assert "<img" not in html("mainz", "de", "rathaus")


@showing_images
def test_an_image_that_only_a_text_written_anew_shows_marks_its_page(world):
    picture = ImageFactory.create()
    rewritten(world.school, image("own", picture.pk, "Ein Haus"))
    refresh()

    picture.save()

    assert pending() == {world.school.pk}
