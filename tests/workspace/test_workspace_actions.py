"""Local pages that come from elsewhere: what the state took away, what another district wrote."""

import pytest
from wagtail.models import Page, PageLogEntry

from content.modules.inheritance import Placement
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.translations.actions import save_draft
from content.translations.models import Translation
from content.workspace.actions import adopt_page, make_local, move_local
from tests.factories import InfoPageFactory, UserFactory, adapted, blocks, translated
from tests.factories.overrides import after, replacing, titled

LOCAL_FEES = blocks.section("fees", "Kosten", "In Mainz frei.")
OPEN_DAY = blocks.notice("open", "Am Montag offen.")


@pytest.fixture
def kita(world):
    """A statewide page with a locked block, in German and Arabic."""
    first = blocks.section("first", "Wer?", "Alle Kinder.")
    first["value"]["mark"] = "LOCKED"
    page = InfoPageFactory.create(
        parent=world.school,
        title="Kita",
        slug="kita",
        summary="Wie Sie einen Platz finden.",
        icon="kita",
        body=[first, blocks.section("costs", "Kosten", "Ab zwei Jahren frei.")],
    )
    translated(page, "ar")
    return page


@pytest.fixture
def override(world, kita):
    """What Mainz made of it, with its own Arabic."""
    found = adapted(
        kita,
        world.mainz,
        titled("Kita in Mainz"),
        replacing("costs", LOCAL_FEES),
        after("costs", OPEN_DAY),
    )
    translated(found, "ar")
    return found


def withdrawn(override):
    override.target.unpublish()
    return OverridePage.objects.get(pk=override.pk)


def deleted(override):
    Page.objects.get(pk=override.target_id).delete()
    return OverridePage.objects.get(pk=override.pk)


def draft_of(page):
    return InfoPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def arabic(page):
    strings = Translation.objects.get(page=page, language="ar").draft_strings
    return {key: string.text for key, string in strings.items()}


@pytest.mark.parametrize("take_away", [withdrawn, deleted])
def test_what_the_state_took_away_becomes_a_local_page_with_the_text_that_readers_last_saw(
    world, override, take_away
):
    page = make_local(override=take_away(override), by=None)

    draft = draft_of(page)
    assert (draft.title, draft.summary) == ("Kita in Mainz", "Wie Sie einen Platz finden.")
    assert list(draft.body.raw_data) == [
        blocks.section("first", "Wer?", "Alle Kinder."),
        LOCAL_FEES,
        OPEN_DAY,
    ]


def test_what_becomes_local_is_a_draft_under_the_district_s_home(world, override):
    person = UserFactory.create()

    page = make_local(override=withdrawn(override), by=person)

    assert (page.live, page.has_unpublished_changes, page.owner) == (False, True, person)
    assert page.get_parent().specific == world.mainz.home


def test_what_becomes_local_stands_where_it_was(world, kita, override):
    page = make_local(override=withdrawn(override), by=None)

    assert (page.place, page.placement, page.slug, page.icon) == (kita, Placement.AFTER, "kita", "kita")


def test_what_becomes_local_of_a_deleted_page_comes_last(override):
    page = make_local(override=deleted(override), by=None)

    assert (page.place, page.slug) == (None, "kita")


def test_what_becomes_local_gets_an_address_that_is_free(world, override):
    InfoPageFactory.create(parent=world.mainz.home, slug="kita")

    assert make_local(override=withdrawn(override), by=None).slug == "kita-2"


def test_what_becomes_local_does_not_take_a_reserved_address(world):
    page = InfoPageFactory.create(parent=world.school, slug="news")
    override = withdrawn(adapted(page, world.mainz))

    assert make_local(override=override, by=None).slug == "news-2"


def test_what_becomes_local_takes_its_translations_along_as_drafts(override):
    page = make_local(override=withdrawn(override), by=None)

    assert Translation.objects.get(page=page).live is None
    assert arabic(page) == {
        "title": "[ar] Kita in Mainz",
        "summary": "[ar] Wie Sie einen Platz finden.",
        "body.first.heading": "[ar] Wer?",
        "body.first.text": "[ar] <p>Alle Kinder.</p>",
        "body.fees.heading": "[ar] Kosten",
        "body.fees.text": "[ar] <p>In Mainz frei.</p>",
        "body.open.text": "[ar] <p>Am Montag offen.</p>",
    }


def test_what_becomes_local_of_a_deleted_page_keeps_the_district_s_own_translations(override):
    page = make_local(override=deleted(override), by=None)

    assert sorted(arabic(page)) == [
        "body.fees.heading",
        "body.fees.text",
        "body.open.text",
        "title",
    ]


def test_a_block_that_kept_its_id_does_not_get_the_translation_of_the_statewide_one(world, kita):
    ours = blocks.section("costs", "Kosten", "In Mainz frei.")
    override = adapted(kita, world.mainz, replacing("costs", ours))

    page = make_local(override=withdrawn(override), by=None)

    assert sorted(arabic(page)) == ["body.first.heading", "body.first.text", "summary", "title"]


def test_a_draft_of_an_adaptation_that_was_never_published_becomes_local(world, kita):
    override = adapted(kita, world.mainz, after("costs", OPEN_DAY), is_draft=True)

    page = make_local(override=withdrawn(override), by=None)

    assert list(draft_of(page).body.raw_data)[-1] == OPEN_DAY


def test_a_draft_behind_what_readers_saw_is_kept_as_the_later_version(override):
    draft = override.get_latest_revision_as_object()
    draft.operations = []
    draft.save_revision()

    page = make_local(override=withdrawn(override), by=None)

    titles = [revision.as_object().title for revision in page.revisions.order_by("pk")]
    assert titles == ["Kita in Mainz", "Kita"]


