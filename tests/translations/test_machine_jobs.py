"""A machine translates pages: what it is sent, what is stored, and where it stops."""

import pytest

from content.translations import actions
from content.translations.actions.machine import give_back, spend
from content.translations.actions.running import run_job
from content.translations.enums import EndReason, Extent, FailureReason, JobState
from content.translations.machine.providers import Dummy
from content.translations.machine.registry import MACHINES
from content.translations.models import Job, MonthlyUse, Translation
from content.translations.queries import source_segments
from content.translations.queries.machine import characters_left, estimate
from content.translations.staleness import Origin, Status, String, status_of
from tests.factories import InfoPageFactory, TermFactory, TranslationFactory, UserFactory, blocks
from tests.factories.users import translator_into
from tests.translations.machine.fake_servers import serving

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dummy(settings):
    settings.LOTSE_TRANSLATOR = "dummy"


@pytest.fixture
def page(state):
    return InfoPageFactory.create(
        parent=state, title="Schule", summary="", body=[blocks.section("a", "Wo?", "Am Markt 1.")]
    )


@pytest.fixture
def owner(state):
    return UserFactory.create(is_superuser=True)


@pytest.fixture
def server(settings):
    """A LibreTranslate that says what it is sent."""
    with serving(lambda question: (200, {"translatedText": question["q"]})) as server:
        settings.LOTSE_TRANSLATOR, settings.LOTSE_TRANSLATOR_URL = "libretranslate", server.url
        yield server


def started(owner, *pairs, extent=Extent.MISSING, is_published=False):
    return actions.start_machine(
        estimate=estimate(pairs, extent), extent=extent, is_published=is_published, by=owner
    )


def worked(job):
    run_job(job_id=job.pk)
    job.refresh_from_db()
    return job


def left(job):
    return [
        (failure.page_id, failure.language, failure.key, failure.reason) for failure in job.result.failures
    ]


def texts(page, language="ar"):
    found = Translation.objects.filter(page=page.pk, language=language).first()
    return {key: string.text for key, string in found.draft_strings.items()} if found else {}


def page_of(state, count):
    return InfoPageFactory.create(
        parent=state, summary="", body=[blocks.checklist("a", "", *[f"Punkt {n}" for n in range(count)])]
    )


def test_what_is_missing_is_translated_and_marked(page, owner):
    job = worked(started(owner, (page, "ar")))

    translation = Translation.objects.get()
    assert texts(page) == {
        "title": "[ar] Schule",
        "body.a.heading": "[ar] Wo?",
        "body.a.text": "<p>[ar] Am Markt 1.</p>",
    }
    assert (translation.machine, translation.live, job.state) == (3, None, JobState.DONE)
    assert (job.result.texts, job.done, job.total) == (3, 1, 1)


def test_readers_see_it_at_once_if_that_is_wanted(page, owner):
    job = worked(started(owner, (page, "ar"), (page, "uk"), is_published=True))

    assert set(Translation.objects.live().values_list("language", flat=True)) == {"ar", "uk"}
    assert job.result.published == 2


def test_many_pages_are_published_together(state, owner, monkeypatch):
    monkeypatch.setattr("content.translations.actions.releasing.RELEASED_AT_ONCE", 2)
    pages = [page_of(state, 0) for _ in range(3)]

    job = worked(started(owner, *[(page, "ar") for page in pages], is_published=True))

    assert (Translation.objects.live().count(), job.result.published, job.result.unpublished) == (3, 3, ())


def test_official_terms_stay_german(state, owner):
    TermFactory.create(name="Jugendamt")
    page = InfoPageFactory.create(parent=state, title="Ihr Jugendamt hilft", summary="", body=[])

    worked(started(owner, (page, "ar")))

    assert texts(page) == {"title": "[ar] Ihr Jugendamt [ar] hilft"}


STANDING = {
    "missing": (None, True, True, True),
    "outdated-by-machine": (String("x", "before", Origin.MACHINE), False, True, True),
    "outdated-by-person": (String("x", "before"), False, False, True),
    "by-machine": (String("x", "now", Origin.MACHINE), False, False, False),
    "by-person": (String("x", "now"), False, False, False),
}


@pytest.mark.parametrize("standing", STANDING)
def test_what_a_person_wrote_stays(state, owner, standing):
    page = InfoPageFactory.create(parent=state, title="Schule", summary="", body=[])
    string, *expected = STANDING[standing]
    digest = source_segments(page)[0].digest
    if string:
        now = String(string.text, digest if string.digest == "now" else string.digest, string.origin)
        actions.save_draft(page=page, language="ar", strings={"title": now}, by=None)

    found = [estimate([(page, "ar")], extent).texts == 1 for extent in Extent]

    assert found == expected


def test_an_outdated_text_is_replaced_if_that_is_wanted(state, owner):
    page = InfoPageFactory.create(parent=state, title="Schule", summary="", body=[])
    actions.save_draft(page=page, language="ar", strings={"title": String("x", "before")}, by=None)

    worked(started(owner, (page, "ar"), extent=Extent.OUTDATED))

    string = Translation.objects.get().draft_strings["title"]
    assert status_of(source_segments(page)[0], string) is Status.MACHINE_TRANSLATED


