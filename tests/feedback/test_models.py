from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError
from django.utils import timezone

from content.feedback.enums import FeedbackKind, Origin
from content.feedback.models import Feedback, SentKey, Votes
from tests.factories import DistrictFactory, FeedbackFactory, UserFactory

pytestmark = pytest.mark.django_db
KEY = UUID(int=7)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        pytest.param({"comment": "", "helped": True}, "says_more_than_a_vote", id="only-a-vote"),
        pytest.param({"kind": FeedbackKind.SEARCH}, "on_a_search_has_a_query", id="search-without-query"),
        pytest.param({"query": "Kita"}, "on_a_search_has_a_query", id="query-without-search"),
        pytest.param({"kind": FeedbackKind.PAGE}, "on_a_page_names_it", id="page-without-key"),
        pytest.param({"key": KEY}, "on_a_page_names_it", id="key-without-page"),
    ],
)
def test_feedback_that_makes_no_sense_is_not_stored(values, constraint):
    district = DistrictFactory.create()

    with pytest.raises(IntegrityError, match=f"feedback_{constraint}"):
        FeedbackFactory.create(district=district, **values)


def test_nobody_has_settled_what_waits():
    feedback = FeedbackFactory.create()

    with pytest.raises(IntegrityError, match="feedback_is_settled_at_a_moment"):
        Feedback.objects.filter(pk=feedback.pk).update(settled_by=UserFactory.create())


@pytest.mark.parametrize("key", [None, KEY])
def test_a_barrier_may_be_on_a_page_or_not(key):
    assert FeedbackFactory.create(kind=FeedbackKind.BARRIER, key=key).pk


def test_what_needs_somebody_comes_first():
    now = timezone.now()
    old, new = FeedbackFactory.create_batch(2)
    settled = FeedbackFactory.create(settled_at=now)
    settled_before = FeedbackFactory.create(settled_at=now - timezone.timedelta(days=1))

    assert list(Feedback.objects.in_order_of_need()) == [new, old, settled, settled_before]


@pytest.fixture
def said():
    """What is said in two districts, by a name for it."""
    mainz, trier = DistrictFactory.create(slug="mainz"), DistrictFactory.create(slug="trier")
    page = {"kind": FeedbackKind.PAGE, "key": KEY}
    return {
        "mainz": FeedbackFactory.create(district=mainz),
        "mainz, inherited": FeedbackFactory.create(district=mainz, origin=Origin.INHERITED, **page),
        "trier": FeedbackFactory.create(district=trier),
        "trier, inherited": FeedbackFactory.create(district=trier, origin=Origin.INHERITED, **page),
        "trier, adapted": FeedbackFactory.create(district=trier, origin=Origin.ADAPTED, **page),
        "trier, barrier": FeedbackFactory.create(district=trier, kind=FeedbackKind.BARRIER),
    }


@pytest.mark.parametrize(
    ("slugs", "has_state", "expected"),
    [
        pytest.param([], False, set(), id="nobody"),
        pytest.param(["mainz"], False, {"mainz", "mainz, inherited"}, id="district"),
        pytest.param([], True, {"mainz, inherited", "trier, inherited", "trier, barrier"}, id="state"),
        pytest.param(
            ["mainz"],
            True,
            {"mainz", "mainz, inherited", "trier, inherited", "trier, barrier"},
            id="district-and-state",
        ),
    ],
)
def test_whom_feedback_concerns(said, slugs, has_state, expected):
    districts = [item.district for item in said.values() if item.district.slug in slugs]

    found = Feedback.objects.concerning(districts=districts, has_state=has_state)

    assert set(found) == {said[name] for name in expected}


@pytest.mark.parametrize(
    ("slugs", "has_state", "expected"),
    [
        pytest.param([], False, 0, id="nobody"),
        pytest.param(["mainz"], False, 3, id="district"),
        pytest.param([], True, 5, id="state"),
        pytest.param(["mainz"], True, 7, id="district-and-state"),
    ],
)
def test_whom_votes_concern(slugs, has_state, expected):
    districts = {slug: DistrictFactory.create(slug=slug) for slug in ("mainz", "trier")}
    for slug, origin, helped in [
        ("mainz", Origin.INHERITED, 1),
        ("mainz", Origin.LOCAL, 2),
        ("trier", Origin.INHERITED, 4),
        ("trier", Origin.LOCAL, 8),
    ]:
        Votes.objects.create(
            district=districts[slug],
            key=KEY,
            origin=origin,
            language="ar",
            month=date(2026, 11, 1),
            helped=helped,
        )

    found = Votes.objects.concerning(districts=[districts[slug] for slug in slugs], has_state=has_state)

    assert sum(votes.helped for votes in found) == expected


def test_votes_are_counted_once_a_month():
    row = Votes(district=DistrictFactory.create(), key=KEY, language="ar", month=date(2026, 11, 1), missed=2)
    row.save()

    assert str(row) == f"{KEY} (ar, 2026-11): 0/2"
    with pytest.raises(IntegrityError):
        Votes.objects.create(district=row.district, key=KEY, language="ar", month=row.month)


def test_names_say_nothing_of_what_was_written():
    feedback = FeedbackFactory.create(comment="Geheim", contact="amira@example.org")

    assert str(feedback) == f"{feedback.district_id}/ar: DISTRICT"
    assert str(SentKey(digest="0123456789abcdef")) == "0123456789ab"
