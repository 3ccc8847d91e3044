import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from content.editions.actions import refresh
from content.modules.models import InfoPage
from content.translations.models import Translation
from tests.factories import DistrictFactory
from tests.factories.homes import state_home

pytestmark = pytest.mark.django_db


def page(id_, title, **others):
    texts = {"de": {"title": title, "text": f"Text von {title}."}}
    texts |= {code: {"title": text, "text": text} for code, text in others.items()}
    return json.dumps({"id": id_, "translations": texts}, ensure_ascii=False)


@pytest.fixture
def mainz(state):
    district = DistrictFactory.create(slug="mainz", name_de="Mainz", with_home=True)
    refresh(everything=True)
    return district


@pytest.fixture
def run(tmp_path, mainz):
    def run(*lines, encoding="utf-8", **options):
        path = tmp_path / "pages.jsonl"
        path.write_text("\n".join(lines), encoding=encoding)
        output, problems, end = StringIO(), StringIO(), ""
        try:
            call_command(
                "import_pages", path, **{"district": "mainz", **options}, stdout=output, stderr=problems
            )
        except CommandError as error:
            end = str(error)
        return output.getvalue().strip(), problems.getvalue().splitlines(), end

    return run


def local_pages():
    return [(found.slug, found.title, found.live) for found in InfoPage.objects.order_by("path")]


def test_import_pages(run):
    result = run(page(1, "Bus", ar="حافلة"), "", page("b", "Straßenbahn"))

    assert result == ("Texts of pages: 3 created, 0 updated, 0 unchanged, 0 kept.", [], "")
    assert local_pages() == [("bus", "Bus", True), ("strassenbahn", "Straßenbahn", True)]


def test_import_pages_are_the_districts_own(run, client):
    DistrictFactory.create(slug="trier", name_de="Trier", with_home=True)
    refresh(everything=True)
    run(page(1, "Bus", ar="حافلة"))

    assert [client.get(f"/{place}/ar/bus/").status_code for place in ("mainz", "trier")] == [200, 404]
    assert "حافلة" in client.get("/mainz/ar/bus/").content.decode()


def test_import_pages_loads_the_good_lines_and_lists_the_bad(run):
    output, problems, end = run(page(1, "Bus"), "{", page(2, "Bahn", xx="?"), page(1, "Bus"), page(3, "Rad"))

    assert output == "Texts of pages: 2 created, 0 updated, 0 unchanged, 0 kept."
    assert [problem.partition(" (")[0] for problem in problems] == [
        "line 2: not JSON",
        "line 3: unknown language “xx”",
        "line 4: the id “1” stands in an earlier line",
    ]
    assert end == "3 lines could not be loaded."
    assert [title for _, title, _ in local_pages()] == ["Bus", "Rad"]


def test_import_pages_takes_what_json_takes_inside_a_line(run):
    _, problems, _ = run(page(1, "Bus\u2028und\u0085Bahn") + "\r")

    assert problems == []
    assert [title for _, title, _ in local_pages()] == ["Bus und Bahn"]


def test_import_pages_takes_a_byte_order_mark(run):
    assert run(page(1, "Bus"), encoding="utf-8-sig")[1:] == ([], "")


@pytest.mark.parametrize("title", ["!!!", "بيت", "Search", "Bus"])
def test_import_pages_gives_each_a_free_address(run, title, client):
    run(page(1, title), page(2, title))

    slugs = [slug for slug, _, _ in local_pages()]
    assert len(set(slugs)) == 2
    assert [client.get(f"/mainz/de/{slug}/").status_code for slug in slugs] == [200, 200]


def test_import_pages_again_changes_nothing(run):
    lines = page(1, "Bus", ar="حافلة"), page(2, "Bahn")
    run(*lines)

    assert run(*lines)[0] == "Texts of pages: 0 created, 0 updated, 3 unchanged, 0 kept."


