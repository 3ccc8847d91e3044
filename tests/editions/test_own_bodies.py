"""What readers get of a text that is written anew, and of what was urgently changed."""

import pytest

from content.districts.enums import UntranslatedLocal
from content.editions.building import build_snapshots
from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.translations import actions
from content.translations.bodies import Body
from content.translations.models import Translation
from content.translations.queries import source_segments
from content.translations.staleness import Origin
from tests.factories import (
    DistrictFactory,
    InfoPageFactory,
    TranslationFactory,
    adapted,
    rewritten,
    translated,
)
from tests.factories.blocks import contact, section
from tests.factories.images import ImageFactory
from tests.factories.overrides import after, before, hiding, replacing
from tests.factories.translations import strings_of

pytestmark = pytest.mark.django_db

SIMPLE = "de-simple"
OWN = [section("fees", "Geld", "Ein Platz kostet Geld."), section("more", "Mehr", "Fragen Sie uns.")]
OURS = section("ours", "Bei uns", "Nichts")


@pytest.fixture
def page(state):
    return InfoPageFactory.create(
        parent=state,
        title="Kita",
        summary="",
        body=[
            section("who", "Wer?", "Alle."),
            section("fees", "Kosten", "40 Euro"),
            section("place", "Ort", "Hier"),
        ],
    )


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(with_home=True)


def build(page, code=SIMPLE, *overrides):
    pages = [] if overrides else [page]
    [built] = build_snapshots(pages, [code], overrides)
    return built


def blocks_of(built):
    return [(block["id"], block["language"], block["origin"]) for block in built.snapshot.content["blocks"]]


def withheld_of(built):
    content = built.snapshot.content
    blocks = [block["id"] for block in content["blocks"] if "is_translation_withheld" in block]
    return content.get("withheld", []), blocks, "is_translation_withheld" in built.head


def publish(page, severity=Severity.NORMAL, **fields):
    draft = InfoPage.objects.get(pk=page.pk)
    for name, value in {"severity": severity, **fields}.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return InfoPage.objects.get(pk=page.pk)


def dearer(page, severity):
    return publish(page, severity, body=[*page.body.raw_data[:1], section("fees", "Kosten", "45 Euro")])


def titled_simply(page):
    strings = {key: string for key, string in strings_of(page, str.upper).items() if key == "title"}
    actions.save_draft(page=page, language=SIMPLE, strings=strings, by=None)


def test_readers_get_a_body_of_its_own(page):
    titled_simply(page)
    rewritten(page, *OWN)

    built = build(page)

    assert blocks_of(built) == [("fees", SIMPLE, "inherited"), ("more", SIMPLE, "inherited")]
    assert (built.head["title"]["text"], built.head["language"], built.completeness) == ("KITA", SIMPLE, 100)
    assert "Ein Platz kostet Geld." in built.snapshot.html


def test_a_body_of_its_own_is_read_beside_a_german_title(page):
    rewritten(page, *OWN)

    built = build(page)

    assert (built.snapshot.language, built.head["title"]["language"]) == (SIMPLE, "de")


def test_a_draft_of_a_body_reaches_nobody(page):
    rewritten(page, *OWN, is_draft=True)

    assert build(page).snapshot.language == "de"


def test_other_languages_have_nothing_of_it(page):
    rewritten(page, *OWN)

    assert blocks_of(build(page, "ar")) == blocks_of(build(page, "de"))


@pytest.mark.parametrize(
    ("origin", "severity", "expected"),
    [
        pytest.param(Origin.PERSON, Severity.MINOR, (False, False, 66), id="minor"),
        pytest.param(Origin.PERSON, Severity.NORMAL, (False, True, 0), id="normal"),
        pytest.param(Origin.MACHINE, Severity.NORMAL, (True, True, 0), id="machine"),
    ],
)
def test_a_body_says_how_far_it_may_be_trusted(page, origin, severity, expected):
    rewritten(page, *OWN, origin=origin)

    built = build(dearer(page, severity))

    head = built.head
    assert (head["is_machine_translated"], head["is_outdated"], built.completeness) == expected


def test_after_an_urgent_change_readers_get_the_german(page):
    rewritten(page, *OWN)

    built = build(dearer(page, Severity.URGENT))

    assert blocks_of(built) == [("who", "de", "inherited"), ("fees", "de", "inherited")]
    assert (withheld_of(built), built.snapshot.language, built.completeness) == (
        ([], ["who", "fees"], True),
        SIMPLE,
        0,
    )


