"""Which news of adapted pages makes which pages and editions stale."""

import pytest

from content.districts.enums import UntranslatedLocal
from content.editions.actions import refresh
from content.editions.queries import built_from, differing_editions
from content.modules.models import InfoPage
from content.overrides.actions import adapt_page, hide_page, keep_ours, take_statewide
from tests.editions.readers import html, pending, stale
from tests.factories import InfoPageFactory, OverridePageFactory, adapted, translated
from tests.factories.blocks import image, section
from tests.factories.images import ImageFactory
from tests.factories.overrides import after, replacing, titled

pytestmark = pytest.mark.django_db

OURS = section("ours", "Wann?", "Im Rathaus, sofort.")
MAINZ = {"mainz/de", "mainz/ar"}
EVERYWHERE = MAINZ | {"trier/de", "trier/ar"}
ARABIC = {"mainz/ar", "trier/ar"}
NOWHERE = set()


@pytest.fixture
def override(world):
    """Mainz replaces a block of the page on registration, and calls the page otherwise."""
    found = adapted(world.registration, world.mainz, replacing("when", OURS), titled("Anmeldung in Mainz"))
    refresh()
    return found


def publish(found):
    found.save_revision().publish()


def publish_override(world, override):
    publish(override)


def draft_override(world, override):
    override.save_revision()


def begin_another(world, override):
    adapt_page(page=world.doctor, district=world.mainz, by=None)


def withdraw_override(world, override):
    override.unpublish()


def delete_override(world, override):
    override.delete()


def keep(world, override):
    keep_ours(override=override, operations=["title"], by=None)


def take(world, override):
    take_statewide(override=override, operations=["title"], by=None)


def hide(world, override):
    hide_page(page=world.registration, district=world.mainz, by=None)


def publish_statewide(world, override):
    publish(world.registration)


def publish_another(world, override):
    publish(world.doctor)


def withdraw_statewide(world, override):
    world.registration.unpublish()


def delete_statewide(world, override):
    InfoPage.objects.get(pk=world.registration.pk).delete()


def translate_statewide(world, override):
    translated(world.registration, translate=lambda text: f"{text}؟")


def translate_override(world, override):
    translated(override, "ar")


def change_preference(world, override):
    world.mainz.untranslated_local = UntranslatedLocal.STATEWIDE
    world.mainz.save()


def change_preference_of_another(world, override):
    world.trier.untranslated_local = UntranslatedLocal.STATEWIDE
    world.trier.save()


BOTH, OWN, THEIRS = {"page", "override"}, {"override"}, {"page"}


@pytest.mark.parametrize(
    ("change", "editions", "texts"),
    [
        pytest.param(publish_override, MAINZ, OWN, id="adapted-page-published"),
        pytest.param(draft_override, NOWHERE, set(), id="draft-saved"),
        pytest.param(begin_another, NOWHERE, set(), id="adapting-begun"),
        pytest.param(withdraw_override, MAINZ, set(), id="adapted-page-withdrawn"),
        pytest.param(delete_override, MAINZ, set(), id="adapted-page-deleted"),
        pytest.param(keep, MAINZ, OWN, id="ours-kept"),
        pytest.param(take, MAINZ, OWN, id="statewide-text-taken"),
        pytest.param(hide, MAINZ, OWN, id="page-hidden"),
        pytest.param(publish_statewide, EVERYWHERE, BOTH, id="statewide-page-published"),
        pytest.param(publish_another, EVERYWHERE, set(), id="another-page-published"),
        pytest.param(withdraw_statewide, EVERYWHERE, set(), id="statewide-page-withdrawn"),
        pytest.param(delete_statewide, EVERYWHERE, set(), id="statewide-page-deleted"),
        pytest.param(translate_statewide, ARABIC, BOTH, id="statewide-page-translated"),
        pytest.param(translate_override, MAINZ, OWN, id="adapted-page-translated"),
        pytest.param(change_preference, MAINZ, OWN, id="preference-changed"),
        pytest.param(change_preference_of_another, {"trier/de", "trier/ar"}, set(), id="elsewhere"),
    ],
)
def test_a_change_marks_what_shows_it(world, override, change, editions, texts):
    ids = {"page": world.registration.pk, "override": override.pk}

    change(world, override)
    marked = stale(), pending() & set(ids.values())
    refresh()

    assert marked == (editions, {ids[name] for name in texts})
    assert (stale(), pending(), differing_editions()) == (NOWHERE, set(), [])


def test_a_page_that_several_districts_adapt_is_marked_with_all_of_them(world, override):
    other = adapted(world.registration, world.trier, after("when", OURS))
    refresh()

    publish(world.registration)

    assert pending() == {world.registration.pk, override.pk, other.pk}


def test_what_is_only_a_draft_is_not_built_with_its_page(world, override):
    adapted(world.registration, world.trier, after("when", OURS), is_draft=True)

    publish(world.registration)

    assert pending() == {world.registration.pk, override.pk}


def test_adapting_a_page_that_is_withdrawn_marks_what_cannot_be_built(world):
    world.registration.unpublish()
    adapted(InfoPage.objects.get(pk=world.registration.pk), world.mainz, titled("Anmeldung in Mainz"))

    refresh()

    assert (pending(), differing_editions()) == (set(), [])


def test_a_local_page_that_moves_among_those_of_the_state_marks_its_district(world):
    found = InfoPageFactory.create(parent=world.mainz.home, place=world.school)
    refresh()

    found.place = world.health
    publish(found)

    assert (stale(), pending()) == (MAINZ, {found.pk})
    refresh()
    assert differing_editions() == []


# Wagtail leaves it to the garbage collector to close what it has written.
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")
def test_an_image_in_local_text_marks_its_district(world, committed):
    picture = ImageFactory.create()
    with committed():
        override = adapted(
            world.registration, world.mainz, after("when", image("p", picture.pk, "Das Rathaus"))
        )
    refresh()
    assert "<img" in html("mainz", "de", "schule/anmeldung")

    picture.title = "Neu"
    picture.save()

    assert (pending(), stale()) == ({override.pk}, MAINZ)


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_is_built_for_all_who_adapt_it_in_a_fixed_number_of_queries(
    world, count, django_assert_num_queries
):
    overrides = OverridePageFactory.create_batch(
        count, target=world.registration, operations=[replacing("when", OURS)]
    )
    ids = [world.registration.pk, *(override.pk for override in overrides)]

    with django_assert_num_queries(7):
        built = built_from(ids, ["de", "ar"])

    assert len(built) == 2 * len(ids)
