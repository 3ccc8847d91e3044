"""The screens of machine translation and of jobs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override

from content.translations import actions
from content.translations.actions.running import run_job
from content.translations.enums import EndReason, Extent, JobKind, JobState
from content.translations.models import Job, Translation
from content.translations.queries.machine import estimate
from tests.factories import (
    DistrictHomeFactory,
    GroupFactory,
    InfoPageFactory,
    UserFactory,
    editor_of,
    translated,
    translator_into,
)
from tests.website.reading import Document, interface

pytestmark = pytest.mark.django_db
MACHINE, JOBS = "/admin/translations/machine/", "/admin/translations/jobs/"


@pytest.fixture(autouse=True)
def _dummy(settings):
    settings.LOTSE_TRANSLATOR = "dummy"


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state, title="Schule", summary="", body=[])


def say(message, **values):
    return interface("de", message, **values)


def shown(client, url, data=None):
    return Document(client.get(url, data or {}).content.decode()).text


def asked(page, *languages, **more):
    return {"below": page.pk, "languages": languages, "extent": "MISSING", **more}


def page_url(page, code):
    return reverse("translations:machine_page", args=[page.pk, code])


def job_url(job):
    return reverse("translations:job", args=[job.pk])


def begun(by, page, code="ar"):
    counted = estimate([(page, code)], Extent.MISSING)
    return actions.start_machine(estimate=counted, extent=Extent.MISSING, is_published=False, by=by)


def test_without_a_machine_nothing_is_offered(client, superuser, page, settings):
    settings.LOTSE_TRANSLATOR = ""

    text = shown(client, MACHINE)

    assert say("No translation service is set up, so no text leaves this installation.") in text
    assert say("Count") not in text


@pytest.mark.parametrize("is_page", [True, False])
def test_without_a_machine_nothing_begins(client, superuser, page, settings, is_page):
    settings.LOTSE_TRANSLATOR = ""

    client.post(page_url(page, "ar") if is_page else MACHINE, asked(page, "ar"))

    assert not Job.objects.exists()


def test_a_machine_may_offer_none_of_ones_languages(client, state, page):
    client.force_login(translator_into("de-simple", below=state))

    assert say("%(name)s offers none of your languages.", name="Dummy") in shown(client, MACHINE)


def test_what_would_be_sent_is_counted(client, superuser, state, page, settings):
    settings.LOTSE_TRANSLATOR_BUDGET = 10_000
    InfoPageFactory.create(parent=page, title="Amt", summary="", body=[])

    text = shown(client, MACHINE, asked(page, "ar", "uk"))

    counted = (("%(number)s text", "4"), ("%(number)s character", "18"))
    with override("de"):
        texts, characters = (ngettext(one, f"{one}s", 2) % {"number": number} for one, number in counted)
    assert f"{texts}, {characters}" in text
    assert (
        say(
            "Texts are sent to %(name)s. Characters left this month: %(number)s.",
            name="Dummy",
            number="10.000",
        )
        in text
    )


@pytest.mark.parametrize(("budget", "is_too_much"), [(6, False), (5, True)])
def test_more_than_the_budget_is_said(client, superuser, page, settings, budget, is_too_much):
    settings.LOTSE_TRANSLATOR_BUDGET = budget

    text = shown(client, MACHINE, asked(page, "ar"))

    message = say("That is more than is left this month. What fits is translated; the rest waits.")
    assert (message in text) == is_too_much


def test_where_nothing_is_missing_nothing_begins(client, superuser, page):
    translated(page)

    assert say("There is nothing to translate.") in shown(client, MACHINE, asked(page, "ar"))


def test_what_was_counted_is_translated(client, superuser, page, committed):
    with committed():
        response = client.post(MACHINE, asked(page, "ar", "uk", publish="on"))

    job = Job.objects.get()
    assert (response.url, job.state, job.result.texts) == (job_url(job), JobState.DONE, 2)
    assert Translation.objects.live().count() == 2


def test_a_page_has_a_button_of_its_own(client, superuser, page, committed):
    html = client.get(reverse("translations:edit", args=[page.pk, "ar"])).content.decode()

    with committed():
        client.post(page_url(page, "ar"))

    assert page_url(page, "ar") in html
    assert Translation.objects.get().draft_strings["title"].text == "[ar] Schule"


def test_a_page_without_gaps_is_left_alone(client, superuser, page):
    translated(page)

    response = client.post(page_url(page, "ar"))

    assert (response.url, Job.objects.exists()) == (reverse("translations:edit", args=[page.pk, "ar"]), False)


def test_a_language_that_is_not_offered_has_no_button(client, superuser, page):
    html = client.get(reverse("translations:edit", args=[page.pk, "de-simple"])).content.decode()

    assert page_url(page, "de-simple") not in html


ROLES = {
    "superuser": lambda state, mainz: UserFactory.create(is_superuser=True),
    "state-editor": lambda state, mainz: editor_of(state),
    "district-editor": lambda state, mainz: editor_of(mainz),
    "translator": lambda state, mainz: translator_into("ar", below=state),
    "no-rights": lambda state, mainz: UserFactory.create(groups=[GroupFactory.create()]),
    "nobody": lambda state, mainz: None,
}
# For which a machine translates a statewide page into Arabic and Ukrainian, and a local one into Arabic.
ALLOWED = {
    "superuser": [True, True, True],
    "state-editor": [True, True, False],
    "district-editor": [False, False, True],
    "translator": [True, False, False],
    "no-rights": [False, False, False],
    "nobody": [False, False, False],
}


@pytest.mark.parametrize("is_page", [True, False])
@pytest.mark.parametrize("role", ROLES)
def test_who_may_have_what_translated(client, state, page, role, is_page):
    mainz = DistrictHomeFactory.create(title="Mainz")
    local = InfoPageFactory.create(parent=mainz)
    if user := ROLES[role](state, mainz):
        client.force_login(user)

    found = []
    for target, root, code in ((page, state, "ar"), (page, state, "uk"), (local, mainz, "ar")):
        before = Job.objects.count()
        client.post(page_url(target, code) if is_page else MACHINE, asked(root, code))
        found.append(Job.objects.count() > before)

    assert found == ALLOWED[role]


@pytest.mark.parametrize("role", ROLES)
def test_who_may_see_the_screens(client, state, page, role):
    mainz = DistrictHomeFactory.create(title="Mainz")
    if user := ROLES[role](state, mainz):
        client.force_login(user)

    urls = (MACHINE, JOBS, "/admin/translations/export/", "/admin/translations/import/")
    found = {client.get(url).status_code for url in urls}

    assert found == {302 if role in ("no-rights", "nobody") else 200}


WATCHING = {"owner": True, "superuser": True, "other": False, "nobody": False}


@pytest.mark.parametrize("who", WATCHING)
def test_who_may_see_and_stop_a_job(client, state, page, who):
    owner = editor_of(state)
    job = begun(owner, page)
    people = {"owner": owner, "superuser": UserFactory.create(is_superuser=True), "other": editor_of(state)}
    if who in people:
        client.force_login(people[who])

    answers = [client.get(url).status_code for url in (job_url(job), f"{job_url(job)}progress/")]
    listed = client.get(JOBS).content.decode().count(job_url(job))
    client.post(job_url(job), {"stop": "1"})

    job.refresh_from_db()
    is_allowed = WATCHING[who]
    assert (answers, listed) == (([200, 200], 1) if is_allowed else ([302, 302], 0))
    assert job.state == (JobState.PAUSED if is_allowed else JobState.WAITING)


def test_who_may_translate_nothing_any_more_sees_no_job(client, state, page):
    owner = editor_of(state)
    job = begun(owner, page)
    client.force_login(owner)
    owner.groups.set([GroupFactory.create()])

    assert client.get(job_url(job)).status_code == 302


def test_a_job_that_runs_says_how_far_it_is(client, superuser, page):
    job = begun(superuser, page)

    html = client.get(job_url(job)).content.decode()
    answer = client.get(f"{job_url(job)}progress/").json()

    assert answer == {"done": 0, "total": 1, "is_active": True}
    assert (f"{job_url(job)}progress/" in html, 'http-equiv="refresh"' in html) == (True, True)
    assert (say("Stop") in html, say("Go on") in html) == (True, False)


def test_a_paused_job_says_why_and_goes_on(client, superuser, page, settings, committed):
    settings.LOTSE_TRANSLATOR_BUDGET = 0
    job = begun(superuser, page)
    run_job(job_id=job.pk)
    settings.LOTSE_TRANSLATOR_BUDGET = 100

    text = shown(client, job_url(job))
    with committed():
        client.post(job_url(job), {"go_on": "1"})

    job.refresh_from_db()
    assert (str(EndReason.BUDGET.label) in text, job.state) == (True, JobState.DONE)


def test_a_job_that_nobody_works_on_says_so(client, superuser, page):
    job = begun(superuser, page)
    Job.objects.update(updated_at=timezone.now() - timedelta(hours=1))

    Job.objects.update(state=JobState.RUNNING)

    text = shown(client, job_url(job))

    assert say("Nobody works on it any more. What was done is kept.") in text
    assert str(JobState.FAILED.label) in text


def test_a_job_that_waits_long_still_waits_and_can_be_asked_for_again(client, superuser, page):
    job = begun(superuser, page)
    Job.objects.update(updated_at=timezone.now() - timedelta(hours=1))

    text = shown(client, job_url(job))

    assert [word in text for word in (str(JobState.WAITING.label), say("Stop"), say("Go on"))] == [True] * 3
    assert client.get(f"{job_url(job)}progress/").json()["is_active"] is True


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_jobs_asks_no_more_for_more_jobs(
    client, superuser, page, django_assert_max_num_queries, count
):
    pairs = {"pairs": [[page.pk, "ar"]], "publish": False}
    for _ in range(count):
        Job.objects.create(kind=JobKind.IMPORT, parameters=pairs, created_by=superuser)

    with django_assert_max_num_queries(14) as queries:
        html = client.get(JOBS).content.decode()

    assert html.count("jobs__job") == count
    assert len([query for query in queries.captured_queries if "translations_job" in query["sql"]]) == 2


def test_many_jobs_are_on_several_pages(client, superuser, page):
    pairs = {"pairs": [], "publish": False}
    Job.objects.bulk_create(
        [Job(kind=JobKind.IMPORT, parameters=pairs, created_by=superuser) for _ in range(31)]
    )

    first, second = client.get(JOBS).content.decode(), client.get(JOBS, {"p": "2"}).content.decode()

    assert [html.count("jobs__job") for html in (first, second)] == [30, 1]
    assert ("?p=2" in first, "?p=1" in second) == (True, True)


@pytest.mark.parametrize(("codes", "expected"), [(["ar"], True), (["ar", "uk"], False)])
def test_what_came_of_a_single_translation_is_a_step_away(client, superuser, page, codes, expected):
    counted = estimate([(page, code) for code in codes], Extent.MISSING)
    job = actions.start_machine(estimate=counted, extent=Extent.MISSING, is_published=False, by=superuser)
    run_job(job_id=job.pk)

    html = client.get(job_url(job)).content.decode()

    assert (f'href="{reverse("translations:edit", args=[page.pk, "ar"])}"' in html) is expected
