"""A district's tree: what stands where, what is made of it, what may be done with it."""

import pytest

from content.modules.inheritance import Placement
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.workspace.queries.tree import Status, tree_of
from tests.factories import InfoPageFactory, adapted, blocks, translated
from tests.factories.many import many_pages
from tests.factories.overrides import after, replacing, titled

TREE = "/admin/districts/mainz/"
OURS = blocks.section("ours", "Bei uns", "Nur in Mainz.")


def shown(district):
    """Return the titles in the tree, each with its depth and what the district has made of it."""
    return [(row.title, row.depth, *row.statuses) for row in tree_of(district).rows]


def row_of(district, page):
    return next(row for row in tree_of(district).rows if row.page_id == page.pk)


def statuses(district, page):
    return row_of(district, page).statuses


def test_tree_is_in_reading_order(world):
    assert shown(world.mainz) == [
        ("Schule", 0, Status.INHERITED),
        ("Anmeldung", 1, Status.INHERITED),
        ("Gesundheit", 0, Status.INHERITED),
        ("Arzt", 1, Status.INHERITED),
    ]


def test_local_pages_stand_in_their_place(world):
    home = world.mainz.home
    InfoPageFactory.create(parent=home, title="Treff", place=world.school, placement=Placement.AFTER)

    assert shown(world.mainz)[2] == ("Treff", 0, Status.LOCAL)
    assert "Treff" not in [row.title for row in tree_of(world.trier).rows]


@pytest.mark.parametrize(
    ("kwargs", "expected"),
    [
        pytest.param({}, (Status.ADAPTED,), id="published"),
        pytest.param({"is_draft": True}, (Status.INHERITED, Status.DRAFT), id="draft"),
        pytest.param({"hides_page": True}, (Status.HIDDEN,), id="hidden"),
    ],
)
def test_a_page_says_what_the_district_has_made_of_it(world, kwargs, expected):
    adapted(world.registration, world.mainz, replacing("when", OURS), **kwargs)

    assert statuses(world.mainz, world.registration) == expected
    assert statuses(world.trier, world.registration) == (Status.INHERITED,)


def test_a_page_on_which_nothing_is_changed_any_more_is_inherited(world):
    adapted(world.registration, world.mainz)

    assert statuses(world.mainz, world.registration) == (Status.INHERITED,)


def test_an_adapted_page_has_the_title_that_readers_see(world):
    adapted(world.registration, world.mainz, titled("Schule in Mainz"))

    assert row_of(world.mainz, world.registration).title == "Schule in Mainz"


def test_a_draft_behind_an_adapted_page_is_shown(world):
    override = adapted(world.registration, world.mainz, replacing("when", OURS))
    override.operations = []
    override.save_revision()

    assert statuses(world.mainz, world.registration) == (Status.ADAPTED, Status.DRAFT)


def test_what_lies_below_a_hidden_page_is_hidden_with_it(world):
    adapted(world.school, world.mainz, hides_page=True)

    row = row_of(world.mainz, world.registration)
    assert (row.statuses, row.is_hidden_above) == ((Status.HIDDEN,), True)


def test_a_page_needs_review_once_the_state_has_changed_what_was_replaced(world):
    adapted(world.registration, world.mainz, replacing("when", OURS))
    page = InfoPage.objects.get(pk=world.registration.pk)
    page.body = [blocks.section("when", "Wann?", "Sofort."), *page.body.raw_data[1:]]
    page.save_revision().publish()

    assert statuses(world.mainz, page) == (Status.ADAPTED, Status.REVIEW)


def test_a_page_that_the_state_has_withdrawn_needs_review_where_it_is_adapted(world):
    adapted(world.registration, world.mainz, replacing("when", OURS))
    world.registration.unpublish()

    row = row_of(world.mainz, world.registration)
    assert (row.statuses, row.is_withdrawn) == ((Status.ADAPTED, Status.REVIEW), True)
    assert "Anmeldung" not in [row.title for row in tree_of(world.trier).rows]


def test_a_page_that_the_state_has_deleted_needs_review_where_it_is_adapted(world):
    adapted(world.registration, world.mainz, replacing("when", OURS))
    world.registration.delete()

    row = tree_of(world.mainz).rows[-1]
    assert (row.title, row.statuses, row.is_withdrawn) == (
        "Anmeldung",
        (Status.ADAPTED, Status.REVIEW),
        True,
    )