def test_the_budget_ends_a_job_and_what_fits_is_done(state, owner, settings):
    settings.LOTSE_TRANSLATOR_BUDGET = 25
    one, other = (
        InfoPageFactory.create(parent=state, title=title, summary="zehn lang.", body=[])
        for title in ("Schule", "Ärztin")
    )

    job = worked(started(owner, (one, "ar"), (other, "ar")))

    assert (job.state, job.reason, job.done) == (JobState.PAUSED, EndReason.BUDGET.label, 1)
    assert (list(texts(one)), list(texts(other))) == (["title", "summary"], ["title"])
    assert (job.result.characters, characters_left()) == (22, 3)


def test_with_more_budget_a_job_goes_on_where_it_was(state, owner, settings, committed):
    settings.LOTSE_TRANSLATOR_BUDGET = 0
    page = InfoPageFactory.create(parent=state, title="Schule", summary="", body=[])
    job = worked(started(owner, (page, "ar")))
    settings.LOTSE_TRANSLATOR_BUDGET = 100

    with committed():
        actions.go_on(job=job, by=owner)

    job.refresh_from_db()
    assert (job.state, texts(page), job.result.characters) == (JobState.DONE, {"title": "[ar] Schule"}, 6)


def test_the_budget_is_a_months(settings):
    settings.LOTSE_TRANSLATOR_BUDGET = 10
    MonthlyUse.objects.create(month="2020-01-01", characters=10)

    assert [spend(sizes=[4, 4, 4]), characters_left()] == [2, 2]


def test_what_was_not_used_is_given_back(settings):
    settings.LOTSE_TRANSLATOR_BUDGET = 10
    spend(sizes=[4])

    give_back(characters=3)

    assert (characters_left(), str(MonthlyUse.objects.get())[7:]) == (9, ": 1")


def test_what_was_taken_from_the_month_before_is_not_given_back_to_this(settings):
    MonthlyUse.objects.create(month="2020-01-01", characters=10)

    give_back(characters=3)

    assert MonthlyUse.objects.get().characters == 10


def test_a_machine_that_fails_leaves_what_was_done(state, owner, server, committed):
    page = page_of(state, 55)
    whole = server.answer
    server.answer = lambda question: whole(question) if len(server.asked) < 4 else (500, {})
    job = worked(started(owner, (page, "ar")))
    done_before = len(texts(page))
    server.answer = whole

    with committed():
        actions.go_on(job=job, by=owner)

    assert (job.state, job.reason, done_before) == (JobState.FAILED, EndReason.TRANSLATOR.label, 50)
    job.refresh_from_db()
    assert (job.state, len(texts(page)), job.result.texts) == (JobState.DONE, 56, 56)
    assert MonthlyUse.objects.get().characters == job.result.characters


def test_what_loses_its_markup_is_left_out(state, owner, server):
    server.answer = lambda question: (200, {"translatedText": ["", "gut"]})
    page = InfoPageFactory.create(parent=state, title="Schule", summary="Gut.", body=[])

    job = worked(started(owner, (page, "ar")))

    assert texts(page) == {"summary": "gut"}
    assert left(job) == [(page.pk, "ar", "title", FailureReason.MARKUP_LOST)]


def test_nothing_is_stored_where_nothing_came_whole(state, owner, server):
    server.answer = lambda question: (200, {"translatedText": [""]})
    page = InfoPageFactory.create(parent=state, title="Schule", summary="", body=[])

    worked(started(owner, (page, "ar"), is_published=True))

    assert not Translation.objects.exists()


def test_what_somebody_writes_meanwhile_stays(state, owner, monkeypatch):
    page = InfoPageFactory.create(parent=state, title="Schule", summary="Gut.", body=[])
    mine = {"title": String("mein", source_segments(page)[0].digest)}

    class Slow(Dummy):
        def translate(self, texts, *, target):
            actions.save_draft(page=page, language="ar", strings=mine, by=None)
            return super().translate(texts, target=target)

    monkeypatch.setitem(MACHINES, "dummy", Slow)

    job = worked(started(owner, (page, "ar")))

    assert texts(page) == {"title": "mein", "summary": "[ar] Gut."}
    assert left(job) == [(page.pk, "ar", "title", FailureReason.CHANGED)]


@pytest.fixture
def meanwhile(monkeypatch):
    """Let something happen while the machine works."""

    def arrange(happen):
        class Slow(Dummy):
            def translate(self, texts, *, target):
                happen()
                return super().translate(texts, target=target)

        monkeypatch.setitem(MACHINES, "dummy", Slow)

    return arrange


