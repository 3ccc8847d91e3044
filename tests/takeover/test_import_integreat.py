import json

import pytest
from django.core.management import CommandError, call_command

from content.districts.models import Contact
from content.editions.models import Address
from content.modules.models import InfoPage
from tests.factories import ContactFactory, ContactRoleFactory, DistrictFactory
from tests.takeover.fake_integreat import picture

NONE_BETWEEN = "0 updated, 0 unchanged, 0 conflict, 0 deleted here"
pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(region, mainz):
    """A region with two pages, an image, an office and an event."""
    region.files["/plan.png"] = picture()
    school = region.add(
        "schule", de=("Schule", '<h2>a</h2><p>b</p><img src="/plan.png">'), ar=("مدرسة", "<p>x</p>")
    )
    region.add("kurse", school, de=("Kurse", "<p>b</p>"), en=("Courses", "<p>b</p>"))
    region.add_location("jugendamt", "Jugendamt", phone_number="06131 1")
    region.events = [{}]
    ContactRoleFactory.create(key="jugendamt", name_de="Jugendamt")
    return region


@pytest.fixture
def run(server, filled, capsys):
    """Run the command; return what it prints, what it complains of, and the sentence it ends with."""

    def run_command(*arguments, place=None, region="mainz", **options):
        end = ""
        try:
            call_command("import_integreat", place or server.url, region, *arguments, **options)
        except CommandError as problem:
            end = str(problem)
        printed = capsys.readouterr()
        return printed.out.splitlines(), printed.err.splitlines(), end

    return run_command


def test_import_integreat(run):
    output, progress, end = run()

    assert output == [
        f"Texts of 2 pages: 3 created, {NONE_BETWEEN}, 1 built otherwise, 0 only here, 0 gone there, 0 failed.",
        "Beside the state's pages: 0 say the same, 0 are about the same, 0 are the district's own.",
        "1 things could not be kept as they were; the report names them.",
        "Not brought over: 1 events, 1 locations, 1 imprint.",
        "1 offices may fill a role of the district; --contacts fills it.",
        "2 old addresses lead to pages of today.",
        "What is new is a draft; --publish shows it to readers.",
        "The answers were not kept; --save FOLDER keeps them for a later version.",
    ]
    assert progress[0] == "German: pages"
    assert end == ""


# Wagtail leaves the file of a rendition to the garbage collector.
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")
def test_import_integreat_publishes(run, client):
    output, _, _ = run(publish=True)

    assert [line for line in output if "draft" in line] == []
    assert [page.live for page in InfoPage.objects.all()] == [True, True]


def test_import_integreat_only_tries(run):
    output, _, _ = run(dry_run=True, offer_languages=True, contacts=["jugendamt=jugendamt"])

    assert "Nothing was written." in output
    assert not InfoPage.objects.exists()
    assert not Contact.objects.exists()


def test_import_integreat_tells_how_far_it_is(run, filled):
    for number in range(10):
        filled.add(f"seite-{number}", de=("Seite", ""))

    assert "  10 of 12 pages" in run()[1]


def test_import_integreat_into_the_languages_that_are_wanted(run):
    _, progress, _ = run(languages="de, en")

    assert [line for line in progress if line.endswith("pages")] == ["German: pages", "English: pages"]


def test_import_integreat_from_what_was_kept(run, server, tmp_path):
    run(save=tmp_path / "kept")
    server.instead = lambda path: (404, {}, b"")

    output, _, end = run(place=str(tmp_path / "kept"))

    assert output[0].startswith("Texts of 2 pages: 0 created, 0 updated, 3 unchanged,")
    assert end == ""
    assert [line for line in output if "kept" in line] == [
        "1 things could not be kept as they were; the report names them."
    ]


def test_import_integreat_offers_languages(run, mainz):
    mainz.offered.filter(code__in=["ar", "en"]).delete()

    output, _, _ = run()
    assert "Not offered to readers: Arabic, English; --offer-languages offers them." in output
    output, _, _ = run(offer_languages=True)

    assert [line for line in output if "offer" in line] == []
    assert {language.code for language in mainz.languages} == {"de", "de-simple", "ar", "en"}


