import datetime
import re

import pytest
from django.utils import timezone

from content.core.text import text_digest
from content.editions.building import Builder, build_snapshots
from content.editions.composing import Composer, Subject
from content.editions.models import Sheet, Snapshot
from content.editions.presentation import References
from content.modules.models import InfoPage
from content.overrides.resolution import Origin as Owner
from content.translations.staleness import Origin
from tests.factories import (
    DistrictFactory,
    InfoPageFactory,
    TranslationFactory,
    blocks,
    rewritten,
    translated,
)
from tests.factories.translations import strings_of, texts_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(state):
    return InfoPageFactory.create(
        parent=state,
        title="Schule",
        slug="schule",
        summary="Alle müssen hin.",
        icon="school",
        body=[blocks.section("a", "Wann?", "Bald."), blocks.notice("b", "Wichtig.", "important")],
        sources=[blocks.source("s", "Schulgesetz", "https://example.org/schulg")],
        checked_date=datetime.date(2026, 1, 2),
    )


def only(strings, *keys):
    return {key: string for key, string in strings.items() if key.startswith(keys)}


def build(page, *codes):
    return {built.language: built for built in build_snapshots([page], codes)}


def build_from(page, strings, code):
    return Builder(texts_from({page.pk: strings}), References()).build(Subject(page), code)


def test_a_snapshot_says_everything_of_its_page(page):
    built = build(page, "de")["de"]

    updated_at = timezone.localtime(page.last_published_at).isoformat(timespec="seconds")
    assert built.snapshot.content == {
        "id": str(page.translation_key),
        "title": {"text": "Schule", "language": "de", "direction": "ltr"},
        "summary": {"text": "Alle müssen hin.", "language": "de", "direction": "ltr"},
        "language": "de",
        "icon": "school",
        "is_machine_translated": False,
        "is_outdated": False,
        "updated_at": updated_at,
        "blocks": [
            {
                "id": "a",
                "type": "section",
                "language": "de",
                "direction": "ltr",
                "origin": "inherited",
                "is_machine_translated": False,
                "is_outdated": False,
                "value": {"heading": "Wann?", "text": "<p>Bald.</p>"},
            },
            {
                "id": "b",
                "type": "notice",
                "language": "de",
                "direction": "ltr",
                "origin": "inherited",
                "is_machine_translated": False,
                "is_outdated": False,
                "value": {"kind": "important", "text": "<p>Wichtig.</p>"},
            },
        ],
        "terms": [],
        "sources": [{"title": "Schulgesetz", "url": "https://example.org/schulg"}],
        "checked_date": "2026-01-02",
    }
    assert built.head == {
        **{
            name: built.snapshot.content[name]
            for name in ("title", "summary", "language", "icon", "updated_at")
        },
        "is_machine_translated": False,
        "is_outdated": False,
        "digest": built.snapshot.digest,
    }


def test_building_the_same_page_twice_gives_the_same_snapshot(page):
    assert build(page, "de", "ar").keys() == {"de", "ar"}
    assert [build(page, "de")["de"].snapshot.digest for _ in range(2)] == [
        build(page, "de")["de"].head["digest"]
    ] * 2


def test_another_text_gives_another_snapshot(page):
    before = build(page, "de")["de"].snapshot.digest

    page.summary = "Alle dürfen hin."

    assert build(page, "de")["de"].snapshot.digest != before


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param(("prs", "fa"), "prs", id="own"),
        pytest.param(("fa",), "fa", id="relative"),
        pytest.param(("ar",), "de", id="source"),
    ],
)
def test_a_page_is_in_the_nearest_language(page, published, expected):
    for code in published:
        TranslationFactory.create(page=page, language=code)

    built = build(page, "prs")["prs"]

    assert (built.snapshot.language, built.head["language"], built.is_translated) == (
        expected,
        expected,
        expected == "prs",
    )


def test_a_page_that_has_nothing_in_a_language_shares_a_snapshot(page):
    TranslationFactory.create(page=page, language="fa")

    built = build(page, "de", "ar", "tr", "fa", "prs")

    digests = {code: found.snapshot.digest for code, found in built.items()}
    assert digests["ar"] == digests["tr"] == digests["de"]
    assert digests["prs"] == digests["fa"] != digests["de"]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param({}, "de", id="nothing"),
        pytest.param({"prs": ("body.a",)}, "prs", id="one-block"),
        pytest.param({"fa": ("body.a",)}, "fa", id="one-block-of-a-relative"),
        pytest.param({"fa": ("title",), "prs": ("body.b",)}, "prs", id="own-before-relative"),
        pytest.param({"fa": ("body.a.heading",)}, "de", id="half-a-block"),
    ],
)
def test_nearest_language(page, known, expected):
    strings = {code: only(strings_of(page, str.upper), *keys) for code, keys in known.items()}

    assert Composer(texts_from({page.pk: strings})).show(Subject(page), "prs").nearest("prs") == expected


def test_a_page_says_whose_it_is(page):
    mainz = DistrictFactory.create(with_home=True)
    town_hall = InfoPageFactory.create(parent=mainz.home)

    built = {found.page_id: found for found in build_snapshots([page, town_hall], ["de"])}

    origins = [
        {block["origin"] for block in built[found.pk].snapshot.content["blocks"]}
        for found in (page, town_hall)
    ]
    assert origins == [{Owner.INHERITED}, {Owner.LOCAL}]


