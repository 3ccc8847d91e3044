"""What readers get of a page that their district adapts."""

import pytest

from content.districts.enums import UntranslatedLocal
from content.editions.actions import refresh
from content.editions.models import SnapshotRef
from content.editions.queries import differing_editions
from content.editions.reading import read_snapshot
from content.modules.inheritance import Mark, Placement, Severity
from content.modules.models import InfoPage
from content.overrides.actions import hide_page, keep_ours, take_statewide
from tests.editions.readers import edition, html, page, paths
from tests.factories import InfoPageFactory, TranslationFactory, adapted, translated
from tests.factories.blocks import section
from tests.factories.overrides import after, before, hiding, replacing, summarised, titled
from tests.factories.translations import strings_of

pytestmark = pytest.mark.django_db

REGISTRATION = "schule/anmeldung"
OURS = section("ours", "Wann?", "Im Rathaus, sofort.")
MORE = section("more", "Noch etwas", "Am Samstag ist offen.")


@pytest.fixture(autouse=True)
def _everything_is_current(world):
    """Whatever a test did, readers get what building everything afresh gives."""
    yield
    refresh()
    assert differing_editions() == []


def adapt(world, *operations, district=None, found=None, **kwargs):
    override = adapted(found or world.registration, district or world.mainz, *operations, **kwargs)
    refresh()
    return override


def publish(found, *changed, without=(), **fields):
    """Publish a statewide page with some blocks in the place of those with the same id."""
    known = InfoPage.objects.get(pk=found.pk)
    body = {block["id"]: block for block in known.body.raw_data} | {block["id"]: block for block in changed}
    known.body = [block for anchor, block in body.items() if anchor not in without]
    for name, value in fields.items():
        setattr(known, name, value)
    known.save_revision().publish()
    refresh()


def blocks(district="mainz", language="de", path=REGISTRATION):
    content = read_snapshot(page(district, language, path)).content
    return [(block["id"], block["origin"], block["language"]) for block in content["blocks"]]


def entry(name, district="mainz", language="de", path=REGISTRATION):
    return page(district, language, path)[name]


INHERITED = [("when", "inherited", "de"), ("who", "inherited", "de"), ("what", "inherited", "de")]


def test_readers_get_what_their_district_says_and_others_what_the_state_does(world):
    adapt(world, replacing("when", OURS), hiding("who"), after("what", MORE))

    assert blocks() == [("ours", "adapted", "de"), ("what", "inherited", "de"), ("more", "local", "de")]
    assert blocks("trier") == INHERITED
    assert ["Im Rathaus, sofort." in html(slug, "de", REGISTRATION) for slug in ("mainz", "trier")] == [
        True,
        False,
    ]


def test_an_adapted_page_says_so_where_it_is(world):
    adapt(world, replacing("when", OURS))

    assert [entry("origin", district) for district in ("mainz", "trier")] == ["adapted", "inherited"]
    assert entry("id") == entry("id", "trier")


def test_readers_get_the_title_and_summary_of_their_district(world):
    adapt(world, titled("Anmeldung in Mainz"), summarised("So geht es hier."))

    assert [
        (entry("title", slug)["text"], entry("summary", slug)["text"]) for slug in ("mainz", "trier")
    ] == [
        ("Anmeldung in Mainz", "So geht es hier."),
        ("Anmeldung", world.registration.summary),
    ]


def test_a_block_of_a_type_that_is_gone_is_left_out(world):
    adapt(world, replacing("when", {"type": "gone", "id": "old", "value": {}}, OURS))

    assert [block for block, *_ in blocks()] == ["ours", "who", "what"]


def test_readers_get_nothing_of_a_draft(world):
    adapt(world, replacing("when", OURS), is_draft=True)

    assert page("mainz", "de", REGISTRATION) == page("trier", "de", REGISTRATION)


def test_readers_get_a_statewide_change_beside_what_their_district_says(world):
    adapt(world, replacing("when", OURS))

    publish(world.registration, section("new", "Neu", "Neu."), without=["who"])

    assert [block for block, *_ in blocks()] == ["ours", "what", "new"]


def test_text_stays_when_its_block_leaves_the_page(world):
    adapt(world, replacing("who", OURS), before("what", MORE))

    publish(world.registration, without=["who", "what"])

    assert [block for block, *_ in blocks()] == ["when", "ours", "more"]


