"""Runs that were broken off, and runs that write nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from content.modules.models import InfoPage
from content.takeover.actions import pages as page_actions
from content.takeover.actions.pages import write_page
from content.takeover.actions.pictures import Fetched
from content.takeover.models import TakenText
from content.takeover.similarity import Likeness
from tests.factories import InfoPageFactory, translated
from tests.takeover.running import bring, edit, fates, page_at, task_for, texts_of, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mainz")]


@pytest.mark.parametrize("step", ["create_page", "write_page"])
def test_run_that_was_broken_off_is_gone_on_with(server, region, school, monkeypatch, step):
    region.add("kurse", de=("Kurse", "<p>a</p>"))
    original, calls = getattr(page_actions, step), []

    def broken(**kwargs):
        calls.append(kwargs)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return original(**kwargs)

    monkeypatch.setattr(f"content.takeover.actions.running.{step}", broken)
    with pytest.raises(KeyboardInterrupt):
        bring(server)
    monkeypatch.undo()

    report = bring(server)

    first = "CREATED" if step == "create_page" else "UNCHANGED"
    assert fates(report) == {"schule": {"de": first, "ar": first}, "kurse": {"de": "CREATED"}}
    assert texts_of(page_at("kurse")) == ["<p>a</p>"]
    assert [slug for _, _, slug, _ in titles()] == ["schule", "kurse"]


def test_page_that_cannot_be_stored_is_told_of(server, school, monkeypatch):
    def refuse(page):
        if page.pk:
            raise ValidationError("Das geht nicht.")

    monkeypatch.setattr(InfoPage, "clean", refuse)
    report = bring(server)
    monkeypatch.undo()

    (failed,) = report.pages[0].texts
    assert (failed.fate.value, failed.reason) == ("FAILED", "Das geht nicht.")
    assert fates(bring(server))["schule"] == {"de": "CREATED", "ar": "CREATED"}


# Only tried


def test_trial_says_what_would_be_and_writes_nothing(server, region, school):
    region.languages["de-si"] = "Einfach"
    school.said |= {"de-si": ("Schule", ""), "en": ("School", "")}
    region.add("kurse", school, de=("Kurse", '<a href="/mainz/de/schule/">x</a>'))

    report = bring(server, is_tried=True)

    assert fates(report) == {
        "schule": {"de": "CREATED", "de-simple": "CREATED", "ar": "CREATED", "en": "BUILT_OTHERWISE"},
        "schule/kurse": {"de": "CREATED"},
    }
    assert (titles(), TakenText.objects.count(), report.losses, report.addresses) == ([], 0, {}, None)


def test_trial_of_what_is_here_says_the_same_as_the_run(server, region, school):
    region.add("kurse", de=("Kurse", "<p>a</p>"))
    region.add("bus", de=("Bus", "<p>a</p>"))
    bring(server)
    school.said["de"] = ("Schule", "<p>Anders.</p>")
    edit("kurse", title="Unsere Kurse")
    region.pages[1].said["de"] = ("Kurs", "")
    before = texts_of(page_at("schule"))

    tried = bring(server, is_tried=True)

    assert texts_of(page_at("schule")) == before
    assert fates(tried) == fates(bring(server))
    assert fates(tried) == {
        "schule": {"de": "UPDATED", "ar": "UNCHANGED"},
        "kurse": {"de": "CONFLICT"},
        "bus": {"de": "UNCHANGED"},
    }


# Beside the state's


def test_report_names_the_statewide_page_that_says_the_same(server, region, state):
    statewide = InfoPageFactory.create(
        title="Schule", body=[], summary="Kinder gehen in die Schule, alle. Kosten: keine."
    )
    translated(statewide, "ar")
    table = "<table><tr><th>Kosten<th>x<tr><td>keine<td>x</table>"
    region.add("schule", de=("Schule", f"<p>Kinder gehen in die Schule, alle.</p>{table}"))
    region.add("theater", de=("Theater", "<p>Spielplan</p>"))

    report = bring(server)

    same, own = report.alike(Likeness.SAME), report.alike(Likeness.OWN)
    assert [page.path for page in same] == ["mainz/de/schule"]
    assert (same[0].nearest.title, same[0].nearest.languages) == ("Schule", 2)
    assert [page.path for page in own] == ["mainz/de/theater"]


def test_report_counts_what_is_not_brought_over(server, region, school):
    region.events = [{}, {}]
    region.add_location("amt", "Amt")

    report = bring(server)

    assert report.counts == {"events": 2, "locations": 1, "imprint": 1}
    assert report.not_offered == []


# Queries


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_as_many_queries_whatever_it_says(server, region, count, django_assert_num_queries):
    section = "<h2>a</h2><p>b</p><table><tr><th>a<th>b<tr><td>1<td>2</table>"
    region.add("schule", de=("Schule", section * count), ar=("مدرسة", section * count))
    task = task_for(server)

    # Wagtail's search index first looks for its entry on SQLite.
    with django_assert_num_queries(85 if connection.vendor == "sqlite" else 84):
        write_page(task=task, fetched=Fetched({}), is_published=False)
