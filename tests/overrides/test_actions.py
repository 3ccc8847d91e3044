import pytest
from wagtail.models import PageLogEntry

from content.overrides.actions import (
    PageIsLocked,
    adapt_page,
    adopt_operations,
    hide_page,
    keep_ours,
    show_page,
    take_statewide,
)
from content.overrides.conflicts import State
from content.overrides.models import OverridePage
from content.overrides.operations import base_of
from content.overrides.queries import judgements_of
from tests.factories import UserFactory, adapted
from tests.factories.blocks import section
from tests.factories.overrides import after, hiding, made_against, replacing, titled
from tests.overrides.writing import publish

pytestmark = pytest.mark.django_db

OURS = section("ours", "Mainz", "Hier kostet es nichts.")
MORE = section("more", "Mehr", "In Mainz mehr")
DEARER = section("fees", "Kosten", "45 Euro")
REPLACED, ADDED = replacing("fees", OURS), after("how", MORE)


@pytest.fixture
def person():
    return UserFactory.create(username="mainz")


def stored(override):
    return OverridePage.objects.get(pk=override.pk)


def live(override):
    """Return the ids of the operations that readers get."""
    return [operation.id for operation in stored(override).all_operations]


def draft(override):
    """Return the ids of the operations of the latest draft."""
    return [operation.id for operation in latest(override).all_operations]


def latest(override):
    return stored(override).get_latest_revision_as_object()


def states(override):
    return [judgement.state for judgement in judgements_of([stored(override)])[override.pk]]


def noted(page):
    return list(
        PageLogEntry.objects.filter(page=page.pk).order_by("pk").values_list("action", "user__username")
    )


def test_adapting_a_page_begins_with_an_empty_draft(kita, mainz, person):
    override = stored(adapt_page(page=kita, district=mainz, by=person))

    assert (override.title, override.live, override.owner, override.all_operations) == (
        "Kita",
        False,
        person,
        [],
    )
    assert override.get_parent().specific == mainz.home
    assert noted(override)[0] == ("wagtail.create", "mainz")


def test_a_page_is_adapted_once(kita, mainz, person):
    override = adapted(kita, mainz, REPLACED)

    assert adapt_page(page=kita, district=mainz, by=person) == override


def test_hiding_a_page_is_published_at_once(kita, mainz, person):
    override = stored(hide_page(page=kita, district=mainz, by=person))

    assert (override.live, override.hides_page, override.has_unpublished_changes) == (True, True, False)
    assert ("lotse.override.hide_page", "mainz") in noted(override)


def test_a_page_with_a_locked_block_is_not_hidden(kita, mainz, person):
    locked = section("fees", "Kosten", "40 Euro")
    locked["value"]["mark"] = "LOCKED"
    page = publish(kita, locked)

    with pytest.raises(PageIsLocked, match="Kita"):
        hide_page(page=page, district=mainz, by=person)

    assert not OverridePage.objects.exists()


def test_a_hidden_page_is_shown_again(kita, mainz, person):
    override = hide_page(page=kita, district=mainz, by=person)

    show_page(override=stored(override), by=person)

    assert (stored(override).live, stored(override).hides_page) == (True, False)
    assert ("lotse.override.show_page", "mainz") in noted(override)


def test_hiding_keeps_what_is_published_on_the_page(kita, mainz, person):
    override = adapted(kita, mainz, REPLACED)

    hide_page(page=kita, district=mainz, by=person)

    assert (live(override), draft(override)) == ([REPLACED.id], [REPLACED.id])


@pytest.mark.parametrize(
    ("published", "waiting"),
    [
        pytest.param([], [REPLACED], id="never-published"),
        pytest.param([REPLACED], [REPLACED, ADDED], id="more-waits"),
        pytest.param([REPLACED], [], id="dropping-all-waits"),
    ],
)
def test_hiding_publishes_no_draft_and_keeps_it(kita, mainz, person, published, waiting):
    if published:
        adapted(kita, mainz, *published)
    override = adapted(kita, mainz, *waiting, is_draft=True)

    hide_page(page=kita, district=mainz, by=person)

    assert (live(override), draft(override)) == (
        [operation.id for operation in published],
        [operation.id for operation in waiting],
    )
    assert latest(override).hides_page


def test_keeping_ours_notes_that_it_was_compared(kita, mainz, person):
    override = adapted(kita, mainz, REPLACED)
    page = publish(kita, DEARER)

    keep_ours(override=stored(override), operations=[REPLACED.id], by=person)

    [operation] = stored(override).all_operations
    assert operation == made_against(page, [REPLACED])[0]
    assert (states(override), noted(override)[-2:]) == (
        [State.IN_SYNC],
        [("lotse.override.keep_ours", "mainz"), ("wagtail.publish", "mainz")],
    )


def test_keeping_ours_concerns_what_was_compared_alone(kita, mainz, person):
    other = replacing("how", MORE)
    override = adapted(kita, mainz, REPLACED, other)
    publish(kita, DEARER, section("how", "Wie?", "Am Telefon."))

    keep_ours(override=stored(override), operations=[REPLACED.id], by=person)

    assert states(override) == [State.IN_SYNC, State.CHANGED]