def test_import_pages_again_updates_what_the_file_changed(run):
    run(page(1, "Bus", ar="حافلة"), page(2, "Bahn"))

    output, _, _ = run(page(1, "Linienbus", ar="باص"), page(2, "Bahn"))

    assert output == "Texts of pages: 0 created, 2 updated, 1 unchanged, 0 kept."
    assert local_pages() == [("bus", "Linienbus", True), ("bahn", "Bahn", True)]


def test_import_pages_again_keeps_what_an_editor_changed(run):
    run(page(1, "Bus"))
    edited = InfoPage.objects.get()
    edited.title = "Bus und Bahn"
    edited.save_revision().publish()

    assert run(page(1, "Linienbus"))[0] == "Texts of pages: 0 created, 0 updated, 0 unchanged, 1 kept."
    assert local_pages() == [("bus", "Bus und Bahn", True)]


def test_import_pages_again_finds_a_page_that_an_editor_moved(run):
    run(page(1, "Bus"), page(2, "Bahn"))
    bus, bahn = InfoPage.objects.order_by("path")
    bahn.move(bus, pos="last-child")

    assert (
        run(page(1, "Bus"), page(2, "Bahn"))[0]
        == "Texts of pages: 0 created, 0 updated, 2 unchanged, 0 kept."
    )


def test_import_pages_again_keeps_deleted_what_an_editor_deleted(run):
    run(page(1, "Bus", ar="حافلة"))
    InfoPage.objects.get().delete()

    output, _, _ = run(page(1, "Bus", ar="حافلة"))

    assert output == "Texts of pages: 0 created, 0 updated, 0 unchanged, 2 kept."
    assert local_pages() == []


def test_import_pages_says_which_languages_readers_are_not_offered(run, mainz):
    _, problems, end = run(page(1, "Bus", fr="Bus", uk="Автобус"))

    assert (problems, end) == (["Mainz does not offer readers French, Ukrainian; --offer would."], "")
    assert {language.code for language in mainz.languages} == {"de", "ar"}


def test_import_pages_offers_the_languages_of_the_file(run, mainz, client):
    run(page(1, "Bus", fr="Autobus"), offer=True)

    assert {language.code for language in mainz.languages} == {"de", "ar", "fr"}
    assert "Autobus" in client.get("/mainz/fr/bus/").content.decode()


@pytest.mark.parametrize(("reviewed", "origin"), [(False, "MACHINE"), (True, "PERSON")])
def test_import_pages_says_who_translated(run, reviewed, origin):
    run(page(1, "Bus", ar="حافلة"), reviewed=reviewed)

    assert {string.origin for string in Translation.objects.get().live_strings.values()} == {origin}


@pytest.mark.slow
def test_import_pages_tells_how_far_it_is(run):
    _, problems, _ = run(*["" for _ in range(99)], page(1, "Bus"))

    assert problems == ["50 lines read", "100 lines read"]


def test_import_pages_needs_a_district(run):
    assert run(page(1, "Bus"), district="bonn")[2] == "There is no district “bonn”."


def test_import_pages_needs_a_place_for_them(run):
    DistrictFactory.create(slug="trier", name_de="Trier")

    assert run(page(1, "Bus"), district="trier")[2] == "Trier has no place for pages of its own yet."


def test_import_pages_needs_a_file(mainz, tmp_path):
    with pytest.raises(CommandError) as problem:
        call_command("import_pages", tmp_path / "none.jsonl", district="mainz")

    assert str(problem.value).endswith("none.jsonl cannot be read: No such file or directory.")


def test_import_pages_needs_utf_8(run):
    _, _, end = run(page(1, "Bücher"), encoding="latin-1")

    assert re.search(r"pages\.jsonl is not encoded in UTF-8 \(byte \d+\)\.$", end)
    assert local_pages() == []


def test_import_pages_leaves_the_state_alone(run):
    run(page(1, "Bus"))

    assert not state_home().get_children().exists()