def test_import_integreat_names_languages_that_we_do_not_have(run, filled):
    filled.languages["tlh"] = "Klingonisch"

    assert "Languages that Lotse does not have: tlh." in run()[0]


def test_import_integreat_fills_roles(run, mainz):
    output, _, _ = run(contacts=["jugendamt=jugendamt"])

    assert "Roles filled: jugendamt." in output
    assert Contact.objects.get().phone == "06131 1"


def test_import_integreat_leaves_roles_that_are_filled(run, mainz):
    ContactFactory.create(district=mainz, role__key="jobcenter")

    _, problems, _ = run(contacts=["jobcenter=jugendamt"])

    assert problems[-1] == "Mainz has filled the role “jobcenter” already; it stays."


@pytest.mark.parametrize(
    ("contacts", "sentence"),
    [
        (["sozialamt=jugendamt"], "There is no role “sozialamt”."),
        (["jugendamt=sozialamt"], "Stadt Mainz names no office “sozialamt”."),
        (["jugendamt"], "Stadt Mainz names no office “”."),
    ],
)
def test_import_integreat_fills_no_role_that_is_not_there(run, contacts, sentence):
    assert run(contacts=contacts)[2] == sentence
    assert not InfoPage.objects.exists()


def test_import_integreat_leads_on_from_old_addresses(run):
    output, _, _ = run()

    assert "2 old addresses lead to pages of today." in output
    assert set(Address.objects.values_list("path", flat=True)) == {"schule", "schule/kurse"}


@pytest.mark.parametrize("called", ["worms", "Landkreis Worms"])
def test_import_integreat_into_another_district(run, called):
    worms = DistrictFactory.create(slug="worms", name_de="Landkreis Worms", with_home=True)

    assert run(district=called)[2] == ""
    assert InfoPage.objects.descendant_of(worms.home).count() == 2


def test_import_integreat_into_the_district_with_the_regions_name(run, filled, mainz):
    mainz.slug, mainz.name_de = "mz", "Stadt Mainz"
    mainz.save()

    assert run()[2] == ""


@pytest.mark.parametrize(
    ("district", "sentence"),
    [
        ("bonn", "There is no district “bonn”."),
        ("leer", "Kreis Leer has no place for pages of its own yet."),
    ],
)
def test_import_integreat_needs_a_district(run, district, sentence):
    DistrictFactory.create(slug="leer", name_de="Kreis Leer")

    assert run(district=district)[2] == sentence


def test_import_integreat_needs_a_district_that_is_called_so(run, filled, mainz):
    mainz.slug, mainz.name_de = "mz", "Mz"
    mainz.save()

    assert run()[2] == "There is no district “mainz”. Name one with --district."


def test_import_integreat_needs_the_region(run):
    assert run(region="bonn")[2] == "127.0.0.1 has no region “bonn”."


def test_import_integreat_says_what_could_not_be_read(run, filled):
    filled.pages[1].extra = {"content": None}

    assert run()[1][-2:] == [
        "de/pages, entry 2: has no path or no content",
        "en/pages, entry 1: has no path or no content",
    ]


def test_import_integreat_writes_a_report_for_programs(run, tmp_path):
    run(report=tmp_path / "report.json")

    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["region"], report["district"], report["texts"]["CREATED"]) == ("mainz", "Mainz", 3)
    assert [page["title"] for page in report["pages"]] == ["Schule", "Kurse"]
    assert report["pages"][0]["texts"][0]["losses"][0]["kind"] == "PICTURE_WITHOUT_TEXT"
    assert (report["contacts"][0]["role"], report["contacts"][0]["phone"]) == ("jugendamt", "06131 1")
    assert report["not_brought_over"] == {"events": 1, "locations": 1, "imprint": 1}


def test_import_integreat_writes_a_report_for_people(run, tmp_path):
    run(report=tmp_path / "report.html")

    assert "Stadt Mainz" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("report.pdf", "ends neither with .html nor with .json."),
        ("none/report.html", "cannot be written: No such file or directory."),
    ],
)
def test_import_integreat_needs_a_file_for_its_report(run, tmp_path, name, sentence):
    assert run(report=tmp_path / name)[2] == f"{tmp_path / name} {sentence}"