@pytest.mark.parametrize(
    ("preference", "expected"),
    [
        pytest.param(UntranslatedLocal.LOCAL, ("ours", "adapted", "de"), id="local"),
        pytest.param(UntranslatedLocal.STATEWIDE, ("when", "inherited", "ar"), id="statewide"),
    ],
)
def test_a_district_chooses_what_readers_get_of_text_that_is_not_translated(world, preference, expected):
    world.mainz.untranslated_local = preference
    world.mainz.save()
    adapt(world, replacing("when", OURS), after("what", MORE))

    assert blocks("mainz", "ar") == [
        expected,
        ("who", "inherited", "ar"),
        ("what", "inherited", "ar"),
        ("more", "local", "de"),
    ]


@pytest.mark.parametrize(
    ("preference", "expected"),
    [
        pytest.param(UntranslatedLocal.LOCAL, ("Anmeldung in Mainz", "de"), id="local"),
        pytest.param(UntranslatedLocal.STATEWIDE, ("[ar] Anmeldung", "ar"), id="statewide"),
    ],
)
def test_a_district_chooses_so_for_the_title(world, preference, expected):
    world.mainz.untranslated_local = preference
    world.mainz.save()
    adapt(world, titled("Anmeldung in Mainz"))

    title = entry("title", language="ar")

    assert (title["text"], title["language"]) == expected


def test_where_the_state_has_no_translation_either_readers_get_their_district(world):
    world.mainz.untranslated_local = UntranslatedLocal.STATEWIDE
    world.mainz.save()
    adapt(world, replacing("a", OURS), found=world.doctor)

    assert blocks("mainz", "ar", "gesundheit/arzt") == [("ours", "adapted", "de")]


@pytest.mark.parametrize("preference", UntranslatedLocal)
def test_translated_text_of_a_district_is_read_in_its_language(world, preference):
    world.mainz.untranslated_local = preference
    world.mainz.save()
    override = adapt(world, replacing("when", OURS))

    translated(override, "ar")
    refresh()

    assert blocks("mainz", "ar")[0] == ("ours", "adapted", "ar")
    assert "[ar] Wann?" in html("mainz", "ar", REGISTRATION)


def test_a_german_block_in_a_translated_page_is_marked_with_its_language(world):
    adapt(world, replacing("when", OURS))

    text = html("mainz", "ar", REGISTRATION)

    assert 'id="b-ours" lang="de" dir="ltr"' in text
    assert 'id="b-what" lang="ar" dir="rtl"' in text


def test_a_german_title_leaves_a_translated_page_in_its_languages(world):
    adapt(world, titled("Anmeldung in Mainz"))

    assert (entry("languages"), entry("title")["text"]) == (["de", "ar"], "Anmeldung in Mainz")


def test_a_page_whose_title_only_the_district_has_translated_exists_in_that_language(world):
    page = InfoPageFactory.create(parent=world.school, title="Ferien", slug="ferien")
    override = adapted(page, world.mainz, titled("Ferien in Mainz"))
    translated(override, "ar")
    refresh()

    assert entry("languages", path="schule/ferien") == ["de", "ar"]


def test_completeness_counts_what_readers_of_the_district_get(world):
    override = adapt(world, replacing("when", OURS))
    found = SnapshotRef.objects.filter(language="ar", page__in=[override.pk, world.registration.pk])
    shares = dict(found.values_list("page", "completeness"))

    # Of title, summary and three blocks, one is German.
    assert shares == {override.pk: 80, world.registration.pk: 100}


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        pytest.param(Severity.MINOR, "ours", id="minor"),
        pytest.param(Severity.NORMAL, "ours", id="normal"),
        pytest.param(Severity.URGENT, "when", id="urgent"),
    ],
)
def test_an_urgent_change_reaches_readers_until_their_district_has_looked(world, severity, expected):
    override = adapt(world, replacing("when", OURS))
    publish(world.registration, section("when", "Wann?", "Heute noch."), severity=severity)

    assert [blocks(slug)[0][0] for slug in ("mainz", "trier")] == [expected, "when"]

    override.refresh_from_db()
    keep_ours(override=override, operations=["replace-when-ours"], by=None)
    refresh()

    assert blocks()[0][0] == "ours"


def test_a_block_that_the_state_locks_is_read_everywhere_as_it_stands(world):
    adapt(world, replacing("when", OURS), after("when", MORE))
    locked = section("when", "Wann?", "Gleich nach dem Umzug.")
    locked["value"]["mark"] = Mark.LOCKED.value

    publish(world.registration, locked)

    assert [block for block, *_ in blocks()] == ["when", "more", "who", "what"]
    assert "LOCKED" not in str(read_snapshot(page("mainz", "de", REGISTRATION)).content)


