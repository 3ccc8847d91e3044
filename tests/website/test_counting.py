"""Answered pages are counted by page and language, and readers notice nothing of it."""

from datetime import date
from threading import Event
from uuid import UUID

import pytest
from django.db import DatabaseError
from django.test import RequestFactory

from content.core.languages import language_of
from content.editions.models import Edition
from content.modules.models import PageReads
from content.website import counting
from tests.factories import adapted, blocks
from tests.factories.overrides import replacing

PAGE = "/mainz/ar/schule/anmeldung/"
KEY = UUID(int=1)
WHAT = (str(KEY), "ar")


@pytest.fixture
def read(settings, monkeypatch):
    """What has been read, as it would be written down."""
    settings.LOTSE_COUNT_READS = True
    written = {}
    monkeypatch.setattr(counting, "READS", counting.Tally(written.update))
    counting._what.cache_clear()

    def read():
        counting.READS.write()
        return written

    return read


@pytest.mark.django_db
def test_pages_are_counted_by_language(client, world, read):
    for path in (PAGE, PAGE.upper().replace("/MAINZ/AR/", "/mainz/ar/"), "/trier/ar/schule/anmeldung/"):
        client.get(path)
    client.get("/mainz/de/schule/")

    assert read() == {
        (str(world.registration.translation_key), "ar"): 3,
        (str(world.school.translation_key), "de"): 1,
    }


@pytest.mark.django_db
def test_what_a_district_adapts_counts_as_the_states(client, world, committed, read):
    with committed():
        ours = blocks.section("ours", "Wann?", "Sofort.")
        adapted(world.registration, world.mainz, replacing("when", ours))

    client.get("/mainz/de/schule/anmeldung/")

    assert read() == {(str(world.registration.translation_key), "de"): 1}


@pytest.mark.django_db
def test_a_page_that_the_reader_has_already_counts_too(client, world, read):
    etag = client.get(PAGE).headers["ETag"]

    assert client.get(PAGE, headers={"if-none-match": etag}).status_code == 304
    assert read() == {(str(world.registration.translation_key), "ar"): 2}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path"),
    [
        pytest.param("head", PAGE, id="head"),
        pytest.param("get", "/mainz/ar/", id="home"),
        pytest.param("get", "/mainz/ar/nirgends/", id="not-found"),
    ],
)
def test_what_is_not_counted(client, world, read, method, path):
    getattr(client, method)(path)

    assert read() == {}


@pytest.mark.django_db
def test_counting_can_be_switched_off(client, world, read, settings):
    settings.LOTSE_COUNT_READS = False

    client.get(PAGE)

    assert read() == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pk", "path"), [pytest.param(0, "schule", id="edition"), pytest.param(None, "x", id="page")]
)
def test_what_has_gone_in_the_meantime_is_not_counted(world, read, pk, path):
    edition = Edition.objects.get(district=world.mainz, language="ar")
    request = RequestFactory().get(PAGE)

    counting.count(request, (edition.pk if pk is None else pk, "x"), path, language_of("ar"))

    assert read() == {}


@pytest.mark.django_db
def test_counting_asks_the_database_nothing(client, world, read, django_assert_num_queries):
    client.get(PAGE)

    with django_assert_num_queries(2):
        client.get(PAGE)


def test_what_is_due_is_written_down_by_another_thread():
    done = Event()
    written = []

    def write(reads):
        written.append(dict(reads))
        done.set()

    counting.Tally(write, every=0).add(WHAT)

    assert (done.wait(5), written) == (True, [{WHAT: 1}])


def test_what_is_not_due_is_kept():
    written = []
    tally = counting.Tally(written.append)

    tally.add(WHAT)

    assert written == []


def test_what_cannot_be_written_down_is_kept(caplog):
    answers = iter([DatabaseError("gone"), None])
    written = []

    def write(reads):
        if error := next(answers):
            raise error
        written.append(dict(reads))

    tally = counting.Tally(write)
    tally.add(WHAT)
    tally.write()
    tally.add(WHAT)

    tally.write()

    assert (len(caplog.records), written) == (1, [{WHAT: 2}])


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_reads_are_stored_by_month():
    tally = counting.Tally(counting._store)
    tally.add(WHAT)

    tally.write()

    stored = PageReads.objects.get()
    assert (stored.key, stored.language, stored.reads) == (KEY, "ar", 1)
    assert stored.month == date.today().replace(day=1)  # noqa: DTZ011