def test_pages_below_one_that_the_state_has_withdrawn_are_not_in_the_tree(world):
    InfoPage.objects.get(pk=world.school.pk).unpublish()

    assert [row.title for row in tree_of(world.mainz).rows] == ["Gesundheit", "Arzt"]


def test_drafts_are_in_their_own_district_s_tree_only(world):
    InfoPageFactory.create(parent=world.mainz.home, title="Entwurf", is_draft=True)
    InfoPageFactory.create(parent=world.state, title="Entwurf des Landes", is_draft=True)

    assert shown(world.mainz)[-1] == ("Entwurf", 0, Status.LOCAL, Status.DRAFT)


def test_a_page_says_how_complete_its_languages_are(world):
    complete, german = (row_of(world.mainz, page) for page in (world.school, world.health))

    assert tree_of(world.mainz).languages == world.mainz.languages
    assert (complete.shares, complete.complete) == ((100, 100), 2)
    assert (german.shares, german.complete) == ((100, 0), 1)


def test_an_adapted_page_counts_its_own_translations(world, committed):
    with committed():
        adapted(world.registration, world.mainz, replacing("when", OURS))
    assert row_of(world.mainz, world.registration).complete == 1

    with committed():
        translated(OverridePage.objects.get())
    assert row_of(world.mainz, world.registration).complete == 2


def test_a_copy_says_where_it_comes_from(world):
    page = InfoPageFactory.create(parent=world.mainz.home, adopted_from=world.trier)

    assert row_of(world.mainz, page).origins == ("Trier",)


def test_tree_counts_what_the_district_has_made(world):
    adapted(world.registration, world.mainz, replacing("when", OURS))
    adapted(world.health, world.mainz, hides_page=True)
    InfoPageFactory.create(parent=world.mainz.home, is_draft=True)

    assert tree_of(world.mainz).counts() == {
        "inherited": 1,
        "adapted": 1,
        "hidden": 2,
        "local": 1,
        "review": 0,
        "draft": 1,
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, ["Schule", "Anmeldung", "Gesundheit", "Arzt"], id="all"),
        pytest.param({"status": "adapted"}, ["Anmeldung"], id="status"),
        pytest.param({"words": "GESUND"}, ["Gesundheit"], id="words"),
        pytest.param({"status": "adapted", "words": "arzt"}, [], id="both"),
        pytest.param({"status": "nonsense"}, ["Schule", "Anmeldung", "Gesundheit", "Arzt"], id="nonsense"),
    ],
)
def test_tree_is_filtered(log_in, world, query, expected):
    adapted(world.registration, world.mainz, replacing("when", OURS))

    rows = log_in("mainz").get(TREE, query).context["rows"]

    assert [shown.row.title for shown in rows] == expected


@pytest.mark.parametrize("count", [1, 3])
def test_tree_query_count(world, count, django_assert_num_queries):
    for number in range(count):
        page = InfoPageFactory.create(parent=world.school, slug=f"seite-{number}")
        adapted(page, world.mainz, after("a", OURS))
        InfoPageFactory.create(parent=world.mainz.home, slug=f"lokal-{number}", place=page)
    world.mainz.languages  # noqa: B018 - asked for before

    with django_assert_num_queries(11):
        tree_of(world.mainz)


@pytest.mark.parametrize("count", [23, 230])
def test_tree_view_query_count(log_in, world, count, django_assert_max_num_queries):
    many_pages(count, parent=InfoPageFactory.create(parent=world.state, slug="viele"))
    client = log_in("administrator")
    client.get(TREE)

    with django_assert_max_num_queries(25):
        response = client.get(TREE)

    assert response.content.decode().count('class="tree-row__page"') == count + 5


def test_a_page_that_a_local_one_replaces_says_so(world):
    statewide = InfoPageFactory.create(parent=world.state, purpose="IMPRINT")
    below = InfoPageFactory.create(parent=statewide)
    own = InfoPageFactory.create(parent=world.mainz.home, purpose="IMPRINT")

    rows = [row_of(world.mainz, page) for page in (statewide, below, own)]

    assert [(row.purpose, row.is_replaced, row.is_hidden_above) for row in rows] == [
        ("IMPRINT", True, False),
        ("", False, True),
        ("IMPRINT", False, False),
    ]
    assert [row_of(world.trier, page).is_replaced for page in (statewide, below)] == [False, False]