def test_a_hidden_page_is_gone_with_those_below_it(world):
    hide_page(page=world.school, district=world.mainz, by=None)
    refresh()

    assert (paths("mainz"), paths("trier")) == (
        ["gesundheit", "gesundheit/arzt"],
        ["schule", REGISTRATION, "gesundheit", "gesundheit/arzt"],
    )


def test_a_link_to_a_hidden_page_is_plain_text_there(world):
    link = f'<a linktype="page" id="{world.school.pk}">Schule</a>'
    publish(world.doctor, section("a", "Siehe auch", link))

    hide_page(page=world.school, district=world.mainz, by=None)
    refresh()

    assert [('href="' in html(slug, "de", "gesundheit/arzt")) for slug in ("mainz", "trier")] == [False, True]
    assert "Schule" in html("mainz", "de", "gesundheit/arzt")


@pytest.mark.parametrize(
    ("placement", "expected"),
    [
        pytest.param(
            Placement.BELOW,
            ["schule", "schule/anmeldung", "schule/ferien", "gesundheit", "gesundheit/arzt"],
            id="below",
        ),
        pytest.param(
            Placement.BEFORE,
            ["ferien", "schule", "schule/anmeldung", "gesundheit", "gesundheit/arzt"],
            id="before",
        ),
        pytest.param(
            Placement.AFTER,
            ["schule", "schule/anmeldung", "ferien", "gesundheit", "gesundheit/arzt"],
            id="after",
        ),
    ],
)
def test_a_local_page_is_read_among_those_of_the_state(world, placement, expected):
    InfoPageFactory.create(parent=world.mainz.home, slug="ferien", place=world.school, placement=placement)
    refresh()

    assert (paths("mainz"), paths("trier")) == (expected, [path for path in expected if "ferien" not in path])


def test_a_local_page_stays_when_the_state_deletes_its_place(world):
    InfoPageFactory.create(
        parent=world.mainz.home, slug="ferien", place=world.registration, placement=Placement.BELOW
    )

    InfoPage.objects.get(pk=world.school.pk).delete()
    refresh()

    assert paths("mainz") == ["gesundheit", "gesundheit/arzt", "ferien"]


def test_a_page_that_the_state_withdraws_is_read_nowhere_and_comes_back_as_it_was(world):
    adapt(world, replacing("when", OURS))

    InfoPage.objects.get(pk=world.registration.pk).unpublish()
    refresh()
    assert [REGISTRATION in paths(slug) for slug in ("mainz", "trier")] == [False, False]

    publish(world.registration)

    assert blocks()[0] == ("ours", "adapted", "de")


def test_a_page_that_the_state_deletes_is_read_nowhere(world):
    adapt(world, replacing("when", OURS))

    InfoPage.objects.get(pk=world.registration.pk).delete()
    refresh()

    assert [REGISTRATION in paths(slug) for slug in ("mainz", "trier")] == [False, False]


def test_what_a_district_takes_back_is_read_as_the_state_says(world):
    override = adapt(world, replacing("when", OURS))

    override.unpublish()
    refresh()

    assert (blocks(), entry("origin")) == (INHERITED, "inherited")


def test_taking_the_statewide_text_is_as_if_nothing_had_been_adapted(world):
    override = adapt(world, replacing("when", OURS), titled("Anmeldung in Mainz"), after("what", MORE))
    translated(override, "ar")
    publish(world.registration, section("when", "Wann?", "Heute noch."))
    override.refresh_from_db()

    take_statewide(
        override=override, operations=[operation.id for operation in override.all_operations], by=None
    )
    refresh()

    for language in ("de", "ar"):
        assert page("mainz", language, REGISTRATION) == page("trier", language, REGISTRATION)
        assert html("mainz", language, "schule") == html("trier", language, "schule")


def test_a_translation_of_local_text_that_is_outdated_says_so(world):
    override = adapt(world, replacing("when", OURS))
    strings = strings_of(override, str.upper)
    TranslationFactory.create(
        page=override, live={key: found.to_json() | {"digest": "old"} for key, found in strings.items()}
    )
    override.save_revision().publish()
    refresh()

    assert (entry("is_outdated", language="ar"), entry("is_outdated", "trier", "ar")) == (True, False)


def test_an_edition_of_a_district_names_what_it_does_not_change_as_the_state_does(world):
    adapt(world, replacing("when", OURS))

    ours, theirs = (edition(slug, "de").pages for slug in ("mainz", "trier"))
    assert [found["path"] for found, other in zip(ours, theirs, strict=True) if found != other] == [
        REGISTRATION
    ]