# Wagtail leaves it to the garbage collector to close what it has written.
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")
def test_what_a_body_points_at_is_found(page):
    image = ImageFactory.create()
    own = {"type": "image", "id": "i", "value": {"image": image.pk, "alt": "Ein Haus", "caption": ""}}
    link = section("l", "", f'<a linktype="page" id="{page.pk}">Kita</a>')
    rewritten(page, own, link)

    picture, linking = build(page).snapshot.content["blocks"]

    assert picture["value"]["image"]["width"] == 960
    assert str(page.translation_key) in linking["value"]["text"]


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        pytest.param(replacing("fees", OURS), ["ours", "more"], id="replaced"),
        pytest.param(hiding("fees"), ["more"], id="hidden"),
        pytest.param(after("fees", OURS), ["fees", "ours", "more"], id="inserted"),
        pytest.param(before("place", OURS), ["fees", "ours", "more"], id="inserted-without-its-anchor"),
        pytest.param(replacing("who", OURS), ["ours", "fees", "more"], id="replaced-without-its-anchor"),
        pytest.param(hiding("who"), ["fees", "more"], id="hidden-without-its-anchor"),
    ],
)
def test_what_a_district_changes_holds_in_a_body_of_its_own(page, mainz, operation, expected):
    rewritten(page, *OWN)
    override = adapted(page, mainz, operation)

    assert [block for block, *_ in blocks_of(build(page, SIMPLE, override))] == expected


@pytest.mark.parametrize("preference", UntranslatedLocal)
def test_local_text_without_its_anchor_is_read_in_its_own_language(page, mainz, preference):
    mainz.untranslated_local = preference
    mainz.save()
    rewritten(page, *OWN)
    override = adapted(page, mainz, replacing("who", OURS))

    german = build(page, SIMPLE, override)
    translated(override, SIMPLE, str.upper)
    simple = build(page, SIMPLE, override)

    assert (blocks_of(german)[0], blocks_of(simple)[0]) == (
        ("ours", "de", "adapted"),
        ("ours", SIMPLE, "adapted"),
    )


def test_an_urgent_change_is_withheld_where_it_is(page):
    TranslationFactory.create(page=page)

    built = build(dearer(page, Severity.URGENT), "ar")

    assert withheld_of(built) == ([], ["fees"], True)
    assert blocks_of(built) == [("who", "ar", "inherited"), ("fees", "de", "inherited")]


def test_a_page_whose_title_is_withheld_counts_as_in_its_language(page):
    TranslationFactory.create(page=page)

    built = build(publish(page, Severity.URGENT, title="Hort"), "ar")

    assert withheld_of(built) == (["title"], [], True)
    assert (built.head["title"]["text"], built.head["language"], built.is_translated) == ("Hort", "ar", True)


def test_an_adapted_page_whose_title_is_withheld_counts_as_in_its_language(page, mainz):
    TranslationFactory.create(page=page)
    override = adapted(page, mainz, after("fees", OURS))
    changed = publish(page, Severity.URGENT, title="Hort")

    override.target = changed
    assert build(changed, "ar", override).head["language"] == "ar"


def test_what_is_withheld_in_a_relative_is_that_language_s(page):
    TranslationFactory.create(page=page, language="fa")

    built = build(publish(page, Severity.URGENT, title="Hort"), "prs")

    assert (built.snapshot.language, withheld_of(built)[0]) == ("fa", ["title"])


def test_the_german_is_never_withheld(page):
    TranslationFactory.create(page=page)

    built = build(publish(page, Severity.URGENT, title="Hort", summary=""), "de")

    assert withheld_of(built) == ([], [], False)


@pytest.mark.parametrize("count", [1, 3])
def test_bodies_query_count(state, page, count, django_assert_num_queries):
    pages = [InfoPageFactory.create(parent=state) for _ in range(count)]
    for found in pages:
        rewritten(found, section("l", "", f'<a linktype="page" id="{page.pk}">Kita</a>'))

    with django_assert_num_queries(5):
        built = build_snapshots(pages, [SIMPLE])

    assert [len(found.snapshot.content["blocks"]) for found in built] == [1] * count


def test_a_body_and_lines_stand_beside_each_other(page):
    translated(page, SIMPLE, str.upper)
    rewritten(page, contact("who", "amt", "Fragen Sie."))

    translation = Translation.objects.get()
    assert translation.own_live_body == Body(
        [contact("who", "amt", "Fragen Sie.")],
        {found.key: found.digest for found in source_segments(page) if found.key != "title"},
    )
    assert blocks_of(build(page)) == [("who", SIMPLE, "inherited")]
