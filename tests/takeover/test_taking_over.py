"""Bringing a region's pages over, once and again."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from wagtail.models import Page

from content.districts.models import District, DistrictHome
from content.editions.actions import refresh
from content.modules.models import InfoPage
from content.takeover.actions import pages as page_actions
from content.takeover.actions.pages import write_page
from content.takeover.actions.pictures import Fetched
from content.takeover.actions.running import Run, Wanted
from content.takeover.asking import ask
from content.takeover.losses import LossKind
from content.takeover.models import TakenText
from content.takeover.reading import reading_of
from content.takeover.similarity import Likeness
from content.takeover.sources import Server
from content.translations.actions import save_draft
from content.translations.models import Translation
from content.translations.staleness import Origin, String
from tests.factories import InfoPageFactory, translated
from tests.takeover.fake_integreat import without
from tests.takeover.running import bring, fates, page_at, strings_of, texts_of, translation_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mainz")]


@pytest.fixture
def school(region):
    """A page in German and Arabic."""
    return region.add(
        "schule", de=("Schule", "<h2>Wann?</h2><p>Bald.</p>"), ar=("مدرسة", "<h2>متى؟</h2><p>قريبًا.</p>")
    )


def titles():
    """Return the pages of all districts: depth, title as editors see it, address, and whether readers see it."""
    home = DistrictHome.objects.get()
    pages = Page.objects.descendant_of(home).order_by("path")
    return [(page.depth - home.depth, page.draft_title, page.slug, page.live) for page in pages]


def edit(slug, **texts):
    page = page_at(slug)
    for name, text in texts.items():
        setattr(page, name, text)
    page.save_revision()


def task_for(server):
    """Return what is to be written for the first page, whose draft has been created."""
    source = Server(server.url, "mainz")
    run = Run(source, ask(source), District.objects.get(), Wanted())
    run.create_missing()
    their = next(iter(run.german.values()))
    run.readings[their.path] = reading_of(their, run.origin, run.targets)
    return run._task(their, run.known.page(their.path).pk)


def test_pages_are_drafts_in_the_same_tree(server, region, school):
    courses = region.add("kurse", de=("Kurse", ""))
    region.add("anmeldung", school, de=("Anmeldung", ""))
    region.add("herbst", courses, de=("Herbst", ""))

    report = bring(server)

    assert titles() == [
        (1, "Schule", "schule", False),
        (2, "Anmeldung", "anmeldung", False),
        (1, "Kurse", "kurse", False),
        (2, "Herbst", "herbst", False),
    ]
    assert fates(report)["schule"] == {"de": "CREATED", "ar": "CREATED"}
    assert [page.depth for page in report.pages] == [0, 1, 0, 1]


def test_text_becomes_blocks(server, school):
    bring(server)

    (block,) = page_at("schule").body.raw_data
    assert (block["type"], block["value"]) == ("section", {"heading": "Wann?", "text": "<p>Bald.</p>"})


def test_translation_is_made_by_a_machine_for_all_we_know(server, school):
    bring(server)

    translation = translation_of("schule", "ar")
    assert strings_of("schule", "ar") == ["مدرسة", "متى؟", "<p>قريبًا.</p>"]
    assert {string.origin for string in translation.draft_strings.values()} == {Origin.MACHINE}
    assert (translation.missing, translation.outdated, translation.is_live) == (0, 0, False)


def test_readers_see_what_is_published(server, school, client):
    bring(server, is_published=True)
    refresh(everything=True)

    assert "Bald." in client.get("/mainz/de/schule/").content.decode()
    assert "قريبًا." in client.get("/mainz/ar/schule/").content.decode()


def test_readers_see_nothing_of_drafts(server, school, client):
    bring(server)
    refresh(everything=True)

    assert client.get("/mainz/de/schule/").status_code == 404


def test_links_lead_to_our_pages_in_every_language(server, region, school):
    school.slugs["ar"] = "مدرسة"
    link = '<a href="https://app.example.org/mainz/{}/{}/">x</a>'
    region.add("kurse", de=("Kurse", link.format("de", "schule")), ar=("دورات", link.format("ar", "مدرسة")))

    bring(server)

    leads = f'<p><a linktype="page" id="{page_at("schule").pk}">x</a></p>'
    assert texts_of(page_at("kurse")) == [leads]
    assert strings_of("kurse", "ar") == ["دورات", leads]


def test_organisation_is_a_source(server, school):
    school.extra = {"organization": {"name": "Verein", "website": "https://example.org", "logo": ""}}

    bring(server)

    (source,) = page_at("schule").sources.raw_data
    assert source["value"] == {"title": "Verein", "url": "https://example.org"}


def test_organisation_without_an_address_is_lost(server, school):
    school.extra = {"organization": {"name": "Verein", "website": None, "logo": ""}}

    assert bring(server).losses == {LossKind.ORGANISATION: 2}


@pytest.mark.parametrize(
    ("slug", "title", "expected"),
    [
        ("schule", "x", "schule"),
        ("search", "x", "search-2"),
        ("müll", "x", "muell"),
        ("مدرسة", "Straße", "strasse"),
        ("مدرسة", "مدرسة", "seite"),
        ("x" * 100, "x", "x" * 80),
    ],
)
def test_addresses_stay_as_near_as_can_be(server, region, slug, title, expected):
    region.add(slug, de=(title, ""))

    bring(server)

    assert titles()[0][2] == expected


def test_addresses_are_free(server, region, school):
    region.add("Schüle", de=("x", ""))
    region.add("schuele", de=("y", ""))

    bring(server)

    assert [slug for _, _, slug, _ in titles()] == ["schule", "schuele", "schuele-2"]


# What is built otherwise


def test_translation_that_is_built_otherwise_is_left_out(server, school):
    school.said["ar"] = ("مدرسة", "<p>قريبًا.</p>")

    report = bring(server)

    assert fates(report)["schule"] == {"de": "CREATED", "ar": "BUILT_OTHERWISE"}
    assert not Translation.objects.exists()


def test_translation_is_taken_once_it_is_built_alike(server, school):
    alike, school.said["ar"] = school.said["ar"], ("مدرسة", "<p>قريبًا.</p>")
    bring(server)
    school.said["ar"] = alike

    assert fates(bring(server))["schule"] == {"de": "UNCHANGED", "ar": "CREATED"}


def test_simple_german_may_be_built_otherwise(server, region, school):
    region.languages["de-si"] = "Einfach"
    school.said["de-si"] = ("Schule einfach", "<p>Bald ist Schule.</p><table><tr><td>a</table>")

    report = bring(server, is_published=True)

    translation = translation_of("schule", "de-simple")
    assert fates(report)["schule"]["de-simple"] == "CREATED"
    assert list(translation.live_strings) == ["title"]
    assert [block["value"]["text"] for block in translation.own_live_body.blocks] == [
        "<p>Bald ist Schule.</p><p>a</p>"
    ]
    assert translation.own_live_body.origin is Origin.MACHINE


def test_simple_german_that_is_built_alike_later_gives_up_its_own_text(server, region, school):
    region.languages["de-si"] = "Einfach"
    school.said["de-si"] = ("Schule einfach", "<p>Bald.</p>")
    bring(server)
    school.said["de-si"] = ("Schule einfach", "<h2>Wann</h2><p>Bald.</p>")

    report = bring(server)

    assert fates(report)["schule"]["de-simple"] == "UPDATED"
    assert translation_of("schule", "de-simple").draft_body is None


def test_page_that_is_not_there_in_german_is_named(server, region, school):
    region.add("nur", ar=("فقط", ""))

    assert bring(server).only_elsewhere == ["mainz/ar/nur"]


# Again


def test_again_changes_nothing(server, school):
    bring(server, is_published=True)
    before = list(Page.objects.values_list("pk", "latest_revision"))

    report = bring(server, is_published=True)

    assert fates(report) == {"schule": {"de": "UNCHANGED", "ar": "UNCHANGED"}}
    assert list(Page.objects.values_list("pk", "latest_revision")) == before


def test_again_brings_up_to_date_what_has_changed_there(server, school):
    bring(server)
    school.said |= {
        "de": ("Schulen", "<h2>Wann?</h2><p>Heute.</p>"),
        "ar": ("مدارس", "<h2>متى؟</h2><p>اليوم.</p>"),
    }

    report = bring(server)

    assert fates(report) == {"schule": {"de": "UPDATED", "ar": "UPDATED"}}
    assert texts_of(page_at("schule")) == ["<p>Heute.</p>"]
    assert strings_of("schule", "ar") == ["مدارس", "متى؟", "<p>اليوم.</p>"]
    assert titles() == [(1, "Schulen", "schule", False)]


def test_again_brings_up_to_date_what_readers_see(server, school):
    bring(server, is_published=True)
    school.said["de"] = ("Schule", "<h2>Wann?</h2><p>Heute.</p>")

    bring(server)
    assert InfoPage.objects.get().has_unpublished_changes
    report = bring(server, is_published=True)

    assert fates(report)["schule"]["de"] == "UNCHANGED"
    assert texts_of(InfoPage.objects.get()) == ["<p>Heute.</p>"]


def test_again_keeps_the_ids_of_blocks(server, school):
    bring(server)
    (before,) = page_at("schule").body.raw_data
    school.said["de"] = ("Schule", "<p>Neu.</p><h2>Wann?</h2><p>Heute.</p>")
    bring(server)
    school.said["de"] = ("Schule", "<p>Neu.</p><h2>Wann?</h2><p>Morgen.</p>")
    (_, second) = page_at("schule").body.raw_data

    bring(server)

    assert [block["id"] for block in page_at("schule").body.raw_data][1] == second["id"]
    assert second["id"] != before["id"]


def test_translation_that_stayed_is_outdated_where_the_german_changed(server, school):
    bring(server, is_published=True)
    school.said["de"] = ("Schule", "<h2>Wann?</h2><p>Heute.</p>")

    report = bring(server, is_published=True)

    translation = translation_of("schule", "ar")
    assert fates(report)["schule"] == {"de": "UPDATED", "ar": "UNCHANGED"}
    assert (translation.outdated, translation.missing) == (1, 0)
    assert fates(bring(server, is_published=True))["schule"]["ar"] == "UNCHANGED"


def test_translation_of_a_draft_that_readers_do_not_see_yet_is_completed_later(server, school):
    bring(server, is_published=True)
    for code, more in (("de", "<h2>Wo?</h2><p>Hier.</p>"), ("ar", "<h2>أين؟</h2><p>هنا.</p>")):
        school.said[code] = (school.said[code][0], school.said[code][1] + more)
    bring(server)
    assert "<p>هنا.</p>" not in strings_of("schule", "ar")
    InfoPage.objects.get().latest_revision.publish()

    report = bring(server)

    assert fates(report)["schule"] == {"de": "UNCHANGED", "ar": "UPDATED"}
    assert strings_of("schule", "ar")[-1] == "<p>هنا.</p>"
    assert fates(bring(server))["schule"] == {"de": "UNCHANGED", "ar": "UNCHANGED"}


def test_publishing_later_shows_what_was_a_draft(server, school):
    bring(server)

    report = bring(server, is_published=True)

    assert fates(report)["schule"] == {"de": "UNCHANGED", "ar": "UNCHANGED"}
    assert InfoPage.objects.get().live
    assert translation_of("schule", "ar").is_live
    assert fates(bring(server))["schule"] == {"de": "UNCHANGED", "ar": "UNCHANGED"}


def test_publishing_later_leaves_to_people_what_they_have_changed(server, school):
    bring(server)
    edit("schule", title="Unsere Schulen")
    translated(page_at("schule"), "ar")
    translation = translation_of("schule", "ar")
    translation.live, translation.live_at = None, None
    translation.save()

    bring(server, is_published=True)

    assert not InfoPage.objects.get().live
    assert not translation_of("schule", "ar").is_live


@pytest.mark.parametrize("is_changed", [False, True])
def test_publishing_again_leaves_out_what_somebody_took_away_from_readers(server, school, is_changed):
    bring(server, is_published=True)
    InfoPage.objects.get().unpublish()
    school.said["de"] = ("Schulen" if is_changed else "Schule", school.said["de"][1])

    report = bring(server, is_published=True)

    assert fates(report)["schule"]["de"] == ("UPDATED" if is_changed else "UNCHANGED")
    assert not InfoPage.objects.get().live


def test_page_that_is_new_there_comes_last_at_its_place(server, region, school):
    bring(server)
    region.add("anmeldung", school, de=("Anmeldung", ""))

    report = bring(server)

    assert fates(report)["schule/anmeldung"] == {"de": "CREATED"}
    assert [(depth, title) for depth, title, _, _ in titles()] == [(1, "Schule"), (2, "Anmeldung")]


def test_page_that_has_gone_there_stays(server, region, school):
    bring(server)
    server.region = without(region, school)

    report = bring(server)

    assert fates(report) == {"schule": {"de": "GONE_THERE"}}
    assert [title for _, title, _, _ in titles()] == ["Schule"]


def test_translation_that_has_gone_there_stays(server, school):
    bring(server)
    del school.said["ar"]

    assert fates(bring(server)) == {"schule": {"de": "UNCHANGED", "ar": "GONE_THERE"}}
    assert Translation.objects.count() == 1


def test_language_that_is_not_asked_for_has_not_gone(server, region, school):
    bring(server)
    del region.languages["ar"]

    assert fates(bring(server)) == {"schule": {"de": "UNCHANGED"}}


@pytest.mark.parametrize("is_tried", [False, True])
def test_page_that_moved_there_is_known_again(server, school, is_tried):
    bring(server)
    school.slug = "schulen"

    report = bring(server, is_tried=is_tried)

    assert fates(report) == {"schulen": {"de": "UNCHANGED", "ar": "UNCHANGED"}}
    assert [slug for _, _, slug, _ in titles()] == ["schule"]
    paths = set(TakenText.objects.values_list("their_path", flat=True))
    assert paths == {"mainz/de/schule" if is_tried else "mainz/de/schulen"}


# What people have changed here


def test_what_somebody_changed_here_stays(server, school):
    bring(server)
    edit("schule", title="Unsere Schulen")

    assert fates(bring(server)) == {"schule": {"de": "UNCHANGED", "ar": "UNCHANGED"}}
    assert page_at("schule").title == "Unsere Schulen"


def test_what_changed_there_and_here_is_a_conflict(server, school):
    bring(server)
    edit("schule", title="Unsere Schulen")
    school.said |= {"de": ("Schulen", ""), "ar": ("مدارس", "")}

    report = bring(server)

    assert fates(report) == {"schule": {"de": "CONFLICT", "ar": "CONFLICT"}}
    assert page_at("schule").title == "Unsere Schulen"
    assert strings_of("schule", "ar")[0] == "مدرسة"


def test_saving_without_a_change_is_none(server, school):
    bring(server)
    body = list(page_at("schule").body.raw_data)
    body[0]["value"]["text"] = '<p data-block-key="abc12">Bald.</p>'
    edit("schule", body=body)
    school.said["de"] = ("Schulen", school.said["de"][1])

    assert fates(bring(server))["schule"]["de"] == "UPDATED"


def test_translation_that_somebody_changed_here_stays(server, school):
    bring(server)
    page = page_at("schule")
    strings = translation_of("schule", "ar").draft_strings
    strings["title"] = String("مدرستنا", strings["title"].digest)
    save_draft(page=page, language="ar", strings=strings, by=None)

    assert fates(bring(server))["schule"]["ar"] == "UNCHANGED"
    school.said["ar"] = ("مدارس", school.said["ar"][1])
    assert fates(bring(server))["schule"]["ar"] == "CONFLICT"
    assert strings_of("schule", "ar")[0] == "مدرستنا"


def test_translation_that_was_deleted_here_is_not_brought_again(server, school):
    bring(server)
    Translation.objects.all().delete()

    assert fates(bring(server, is_published=True))["schule"]["ar"] == "UNCHANGED"
    school.said["ar"] = ("مدارس", school.said["ar"][1])
    assert fates(bring(server))["schule"]["ar"] == "CONFLICT"


def test_translation_that_is_only_here_stays(server, school):
    arabic = school.said.pop("ar")
    bring(server)
    translated(page_at("schule"), "ar")
    school.said["ar"] = arabic

    assert fates(bring(server))["schule"]["ar"] == "ONLY_HERE"
    assert strings_of("schule", "ar")[0] == "[ar] Schule"


def test_page_that_somebody_deleted_is_not_brought_again(server, region, school):
    bring(server)
    InfoPage.objects.get().delete()
    region.add("anmeldung", school, de=("Anmeldung", ""))

    report = bring(server)

    assert fates(report) == {"schule": {"de": "DELETED_HERE"}, "schule/anmeldung": {"de": "DELETED_HERE"}}
    assert titles() == []


def test_page_that_somebody_moved_is_found(server, region, school):
    region.add("kurse", de=("Kurse", ""))
    bring(server)
    courses = Page.objects.get(slug="kurse")
    Page.objects.get(slug="schule").move(courses, pos="first-child")
    region.add("anmeldung", school, de=("Anmeldung", ""))

    bring(server)

    assert [(depth, slug) for depth, _, slug, _ in titles()] == [
        (1, "kurse"),
        (2, "schule"),
        (3, "anmeldung"),
    ]


def test_page_that_is_deleted_meanwhile_stays_deleted(server, school):
    task = task_for(server)
    InfoPage.objects.get().delete()

    (told,) = write_page(task=task, fetched=Fetched({}), is_published=False)

    assert told.fate.value == "DELETED_HERE"


# Broken off


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
    with django_assert_num_queries(76 if connection.vendor == "sqlite" else 75):
        write_page(task=task, fetched=Fetched({}), is_published=False)
