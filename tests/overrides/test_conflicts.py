from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.modules.inheritance import Severity
from content.overrides.conflicts import (
    Change,
    State,
    in_force,
    is_locked,
    judge,
    severity_since,
    to_be_localised,
)
from content.overrides.operations import Kind, Operation, base_of, block_digest
from content.overrides.resolution import resolve
from tests.factories.blocks import section
from tests.factories.overrides import after, before, hiding, replacing, summarised, titled
from tests.factories.statewide import adaptations, changed_adaptations

THEN = section("fees", "Kosten", "40 Euro")
NOW = section("fees", "Kosten", "45 Euro")
OURS = section("ours", "Kosten", "In Mainz nichts")
OTHER = section("who", "Wer?", "Alle.")
MINOR, NORMAL, URGENT = Severity.MINOR, Severity.NORMAL, Severity.URGENT


def page(*body, title="Kita", summary="Ein Platz."):
    return {"title": title, "summary": summary, "body": list(body)}


def marked(block, mark):
    return {**block, "value": {**block["value"], "mark": mark}}


LOCKED = marked(THEN, "LOCKED")


def judged(operation, *, then, now, changes=()):
    """Return how an operation that was made against one version of a page stands to another."""
    made = replace(operation, base=base_of(then, operation.anchor))
    [judgement] = judge(now, [made], changes)
    return judgement


@pytest.mark.parametrize(
    ("operation", "now", "expected"),
    [
        pytest.param(replacing("fees", OURS), page(THEN), State.IN_SYNC, id="replaced-nothing-changed"),
        pytest.param(replacing("fees", OURS), page(OTHER, THEN), State.IN_SYNC, id="replaced-moved"),
        pytest.param(replacing("fees", OURS), page(NOW), State.CHANGED, id="replaced-changed"),
        pytest.param(replacing("fees", OURS), page(), State.REMOVED, id="replaced-removed"),
        pytest.param(
            replacing("fees", OURS),
            page({**OURS, "id": "fees"}),
            State.CONVERGED,
            id="replaced-says-what-we-say",
        ),
        pytest.param(
            replacing("fees", OURS),
            page({**OURS, "id": "new"}),
            State.CONVERGED,
            id="replaced-said-elsewhere",
        ),
        pytest.param(
            replacing("fees", OURS, OTHER),
            page({**OURS, "id": "fees"}),
            State.CHANGED,
            id="replaced-says-part-of-it",
        ),
        pytest.param(replacing("fees", OURS), page(LOCKED), State.LOCKED, id="replaced-locked"),
        pytest.param(hiding("fees"), page(THEN), State.IN_SYNC, id="hidden-nothing-changed"),
        pytest.param(hiding("fees"), page(NOW), State.CHANGED, id="hidden-changed"),
        pytest.param(hiding("fees"), page(), State.CONVERGED, id="hidden-removed"),
        pytest.param(hiding("fees"), page(LOCKED), State.LOCKED, id="hidden-locked"),
        pytest.param(after("fees", OURS), page(THEN), State.IN_SYNC, id="inserted-nothing-changed"),
        pytest.param(after("fees", OURS), page(NOW), State.IN_SYNC, id="inserted-beside-what-changed"),
        pytest.param(after("fees", OURS), page(), State.REMOVED, id="inserted-removed"),
        pytest.param(before("fees", OURS), page(LOCKED), State.IN_SYNC, id="inserted-beside-a-locked-block"),
        pytest.param(
            after("fees", OURS), page(THEN, {**OURS, "id": "x"}), State.CONVERGED, id="inserted-said-there"
        ),
        pytest.param(titled("Hort"), page(THEN), State.IN_SYNC, id="title-nothing-changed"),
        pytest.param(titled("Hort"), page(THEN, title="Krippe"), State.CHANGED, id="title-changed"),
        pytest.param(titled("Hort"), page(THEN, title="Hort "), State.CONVERGED, id="title-as-ours"),
        pytest.param(titled("Hort"), {"body": []}, State.REMOVED, id="title-of-a-deleted-page"),
        pytest.param(summarised("Da."), page(THEN, summary="Dort."), State.CHANGED, id="summary-changed"),
    ],
)
def test_how_an_operation_stands(operation, now, expected):
    assert judged(operation, then=page(THEN), now=now).state == expected


@pytest.mark.parametrize(
    ("anchor", "base"),
    [pytest.param("", base_of(page(), "fees"), id="kept"), pytest.param("", None, id="never-had-one")],
)
def test_text_without_an_anchor_is_simply_local(anchor, base):
    operation = Operation("o", Kind.INSERT_AFTER, anchor, base or base_of(page(), ""), (OURS,))

    [judgement] = judge(page(THEN), [operation])

    assert (judgement.state, judgement.needs_review, judgement.current) == (State.IN_SYNC, False, None)


def test_a_judgement_holds_the_statewide_text_as_it_is_now():
    assert [
        judged(operation, then=page(THEN), now=page(NOW, title="Krippe")).current
        for operation in (replacing("fees", OURS), titled("Hort"), replacing("gone", OURS))
    ] == [NOW, "Krippe", None]


