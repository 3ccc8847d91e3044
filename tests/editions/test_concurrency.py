"""Several editors and several builders at the same time, each with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from content.districts.models import Contact
from content.editions.actions import refresh
from content.editions.models import Edition, PendingPage
from content.editions.queries import differing_editions
from content.modules.models import InfoPage
from tests.editions.readers import page
from tests.factories import translated

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROUNDS = 4


def at_once(*works):
    def closing(work):
        try:
            for number in range(ROUNDS):
                work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(closing, work) for work in works]:
            done.result()


def test_nothing_is_lost_when_editors_and_builders_work_at_the_same_time(world):
    def publish(number):
        with transaction.atomic():
            doctor = InfoPage.objects.get(pk=world.doctor.pk)
            doctor.title = f"Arzt {number}"
            doctor.save_revision().publish()

    def translate(number):
        with transaction.atomic():
            translated(InfoPage.objects.get(pk=world.doctor.pk), translate=lambda text: f"{text} {number}")

    def call(number):
        with transaction.atomic():
            office = Contact.objects.get(pk=world.mainz_office.pk)
            office.phone = f"06131 {number}"
            office.save()

    at_once(publish, translate, call, lambda number: refresh(), lambda number: refresh())

    assert page("mainz", "de", "gesundheit/arzt")["title"]["text"] == f"Arzt {ROUNDS - 1}"
    assert (PendingPage.objects.exists(), Edition.objects.stale().exists()) == (False, False)
    assert differing_editions() == []