@pytest.mark.parametrize(
    ("code", "keys", "changed", "expected"),
    [
        pytest.param("de", (), "", 100, id="source"),
        pytest.param("ar", (), "", 0, id="nothing"),
        pytest.param("ar", ("title", "summary", "body"), "", 100, id="everything"),
        pytest.param("ar", ("title", "body.a"), "", 50, id="half"),
        pytest.param("ar", ("title", "body.a.heading"), "", 25, id="half-a-block-is-none"),
        pytest.param("ar", ("title", "summary", "body"), "Neu.", 75, id="outdated"),
    ],
)
def test_completeness_is_how_much_is_in_the_language_and_up_to_date(page, code, keys, changed, expected):
    strings = only(strings_of(page, str.upper), *keys)
    TranslationFactory.create(page=page, live={key: string.to_json() for key, string in strings.items()})
    page.summary = changed or page.summary

    assert build(page, code)[code].completeness == expected


def test_a_page_without_text_is_complete_in_every_language(page):
    page.title, page.summary, page.body = "", "", []

    assert build(page, "ar")["ar"].completeness == 100


def test_a_block_without_text_is_in_the_pages_language(page):
    page.body = [blocks.section("a", "Wer hilft?", "Das Amt."), blocks.contact("c", "amt")]

    snapshot, _ = build_from(page, {"ar": strings_of(page, str.upper)}, "ar")

    assert [(block["id"], block["language"]) for block in snapshot.content["blocks"]] == [
        ("a", "ar"),
        ("c", "ar"),
    ]


def test_blocks_that_are_not_translated_say_their_language(page):
    strings = only(strings_of(page, str.upper, Origin.MACHINE), "title", "body.b")

    snapshot, head = build_from(page, {"ar": strings}, "ar")

    assert [
        (block["id"], block["language"], block["is_machine_translated"])
        for block in snapshot.content["blocks"]
    ] == [
        ("a", "de", False),
        ("b", "ar", True),
    ]
    assert (head["title"]["language"], head["summary"]["language"]) == ("ar", "de")
    assert (head["is_machine_translated"], head["is_outdated"]) == (True, False)


def test_a_snapshot_says_that_its_source_has_changed(page):
    TranslationFactory.create(page=page, language="ar")
    page.summary = "Anders."

    assert build(page, "ar")["ar"].head["is_outdated"]


def test_a_draft_reaches_nobody(page):
    TranslationFactory.create(page=page, language="ar", is_draft=True)

    assert build(page, "ar")["ar"].head["language"] == "de"


def test_the_last_change_is_that_of_the_page_or_of_its_translation(page):
    later = page.last_published_at + datetime.timedelta(days=1)
    TranslationFactory.create(page=page, language="ar", live_at=later)

    built = build(page, "de", "ar")

    assert [datetime.datetime.fromisoformat(built[code].head["updated_at"]) for code in ("de", "ar")] == [
        page.last_published_at.replace(microsecond=0),
        later.replace(microsecond=0),
    ]


def test_a_page_that_was_never_published_has_no_last_change():
    draft = InfoPage(title="Entwurf")

    _, head = build_from(draft, {}, "de")

    assert head["updated_at"] is None


@pytest.mark.parametrize(
    "block",
    [
        pytest.param({"type": "poll", "id": "p", "value": {}}, id="unknown-type"),
        pytest.param(blocks.image("p", 4711, "Ein Bild"), id="deleted-image"),
    ],
)
def test_a_block_that_cannot_be_shown_is_left_out(state, block):
    page = InfoPageFactory.create(parent=state, body=[block, blocks.section("a", "Wann?", "Bald.")])

    content = build(page, "de")["de"].snapshot.content

    assert [found["id"] for found in content["blocks"]] == ["a"]


@pytest.mark.parametrize("model", [Snapshot, Sheet])
def test_what_is_kept_under_a_digest_is_called_by_it(model):
    assert str(model(digest="0123456789abcdef")) == "0123456789ab"


def ticks(page, code):
    return re.findall(r'data-tick="([^"]+)"', build(page, code)[code].snapshot.html)


def test_what_is_ticked_of_a_list_is_told_apart_by_the_german(state):
    page = InfoPageFactory.create(
        parent=state, body=[blocks.checklist("what", "Mitbringen", "Ausweis", "Zeugnis")]
    )
    translated(page, "ar")

    in_german, in_arabic = ticks(page, "de"), ticks(page, "ar")
    page.body.raw_data[0]["value"]["items"][1]["value"]["text"] = "Geburtsurkunde"
    page.save_revision().publish()
    after = ticks(InfoPage.objects.get(pk=page.pk), "de")

    assert in_german == in_arabic
    assert [tick in in_german for tick in after] == [True, False]
    assert [tick.split(":")[0] for tick in after] == ["what-1", "what-2"]


def test_list_that_is_written_anew_is_ticked_by_its_own_words(state):
    page = InfoPageFactory.create(parent=state, body=[blocks.checklist("what", "Mitbringen", "Ausweis")])
    rewritten(page, blocks.checklist("own", "Das brauchen Sie", "Ihr Ausweis"))

    assert ticks(page, "de-simple") == [f"own-1:{text_digest('Ihr Ausweis')[:8]}"]
