"""Pages by language: how each stands, what of it is shown, and to whom."""

import csv
from io import StringIO

import pytest
from django.urls import reverse
from django.utils.translation import ngettext, override

from content.core.languages import LANGUAGES
from content.modules.inheritance import Placement
from content.modules.models import InfoPage
from content.translations.queries.board import TARGETS, board_of, cells_of, scopes_within
from content.translations.staleness import Status
from tests.factories import (
    DistrictFactory,
    GroupFactory,
    InfoPageFactory,
    UserFactory,
    adapted,
    blocks,
    editor_of,
    translator_into,
)
from tests.factories.many import many_pages
from tests.factories.overrides import hiding, replacing
from tests.translations.standings import standing
from tests.website.reading import Document, interface

pytestmark = pytest.mark.django_db
URL = "/admin/translations/overview/"
TABLE = "/admin/translations/overview.csv"


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", name_de="Mainz", with_home=True, languages=("de", "ar", "uk"))


@pytest.fixture
def school(state):
    return InfoPageFactory.create(parent=state, title="Schule")


@pytest.fixture
def registration(school):
    return InfoPageFactory.create(parent=school, title="Anmeldung")


def say(message, **values):
    return interface("de", message, **values)


def say_many(name, count, words=""):
    with override("de"):
        texts = [f"%({name})s {noun} {words or name}" for noun in ("text", "texts")]
        return ngettext(*texts, count) % {name: count}


def adapt(page, district):
    return adapted(page, district, replacing("a", blocks.section("ours", "Bei uns", "Anders.")))


def links(client, url=URL, **asked):
    """Return by page and language what the overview's cells say."""
    document = Document(client.get(url, asked).content.decode())
    cells = [found for found in document.attributes["a"] if "status" in found.get("class", "")]
    return {tuple(found["href"].split("/")[3:5]): found["aria-label"] for found in cells}


def shown(client, **asked):
    return [row.page.title for row in client.get(URL, asked).context["rows"]]


# What is known of pages.


def test_board_lists_pages_with_text_in_the_trees_order(state, mainz, school, registration):
    local = InfoPageFactory.create(parent=mainz.home, title="Bei uns")
    adapt(registration, mainz)

    pages = board_of([""], TARGETS).pages

    assert [(page.title, page.depth, page.is_adapted) for page in pages] == [
        ("Schule", 0, False),
        ("Anmeldung", 1, False),
        (local.title, 0, False),
        ("Anmeldung", 0, True),
    ]


def test_board_leaves_out_what_has_no_words_or_was_taken_away(mainz, school, registration):
    adapted(registration, mainz, hiding("a"))
    registration.unpublish()

    assert [page.title for page in board_of([""], TARGETS).pages] == ["Schule"]


def test_board_names_drafts_as_their_authors_do(state):
    page = InfoPageFactory.create(parent=state, title="Alt", is_draft=True)
    page.title = "Neu"
    page.save_revision()

    (found,) = board_of([state.path], TARGETS).pages

    assert (found.title, found.is_live, found.since is not None) == ("Neu", False, True)


def test_pages_of_a_district_belong_to_the_states_topics(mainz, school, registration):
    placed = InfoPageFactory.create(
        parent=mainz.home, title="Ort", place=registration, placement=Placement.AFTER
    )
    InfoPageFactory.create(parent=placed, title="Darunter")
    InfoPageFactory.create(parent=mainz.home, title="Eigenes")
    adapt(registration, mainz)

    pages = board_of([mainz.home.path], TARGETS).pages

    assert {(page.title, page.module) for page in pages} == {
        ("Ort", school.path),
        ("Darunter", school.path),
        ("Eigenes", ""),
        ("Anmeldung", school.path),
    }


def test_what_is_adapted_is_read_as_the_states_page(mainz, registration):
    adapt(registration, mainz)

    (page,) = board_of([mainz.home.path], TARGETS).pages

    assert page.key == registration.translation_key


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param({}, (Status.UP_TO_DATE, False, True), id="done"),
        pytest.param({"missing": 1}, (Status.MISSING, True, False), id="missing"),
        pytest.param({"outdated": 1}, (Status.OUTDATED, True, False), id="outdated"),
        pytest.param({"machine": 1}, (Status.MACHINE_TRANSLATED, True, False), id="machine"),
        pytest.param({"is_live": False}, (Status.UP_TO_DATE, True, False), id="draft"),
        pytest.param({"has_changes": True}, (Status.UP_TO_DATE, True, True), id="newer-draft"),
    ],
)
def test_cells(school, counts, expected):
    standing(school, **counts)

    cell = cells_of(school)["ar"]

    assert (cell.status, cell.is_waiting, cell.is_done) == expected