def test_what_somebody_confirms_meanwhile_stays(state, owner, meanwhile):
    page = InfoPageFactory.create(parent=state, title="Schule", summary="", body=[])
    actions.save_draft(
        page=page, language="ar", strings={"title": String("x", "before", Origin.MACHINE)}, by=None
    )
    confirmed = String("x", source_segments(page)[0].digest)
    meanwhile(lambda: actions.save_draft(page=page, language="ar", strings={"title": confirmed}, by=None))

    job = worked(started(owner, (page, "ar"), extent=Extent.OUTDATED_BY_MACHINE))

    assert Translation.objects.get().draft_strings == {"title": confirmed}
    assert left(job) == [(page.pk, "ar", "title", FailureReason.CHANGED)]


def test_a_page_that_changes_meanwhile_keeps_what_was_translated_of_it(page, owner, meanwhile):
    def change():
        page.title = "Schule und Kita"
        page.body = [*page.body.raw_data, blocks.section("b", "Wann?", "Um 8.")]
        page.save_revision().publish()
        new = {"body.b.heading": String("mein", source_segments(page)[3].digest)}
        actions.save_draft(page=page, language="ar", strings=new, by=None)

    meanwhile(change)

    job = worked(started(owner, (page, "ar")))

    assert texts(page) == {
        "body.a.heading": "[ar] Wo?",
        "body.a.text": "<p>[ar] Am Markt 1.</p>",
        "body.b.heading": "mein",
    }
    assert (left(job), Translation.objects.get().missing) == (
        [(page.pk, "ar", "title", FailureReason.CHANGED)],
        2,
    )


def test_a_job_is_stopped_between_two_requests(state, owner, monkeypatch):
    page = page_of(state, 60)
    job = started(owner, (page, "ar"))

    class Stopping(Dummy):
        def translate(self, texts, *, target):
            actions.stop_job(job=job, by=owner)
            return super().translate(texts, target=target)

    monkeypatch.setitem(MACHINES, "dummy", Stopping)

    worked(job)

    assert (job.state, job.done, texts(page)) == (JobState.PAUSED, 0, {})


def test_a_machine_that_breaks_breaks_the_job(page, owner, monkeypatch):
    class Broken(Dummy):
        def translate(self, texts, *, target):
            raise ZeroDivisionError

    monkeypatch.setitem(MACHINES, "dummy", Broken)
    job = started(owner, (page, "ar"))

    with pytest.raises(ZeroDivisionError):
        run_job(job_id=job.pk)

    job.refresh_from_db()
    assert (job.state, characters_left()) == (JobState.FAILED, 500_000)


def test_a_language_that_the_server_lacks_is_left_out(page, owner, server):
    server.answer = lambda question: (400, {"error": "ar is not supported"})

    job = worked(started(owner, (page, "ar")))

    assert (job.state, left(job)) == (JobState.DONE, [(page.pk, "ar", "", FailureReason.NOT_OFFERED)])
    assert characters_left() == 500_000


def test_an_account_that_is_used_up_ends_a_job(page, owner, settings, monkeypatch):
    deepl = pytest.importorskip("deepl")
    monkeypatch.setattr(deepl.http_client, "max_network_retries", 0)
    with serving(lambda question: (456, {"message": "Quota exceeded"})) as server:
        settings.LOTSE_TRANSLATOR, settings.LOTSE_TRANSLATOR_KEY = "deepl", "key"
        settings.LOTSE_TRANSLATOR_URL = server.url
        job = worked(started(owner, (page, "ar")))

    assert (job.state, job.reason) == (JobState.PAUSED, EndReason.QUOTA.label)


def test_without_a_machine_nothing_happens(page, owner, settings):
    job = started(owner, (page, "ar"))
    settings.LOTSE_TRANSLATOR = ""

    worked(job)

    assert (job.state, job.reason) == (JobState.PAUSED, EndReason.NOT_CONFIGURED.label)


def test_a_page_that_went_is_left_out(page, owner):
    job = started(owner, (page, "ar"))
    page.delete()

    worked(job)

    assert (job.state, left(job)) == (JobState.DONE, [(page.pk, "ar", "", FailureReason.GONE)])


@pytest.mark.parametrize("is_deleted", [False, True])
def test_who_has_lost_the_right_translates_nothing(page, state, is_deleted):
    translator = translator_into("ar", below=state)
    job = started(translator, (page, "ar"))
    translator.groups.clear()
    if is_deleted:
        translator.delete()

    worked(job)

    assert left(job) == [(page.pk, "ar", "", FailureReason.NOT_ALLOWED)]


def test_who_has_lost_the_right_publishes_nothing(page, state):
    translator = translator_into("ar", below=state)
    job = started(translator, (page, "ar"), is_published=True)
    Job.objects.filter(pk=job.pk).update(report={"unpublished": [0]}, done=1)
    TranslationFactory.create(page=page, is_draft=True)
    translator.groups.clear()

    worked(job)

    assert (Translation.objects.live().exists(), job.result.published) == (False, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_counting_asks_no_more_for_more_pages(state, django_assert_num_queries, count):
    pages = [page_of(state, 1) for _ in range(count)]

    with django_assert_num_queries(4):
        found = estimate([(page, code) for page in pages for code in ("ar", "uk")], Extent.MISSING)

    assert len(found.pairs) == 2 * count
