from datetime import date
from uuid import UUID

import pytest

from content.feedback.models import Votes
from content.feedback.queries import PageVotes, Tally, recent_votes
from tests.factories import DistrictFactory

pytestmark = pytest.mark.django_db
SCHOOL, DOCTOR = UUID(int=1), UUID(int=2)
TODAY = date(2026, 11, 22)


@pytest.fixture
def vote():
    districts = {slug: DistrictFactory.create(slug=slug) for slug in ("mainz", "trier")}

    def vote(key, *, helped=0, missed=0, language="ar", month=date(2026, 11, 1), district="mainz"):
        Votes.objects.create(
            district=districts[district],
            key=key,
            language=language,
            month=month,
            helped=helped,
            missed=missed,
        )

    return vote


def test_votes_are_added_up_by_page_and_language(vote):
    vote(SCHOOL, helped=1, missed=2)
    vote(SCHOOL, helped=3, month=date(2026, 10, 1))
    vote(SCHOOL, helped=4, district="trier")
    vote(SCHOOL, missed=5, language="uk")

    assert recent_votes(Votes.objects.all(), TODAY) == [
        PageVotes(SCHOOL, {"ar": Tally(8, 2), "uk": Tally(0, 5)})
    ]
    assert recent_votes(Votes.objects.all(), TODAY)[0].all == Tally(8, 7)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(date(2026, 11, 1), 1, id="two-months-later"),
        pytest.param(date(2026, 12, 1), 0, id="three-months-later"),
        pytest.param(date(2027, 1, 31), 0, id="in-another-year"),
    ],
)
def test_votes_are_those_of_three_months(vote, today, expected):
    vote(SCHOOL, helped=1, month=date(2026, 9, 1))

    assert len(recent_votes(Votes.objects.all(), today)) == expected


def test_pages_that_did_not_help_come_first(vote):
    vote(SCHOOL, helped=9, missed=1)
    vote(DOCTOR, missed=2)
    vote(UUID(int=3), helped=1, missed=1)

    assert [page.key for page in recent_votes(Votes.objects.all(), TODAY)] == [DOCTOR, SCHOOL, UUID(int=3)]


@pytest.mark.parametrize("count", [1, 3])
def test_votes_query_count(vote, count, django_assert_num_queries):
    for number in range(count):
        vote(UUID(int=number), helped=1)

    with django_assert_num_queries(1):
        assert len(recent_votes(Votes.objects.all(), TODAY)) == count
