"""How often pages are read is counted, and nothing else."""

from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError

from content.modules.actions import add_reads
from content.modules.models import PageReads
from content.modules.queries import recent_reads

pytestmark = pytest.mark.django_db
SCHOOL, DOCTOR = UUID(int=1), UUID(int=2)
TODAY = date(2026, 11, 22)


def stored():
    return set(PageReads.objects.values_list("key", "language", "month", "reads"))


def test_reads_of_a_month_are_added_up():
    add_reads(reads={(SCHOOL, "ar"): 2, (DOCTOR, "ar"): 1}, month=TODAY)
    add_reads(reads={(SCHOOL, "ar"): 3, (SCHOOL, "uk"): 1}, month=date(2026, 11, 30))

    first = date(2026, 11, 1)
    assert stored() == {
        (SCHOOL, "ar", first, 5),
        (DOCTOR, "ar", first, 1),
        (SCHOOL, "uk", first, 1),
    }


def test_months_are_counted_apart():
    add_reads(reads={(SCHOOL, "ar"): 2}, month=TODAY)
    add_reads(reads={(SCHOOL, "ar"): 2}, month=date(2026, 12, 1))

    assert {month for _, _, month, _ in stored()} == {date(2026, 11, 1), date(2026, 12, 1)}


@pytest.mark.parametrize("count", [1, 3])
def test_writing_down_query_count(count, django_assert_num_queries):
    reads = {(UUID(int=number), "ar"): 1 for number in range(count)}

    # Two of them begin and end what belongs together.
    with django_assert_num_queries(3):
        add_reads(reads=reads, month=TODAY)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(date(2026, 11, 1), 11, id="this-month-and-two-before"),
        pytest.param(date(2026, 12, 31), 1, id="the-last-of-them"),
        pytest.param(date(2027, 1, 1), None, id="too-long-ago"),
    ],
)
def test_recent_reads_are_those_of_three_months(today, expected):
    add_reads(reads={(SCHOOL, "ar"): 10, (SCHOOL, "uk"): 7}, month=date(2026, 9, 30))
    add_reads(reads={(SCHOOL, "ar"): 1}, month=date(2026, 10, 1))

    assert recent_reads(["ar"], today).get((SCHOOL, "ar")) == expected


def test_recent_reads_are_those_of_the_languages():
    add_reads(reads={(SCHOOL, "ar"): 10, (SCHOOL, "uk"): 7, (DOCTOR, "fa"): 1}, month=TODAY)

    assert recent_reads(["uk", "fa"], TODAY) == {(SCHOOL, "uk"): 7, (DOCTOR, "fa"): 1}


def test_a_page_is_counted_once_in_a_month():
    row = PageReads(key=SCHOOL, language="ar", month=date(2026, 11, 1), reads=1)
    row.save()

    assert str(row) == f"{SCHOOL} (ar, 2026-11): 1"
    with pytest.raises(IntegrityError):
        PageReads.objects.create(key=SCHOOL, language="ar", month=date(2026, 11, 1), reads=1)