def test_what_nobody_has_begun_waits_since_the_page_is_there(school):
    cells = cells_of(school)

    assert [cells[code].since for code in TARGETS] == [school.first_published_at] * 24
    assert (cells["ar"].status, cells["ar"].is_waiting, cells["ar"].tally) == (Status.MISSING, True, None)


def test_scopes_are_the_state_and_districts_by_name_each_with_its_languages(mainz):
    DistrictFactory.create(name_de="Ahrweiler", slug="ahrweiler", with_home=True, languages=("de",))
    DistrictFactory.create(name_de="Heimatlos")

    scopes = scopes_within([""])

    assert [(scope.slug, scope.codes) for scope in scopes] == [
        ("land", TARGETS),
        ("ahrweiler", ()),
        ("mainz", ("uk", "ar")),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_board_query_count(state, mainz, count, django_assert_num_queries):
    many_pages(count, state)
    for page in InfoPage.objects.all():
        standing(page)
        adapt(page, mainz)

    # Five more once: what types of pages there are.
    board_of([""], TARGETS)
    with django_assert_num_queries(4):
        board = board_of([""], TARGETS)

    assert (len(board.pages), len(board.cells)) == (2 * count, count)


# What is shown.


def test_cells_say_in_words_how_a_page_stands(client, superuser, state):
    texts = {
        "ar": {"missing": 1, "outdated": 2, "machine": 3},
        "uk": {},
        "tr": {"is_live": False},
        "ru": {"has_changes": True, "machine": 1},
    }
    page = InfoPageFactory.create(parent=state)
    for code, counts in texts.items():
        standing(page, code, **counts)

    found = {code: label for (_, code), label in links(client).items()}

    assert {code: found[code] for code in [*texts, "fa"]} == {
        "ar": ", ".join(
            [say_many("missing", 1), say_many("outdated", 2), say_many("machine", 3, "by machine")]
        ),
        "uk": say("Up to date"),
        "tr": f"{say('Up to date')}, {say('Not published')}",
        "ru": f"{say_many('machine', 1, 'by machine')}, {say('Published, with a newer draft')}",
        "fa": say("Not translated"),
    }


def test_every_language_is_named_in_itself(client, superuser, school):
    document = Document(client.get(URL).content.decode())

    named = {code: document.languages_of(LANGUAGES[code].autonym) for code in TARGETS}

    assert [code for code in TARGETS if (code, LANGUAGES[code].direction.value) not in named[code]] == []


def test_totals_count_what_readers_see(client, superuser, state, school):
    standing(school, "ar")
    standing(InfoPageFactory.create(parent=state), "ar", outdated=1)
    standing(InfoPageFactory.create(parent=state, is_draft=True), "ar", is_live=False)

    context = client.get(URL, {"languages": ["ar", "uk"]}).context

    columns = {language.code: (share.done, share.total) for language, share in context["columns"]}
    assert columns == {"ar": (1, 2), "uk": (0, 2)}
    assert (context["share"].done, context["share"].total, context["share"].percent) == (1, 4, 25)
    assert [(row.share.done, row.note) for row in context["rows"]] == [(1, ""), (0, ""), (0, say("Draft"))]


def test_a_districts_pages_are_shown_in_the_languages_it_offers(client, superuser, mainz, registration):
    local = InfoPageFactory.create(parent=mainz.home)
    override = adapt(registration, mainz)

    assert set(links(client, scope="mainz")) == {
        (str(page.pk), code) for page in (local, override) for code in ("uk", "ar")
    }


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({"status": "waiting"}, ["missing", "outdated", "machine", "draft"], id="waiting"),
        pytest.param({"status": "missing"}, ["missing"], id="missing"),
        pytest.param({"status": "outdated"}, ["outdated"], id="outdated"),
        pytest.param({"status": "machine"}, ["machine"], id="machine"),
        pytest.param({"status": "draft"}, ["draft"], id="draft"),
        pytest.param({"status": "done"}, ["done"], id="done"),
        pytest.param({"weeks": "4"}, ["outdated", "machine"], id="age"),
        pytest.param({"weeks": "12", "status": "machine"}, ["machine"], id="age-and-status"),
        pytest.param(
            {"status": "x", "weeks": "5", "module": "0"},
            ["missing", "outdated", "machine", "done", "draft"],
            id="nonsense",
        ),
    ],
)
def test_filters(client, superuser, state, asked, expected):
    standings = {
        "missing": {"missing": 1},
        "outdated": {"outdated": 1, "weeks": 5},
        "machine": {"machine": 1, "weeks": 13},
        "done": {},
        "draft": {"is_live": False},
    }
    many_pages(len(standings), state)
    pages = dict(zip(standings, InfoPage.objects.order_by("path"), strict=True))
    for name, counts in standings.items():
        standing(pages[name], **counts)

    assert shown(client, languages="ar", **asked) == [pages[name].title for name in expected]


