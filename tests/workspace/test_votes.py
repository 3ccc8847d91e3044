"""Editors see which pages help."""

from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from content.feedback.enums import Origin
from content.feedback.models import WHOLE_DISTRICT, Votes
from tests.factories import InfoPageFactory
from tests.website.reading import Document

pytestmark = pytest.mark.django_db
VOTES = reverse("feedback:votes")


@pytest.fixture
def vote(world):
    def vote(key, district=world.mainz, *, origin=Origin.INHERITED, language="ar", helped=0, missed=0):
        Votes.objects.create(
            district=district,
            key=key,
            origin=origin,
            language=language,
            month=timezone.localdate().replace(day=1),
            helped=helped,
            missed=missed,
        )

    return vote


def rows(client, query=""):
    """Return what the table says, row by row."""
    html = client.get(VOTES + query).content.decode()
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    return [[shown.text for shown in Document(f"{row}</tr>").texts] for row in body.split("</tr>")[:-1]]


def test_pages_are_listed_with_their_languages(log_in, world, vote):
    vote(world.school.translation_key, helped=3, missed=1)
    vote(world.school.translation_key, language="de", helped=10)

    assert rows(log_in("mainz")) == [
        [
            *("Schule", "13", "1"),
            *("Deutsch", "+", "hat geholfen", "10", "−", "hat nicht geholfen", "0"),
            *("العربية", "+", "hat geholfen", "3", "−", "hat nicht geholfen", "1"),
        ]
    ]


@pytest.mark.parametrize(
    ("part", "query", "expected"),
    [
        pytest.param("mainz", "", [["Schule", "1", "0"], ["Arzt", "2", "0"]], id="district"),
        pytest.param("trier", "", [["Schule", "4", "0"]], id="other-district"),
        pytest.param("state", "", [["Schule", "5", "0"]], id="state"),
        pytest.param("state", "?district=trier", [["Schule", "4", "0"]], id="state-in-a-district"),
        pytest.param("administrator", "", [["Schule", "5", "0"], ["Arzt", "2", "0"]], id="administrator"),
    ],
)
def test_everybody_sees_the_votes_on_what_they_may_edit(log_in, world, vote, part, query, expected):
    vote(world.school.translation_key, helped=1)
    vote(world.doctor.translation_key, origin=Origin.ADAPTED, helped=2)
    vote(world.school.translation_key, world.trier, helped=4)

    assert sorted(row[:3] for row in rows(log_in(part), query)) == sorted(expected)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param(WHOLE_DISTRICT, "Das Angebot insgesamt", id="district"),
        pytest.param(UUID(int=9), "Eine Seite, die es nicht mehr gibt", id="gone"),
    ],
)
def test_what_is_no_page_has_a_name(log_in, vote, key, expected):
    vote(key, helped=1)

    assert rows(log_in("mainz"))[0][0] == expected


def test_without_votes_it_is_said(log_in):
    assert "In diesen Monaten hat niemand abgestimmt." in log_in("mainz").get(VOTES).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_votes_query_count(log_in, vote, count, django_assert_num_queries):
    for _ in range(count):
        vote(InfoPageFactory.create().translation_key, helped=1)
    client = log_in("mainz")
    client.get(VOTES)

    with django_assert_num_queries(11):
        client.get(VOTES)