@pytest.mark.parametrize("take_away", [withdrawn, deleted])
def test_what_the_state_said_is_there_for_who_only_had_a_draft(world, kita, take_away):
    override = adapted(kita, world.mainz, after("costs", OPEN_DAY), is_draft=True)

    page = make_local(override=take_away(override), by=None)

    assert [block["id"] for block in draft_of(page).body.raw_data] == ["first", "costs", "open"]


def test_a_draft_behind_what_readers_saw_of_a_deleted_page_has_what_the_state_said(override):
    draft = override.get_latest_revision_as_object()
    draft.operations = []
    draft.save_revision()

    page = make_local(override=deleted(override), by=None)

    assert [block["id"] for block in draft_of(page).body.raw_data] == ["first", "costs"]


def test_what_becomes_local_has_an_address_whatever_its_script(world, kita):
    kita.title = "مدرسة"
    kita.save_revision().publish()
    override = adapted(kita, world.mainz, titled("مدرسة"))

    page = make_local(override=deleted(override), by=None)

    assert page.slug == "page"


def test_the_adaptation_is_gone_once_its_text_is_local(override):
    make_local(override=withdrawn(override), by=None)

    assert OverridePage.objects.exists() is False


def test_it_is_noted_who_made_a_page_local(override):
    person = UserFactory.create()

    page = make_local(override=withdrawn(override), by=person)

    entries = PageLogEntry.objects.filter(user=person).order_by("pk").values_list("page_id", "action")
    assert (page.pk, "wagtail.create") in entries
    assert (override.pk, "wagtail.delete") in entries


@pytest.fixture
def fair(world):
    """A local page of Trier that others may copy, in German and, as a draft, in Arabic."""
    page = InfoPageFactory.create(
        parent=world.trier.home,
        title="Stadtteilfest",
        slug="fest",
        place=world.school,
        placement=Placement.BEFORE,
        is_shareable=True,
    )
    translated(page, "ar")
    return page


def test_an_adopted_page_is_a_draft_that_names_its_origin(world, fair):
    page = adopt_page(source=fair, district=world.mainz, by=UserFactory.create())

    draft = draft_of(page)
    assert (draft.live, draft.adopted_from, draft.is_shareable) == (False, world.trier, False)
    assert page.get_parent().specific == world.mainz.home


def test_an_adopted_page_has_the_text_and_the_place_of_the_other(world, fair):
    draft = draft_of(adopt_page(source=fair, district=world.mainz, by=None))

    assert draft.text == fair.text
    assert (draft.place, draft.placement, draft.slug) == (world.school, Placement.BEFORE, "fest")


def test_an_adopted_page_is_what_readers_there_get_and_not_a_draft_behind_it(world, fair):
    fair.title = "Noch nicht fertig"
    fair.save_revision()

    page = adopt_page(source=InfoPage.objects.get(pk=fair.pk), district=world.mainz, by=None)

    assert draft_of(page).title == "Stadtteilfest"


def test_an_adopted_page_brings_its_translations_as_drafts(world, fair):
    page = adopt_page(source=fair, district=world.mainz, by=None)

    copied, own = (Translation.objects.get(page=found) for found in (page, fair))
    assert (copied.draft, copied.live) == (own.draft, None)


def test_an_adopted_page_gets_an_address_that_is_free(world, fair):
    adopt_page(source=fair, district=world.mainz, by=None)

    assert adopt_page(source=fair, district=world.mainz, by=None).slug == "fest-2"


def test_readers_see_an_adopted_page_once_it_is_published(world, fair, committed, client):
    page = adopt_page(source=fair, district=world.mainz, by=None)
    assert client.get("/mainz/de/fest/").status_code == 404

    with committed():
        draft_of(page).save_revision().publish()

    assert "Stadtteilfest" in client.get("/mainz/de/fest/").content.decode()


@pytest.fixture
def three(world):
    """Three local pages of Mainz in one place, with one elsewhere among them."""
    home = world.mainz.home
    first, _, second, third = (
        InfoPageFactory.create(parent=home, slug=slug, place=place, placement=Placement.AFTER)
        for slug, place in [
            ("eins", world.school),
            ("anderswo", world.health),
            ("zwei", world.school),
            ("drei", world.school),
        ]
    )
    return first, second, third


def order(world):
    found = InfoPage.objects.child_of(world.mainz.home).filter(place=world.school).order_by("path")
    return list(found.values_list("slug", flat=True))


@pytest.mark.parametrize(
    ("number", "is_up", "expected"),
    [
        pytest.param(1, True, ["zwei", "eins", "drei"], id="up"),
        pytest.param(1, False, ["eins", "drei", "zwei"], id="down"),
        pytest.param(0, True, ["eins", "zwei", "drei"], id="first"),
        pytest.param(2, False, ["eins", "zwei", "drei"], id="last"),
    ],
)
def test_local_pages_in_one_place_change_places(world, three, number, is_up, expected):
    has_moved = move_local(page=three[number], is_up=is_up, by=UserFactory.create())

    assert order(world) == expected
    assert has_moved == (expected != ["eins", "zwei", "drei"])


def test_strings_of_a_translation_that_was_never_published_come_along(world, kita):
    override = adapted(kita, world.mainz, after("costs", OPEN_DAY))
    Translation.objects.filter(page=kita).delete()
    save_draft(page=override, language="tr", strings={}, by=None)

    page = make_local(override=withdrawn(override), by=None)

    assert Translation.objects.get(page=page).language == "tr"