def test_keeping_ours_where_the_block_is_gone_makes_it_simply_local(kita, mainz, person):
    override = adapted(kita, mainz, REPLACED)
    publish(kita, without=["fees"])

    keep_ours(override=stored(override), operations=[REPLACED.id], by=person)

    [operation] = stored(override).all_operations
    assert (operation.anchor, operation.base.digest, operation.base.preceding) == ("", "", ("who",))
    assert (operation.content, states(override)) == ((OURS,), [State.IN_SYNC])


def test_keeping_our_title_compares_it(kita, mainz, person):
    override = adapted(kita, mainz, titled("Hort"))
    publish(kita, title="Krippe")

    keep_ours(override=stored(override), operations=["title"], by=person)

    [operation] = stored(override).all_operations
    assert (operation.base.block, operation.text, states(override)) == ("Krippe", "Hort", [State.IN_SYNC])


def test_taking_the_statewide_text_drops_ours(kita, mainz, person):
    override = adapted(kita, mainz, REPLACED, ADDED)
    publish(kita, DEARER)

    take_statewide(override=stored(override), operations=[REPLACED.id], by=person)

    assert (live(override), stored(override).live) == ([ADDED.id], True)
    assert ("lotse.override.take_statewide", "mainz") in noted(override)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        pytest.param(keep_ours, ([REPLACED.id], [REPLACED.id, ADDED.id]), id="kept"),
        pytest.param(take_statewide, ([], [ADDED.id]), id="taken"),
    ],
)
def test_a_draft_waits_behind_what_was_decided(kita, mainz, person, action, expected):
    adapted(kita, mainz, REPLACED)
    override = adapted(kita, mainz, REPLACED, ADDED, is_draft=True)
    page = publish(kita, DEARER)

    action(override=stored(override), operations=[REPLACED.id], by=person)

    assert (live(override), draft(override), stored(override).has_unpublished_changes) == (*expected, True)
    kept = [found for found in latest(override).all_operations if found.id == REPLACED.id]
    assert all(found.base == base_of(page.text, "fees") for found in kept)


@pytest.mark.parametrize(
    ("action", "expected"),
    [pytest.param(keep_ours, [REPLACED.id], id="kept"), pytest.param(take_statewide, [], id="taken")],
)
def test_what_is_only_a_draft_stays_one(kita, mainz, person, action, expected):
    override = adapted(kita, mainz, REPLACED, is_draft=True)

    action(override=stored(override), operations=[REPLACED.id], by=person)

    assert (stored(override).live, draft(override)) == (False, expected)


def test_what_was_taken_comes_back_from_the_history(kita, mainz, person):
    override = adapted(kita, mainz, REPLACED)
    earlier = stored(override).latest_revision
    take_statewide(override=stored(override), operations=[REPLACED.id], by=person)

    earlier.publish()

    assert live(override) == [REPLACED.id]


def test_what_was_kept_is_to_be_looked_at_again_after_going_back(kita, mainz, person):
    override = adapted(kita, mainz, REPLACED)
    earlier = stored(override).latest_revision
    publish(kita, DEARER)
    keep_ours(override=stored(override), operations=[REPLACED.id], by=person)

    earlier.publish()

    assert states(override) == [State.CHANGED]


def test_adopting_copies_into_a_draft_and_names_its_origin(kita, mainz, trier, person):
    source = adapted(kita, mainz, REPLACED, titled("Hort"))

    override = adopt_operations(source=source, district=trier, by=person)

    [copied, title] = latest(override).all_operations
    assert (copied.anchor, copied.adopted_from, copied.base) == ("fees", "Mainz", base_of(kita.text, "fees"))
    assert (copied.content[0]["value"], title.text) == (OURS["value"], "Hort")
    assert ("lotse.override.adopt", "mainz") in noted(override)


def test_what_is_adopted_is_a_copy_that_shares_no_id(kita, mainz, trier, person):
    source = adapted(kita, mainz, REPLACED)

    override = adopt_operations(source=source, district=trier, by=person)

    [copied] = latest(override).all_operations
    assert {copied.id, copied.content[0]["id"]}.isdisjoint({REPLACED.id, OURS["id"]})


def test_adopting_shows_readers_nothing(kita, mainz, trier, person):
    override = adapted(kita, trier, ADDED)

    adopt_operations(source=adapted(kita, mainz, REPLACED), district=trier, by=person)

    assert (live(override), len(draft(override))) == ([ADDED.id], 2)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param(replacing("fees", MORE), ["insert_after"], id="replaced"),
        pytest.param(hiding("fees"), ["insert_after"], id="hidden"),
        pytest.param(after("fees", MORE), ["replace", "insert_after"], id="only-added-to"),
    ],
)
def test_adopting_leaves_what_the_district_changed_itself(kita, mainz, trier, person, own, expected):
    override = adapted(kita, trier, own)

    adopt_operations(source=adapted(kita, mainz, REPLACED, after("fees", OURS)), district=trier, by=person)

    first, *adopted = latest(override).all_operations
    assert (first.id, [operation.kind for operation in adopted]) == (own.id, expected)