@pytest.mark.parametrize(
    ("now", "severity", "needs_review", "is_suspended"),
    [
        pytest.param(page(THEN), URGENT, False, False, id="in-sync"),
        pytest.param(page(NOW), MINOR, False, False, id="changed-minor"),
        pytest.param(page(NOW), NORMAL, True, False, id="changed"),
        pytest.param(page(NOW), URGENT, True, True, id="changed-urgent"),
        pytest.param(page(), MINOR, True, False, id="removed-minor"),
        pytest.param(page(), NORMAL, True, False, id="removed"),
        pytest.param(page(), URGENT, True, True, id="removed-urgent"),
        pytest.param(page({**OURS, "id": "fees"}), URGENT, True, False, id="converged-urgent"),
        pytest.param(page(LOCKED), MINOR, True, True, id="locked"),
    ],
)
def test_what_an_editor_is_asked_and_readers_get_meanwhile(now, severity, needs_review, is_suspended):
    changes = [Change("fees", base_of(now, "fees").digest, severity)]

    judgement = judged(replacing("fees", OURS), then=page(THEN), now=now, changes=changes)

    assert (judgement.needs_review, judgement.is_suspended) == (needs_review, is_suspended)
    assert (in_force([judgement]) == []) == is_suspended


def changes(*severities):
    """Return changes of one anchor, each giving it the text whose digest is its place."""
    return [Change("fees", str(place), severity) for place, severity in enumerate(severities, start=1)]


@pytest.mark.parametrize(
    ("digest", "severities", "expected"),
    [
        pytest.param("0", [], NORMAL, id="nothing-known"),
        pytest.param("0", [MINOR], MINOR, id="minor"),
        pytest.param("0", [MINOR, URGENT, NORMAL], URGENT, id="gravest"),
        pytest.param("2", [URGENT, URGENT, MINOR], MINOR, id="since"),
        pytest.param("3", [URGENT, URGENT, URGENT], NORMAL, id="none-since"),
    ],
)
def test_severity_is_the_gravest_since_a_text_was_looked_at(digest, severities, expected):
    assert severity_since(digest, changes(*severities)) == expected


def test_severity_counts_from_the_last_time_a_text_was_there():
    there_again = [Change("fees", "1", URGENT), Change("fees", "2", URGENT), Change("fees", "1", NORMAL)]

    assert severity_since("1", [*there_again, Change("fees", "3", MINOR)]) == MINOR


def test_a_change_of_another_block_says_nothing_of_this_one():
    elsewhere = [Change("who", "1", URGENT)]

    judgement = judged(replacing("fees", OURS), then=page(THEN), now=page(NOW), changes=elsewhere)

    assert judgement.severity == NORMAL


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param(LOCKED, True, id="locked"),
        pytest.param(marked(THEN, "LOCALISE"), False, id="to-be-localised"),
        pytest.param(marked(THEN, ""), False, id="not-marked"),
        pytest.param(THEN, False, id="never-marked"),
        pytest.param("Kita", False, id="title"),
        pytest.param(None, False, id="gone"),
    ],
)
def test_is_locked(block, expected):
    assert is_locked(block) == expected


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        pytest.param([], ["fees"], id="nothing-done"),
        pytest.param([replacing("who", OURS)], ["fees"], id="another-block"),
        pytest.param([replacing("fees", OURS)], [], id="replaced"),
        pytest.param([after("fees", OURS)], [], id="inserted-beside"),
        pytest.param([hiding("fees")], [], id="hidden"),
    ],
)
def test_blocks_that_are_still_to_be_localised(operations, expected):
    body = [marked(THEN, "LOCALISE"), OTHER, marked(section("x", "", ""), "LOCKED")]

    assert [block["id"] for block in to_be_localised(body, operations)] == expected


@given(adaptations())
def test_what_was_made_against_the_text_as_it_is_needs_no_review_unless_it_says_the_same(adaptation):
    structure, operations = adaptation

    states = {judgement.state for judgement in judge(structure, operations)}

    assert states <= {State.IN_SYNC, State.CONVERGED}


@given(changed_adaptations())
def test_an_operation_is_in_sync_exactly_while_its_text_is(adaptation):
    then, operations, now = adaptation

    for judgement in judge(now, operations):
        operation = judgement.operation
        if operation.kind.takes_the_place and judgement.state is not State.CONVERGED:
            is_same = base_of(then, operation.anchor).digest == base_of(now, operation.anchor).digest
            assert (judgement.state is State.IN_SYNC) == is_same


@given(changed_adaptations())
def test_dropping_what_has_converged_changes_nothing_that_readers_read(adaptation):
    _, operations, now = adaptation
    converged = {
        judgement.operation.anchor
        for judgement in judge(now, operations)
        if judgement.state is State.CONVERGED
        and judgement.operation.kind is Kind.REPLACE
        and judgement.current
    }
    # Another operation on the same block changes it still.
    alone = {
        anchor for anchor in converged if sum(operation.anchor == anchor for operation in operations) == 1
    }

    kept = [operation for operation in operations if operation.anchor not in alone]

    def said(operations):
        return [block_digest(found.block) for found in resolve(now["body"], operations)]

    assert said(kept) == said(operations)


@given(changed_adaptations(), st.sampled_from([MINOR, NORMAL, URGENT]))
def test_only_what_an_urgent_change_concerns_is_suspended(adaptation, severity):
    then, operations, now = adaptation
    digests = {operation.anchor: base_of(now, operation.anchor).digest for operation in operations}
    news = [
        Change(anchor, digest, severity)
        for anchor, digest in digests.items()
        if digest != base_of(then, anchor).digest
    ]

    judgements = judge(now, operations, news)

    assert in_force(judgements) == [
        judgement.operation
        for judgement in judgements
        if severity is not URGENT or judgement.state in (State.IN_SYNC, State.CONVERGED)
    ]