def test_what_nobody_has_begun_is_missing_and_not_outdated(client, superuser, school):
    statuses = ("missing", "outdated", "machine", "draft", "done")

    assert [bool(shown(client, status=status)) for status in statuses] == [True, False, False, False, False]


def test_topics_filter_the_state_and_districts(client, superuser, mainz, state, school, registration):
    InfoPageFactory.create(parent=state, title="Gesundheit")
    InfoPageFactory.create(parent=mainz.home, title="Eigenes")
    adapt(registration, mainz)

    assert [shown(client, scope=scope, module=school.pk) for scope in ("land", "mainz")] == [
        ["Schule", "Anmeldung"],
        ["Anmeldung"],
    ]


@pytest.mark.parametrize(
    ("asked", "message"), [({}, "There are no pages yet."), ({"status": "done"}, "No page fits.")]
)
def test_an_empty_overview_says_so(client, superuser, state, asked, message):
    assert say(message) in client.get(URL, asked).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_overview_query_count(client, superuser, state, mainz, count, django_assert_num_queries):
    many_pages(count, state)
    for page in InfoPage.objects.all():
        standing(page, outdated=1)
    client.get(URL)

    with django_assert_num_queries(12):
        response = client.get(URL)

    assert len(response.context["rows"]) == count


# Who sees what.


def test_translators_see_their_languages_and_pages(client, state, school, registration):
    group = GroupFactory.create()
    group.translation_permissions.create(page_id=state.pk, language="ar")
    group.translation_permissions.create(page_id=registration.pk, language="fa")
    client.force_login(UserFactory.create(groups=[group]))

    found = links(client)

    assert set(found) == {
        (str(school.pk), "ar"),
        (str(registration.pk), "ar"),
        (str(registration.pk), "fa"),
    }


def test_editors_of_a_district_see_its_pages_alone(client, mainz, school):
    local = InfoPageFactory.create(parent=mainz.home, title="Bei uns")
    client.force_login(editor_of(mainz.home))

    context = client.get(URL, {"scope": "land"}).context

    assert ([row.page.page_id for row in context["rows"]], context["has_scopes"]) == ([local.pk], False)


@pytest.mark.parametrize("url", [URL, TABLE])
@pytest.mark.parametrize(
    "user",
    [
        pytest.param(None, id="nobody"),
        pytest.param(lambda: UserFactory.create(groups=[GroupFactory.create()]), id="no-rights"),
    ],
)
def test_others_see_nothing(client, school, url, user):
    if user:
        client.force_login(user())

    assert client.get(url).status_code == 302


@pytest.mark.parametrize("url", [URL, TABLE])
def test_overview_takes_nothing(client, superuser, url):
    assert client.post(url).status_code == 405


# The same as a table.


def test_table_has_what_is_shown(client, superuser, school, registration):
    standing(school, "ar", weeks=5, outdated=2, machine=1)
    standing(registration, "ar")

    response = client.get(TABLE, {"languages": ["ar", "uk"], "status": "waiting"})

    head, *lines = csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=";")
    day = f"{cells_of(school)['ar'].since:%Y-%m-%d}"
    published = f"{school.first_published_at:%Y-%m-%d}"
    nothing = [say("Not translated"), "", "", "", "", say("Not published"), published]
    assert head[:3] == [say("Page"), say("Title"), say("Language")]
    assert [line[1:] for line in lines] == [
        ["Schule", "Ukrainisch", *nothing],
        [
            "Schule",
            "Arabisch",
            f"{say_many('outdated', 2)}, {say_many('machine', 1, 'by machine')}",
            "0",
            "2",
            "1",
            "10",
            say("Published"),
            day,
        ],
        ["Anmeldung", "Ukrainisch", *nothing],
    ]
    assert response.headers["Content-Disposition"].startswith('attachment; filename="land-')


def test_table_says_nothing_of_waiting_where_nothing_waits(client, superuser, school):
    standing(school, "ar")

    lines = client.get(TABLE, {"languages": "ar"}).content.decode().splitlines()

    assert lines[1].endswith(f';"{say("Published")}";""')


def test_overview_without_a_state_is_empty(client, superuser):
    assert client.get(URL).context["rows"] == []


def test_page_in_all_languages(client, school):
    standing(school, "ar", outdated=2)
    client.force_login(translator_into("ar", below=school))

    response = client.get(reverse("translations:page", args=[school.pk]))

    rows = {row.language.code: (row.status, row.publication, may) for row, may in response.context["rows"]}
    assert (rows["ar"], rows["tr"], len(rows)) == (
        (Status.OUTDATED, say("Published"), True),
        (Status.MISSING, say("Not published"), False),
        24,
    )
