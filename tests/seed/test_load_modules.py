from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from content.districts.models import Contact, ContactRole, District, StateHome
from content.editions.actions import refresh
from content.modules.models import InfoPage
from content.seed.actions import load_modules
from content.seed.files import BadModuleFile, shipped_pages
from content.seed.workflows import DEFAULT_GROUPS
from content.translations import actions as translations
from content.translations.models import Explanation, Term, Translation
from content.translations.queries import source_segments
from content.translations.queries.board import cells_of
from content.translations.staleness import Origin, Status, status_of
from tests.factories import DistrictFactory, InfoPageFactory
from tests.factories.module_files import rewrite
from tests.factories.translations import strings_of

pytestmark = pytest.mark.django_db


def load(folder):
    return dict(load_modules(pages=shipped_pages(folder)))


def visit():
    return InfoPage.objects.get(slug="termin")


def outdated_keys(page):
    strings = Translation.objects.get(page_id=page.pk, language="ar").live_strings
    segments = source_segments(InfoPage.objects.get(pk=page.pk))
    return [
        segment.text for segment in segments if status_of(segment, strings[segment.key]) is Status.OUTDATED
    ]


def test_load_modules_publishes_pages_and_translations(state, modules):
    outcome = load(modules)

    assert outcome == {"created": 4}
    assert [(page.relative_path(), page.title, page.live) for page in InfoPage.objects.order_by("path")] == [
        ("amt", "Amt", True),
        ("amt/termin", "Termin", True),
    ]
    assert sorted(Translation.objects.values_list("page__slug", "language")) == [
        ("amt", "ar"),
        ("termin", "ar"),
    ]


def test_load_modules_links_pages_with_each_other(state, modules):
    load(modules)

    text = InfoPage.objects.get(slug="amt").body[0].value["text"].source
    assert text == f'<p>Sie brauchen oft einen <a linktype="page" id="{visit().pk}">Termin</a>.</p>'


def test_load_modules_says_where_facts_come_from(state, modules):
    load(modules)

    page = InfoPage.objects.get(slug="amt")
    assert [dict(block.value) for block in page.sources] == [
        {"title": "Land Rheinland-Pfalz", "url": "https://example.org/amt"}
    ]
    assert str(page.checked_date) == "2026-11-21"


@pytest.mark.parametrize(
    ("slug", "status"), [("amt", Status.MACHINE_TRANSLATED), ("termin", Status.UP_TO_DATE)]
)
def test_load_modules_knows_who_made_a_translation(state, modules, slug, status):
    load(modules)

    arabic = cells_of(InfoPage.objects.get(slug=slug))["ar"]
    assert arabic.status is status


def test_load_modules_twice_changes_nothing(state, modules):
    load(modules)
    before = InfoPage.objects.values_list("slug", "latest_revision", "last_published_at").order_by("pk")
    seen = list(before)

    assert load(modules) == {"unchanged": 4}
    assert list(before.all()) == seen


@pytest.mark.parametrize("is_published", [True, False], ids=["published", "draft"])
def test_load_modules_keeps_what_an_editor_changed(state, modules, is_published):
    load(modules)
    page = visit()
    page.summary = "Von der Redaktion."
    revision = page.save_revision()
    if is_published:
        revision.publish()
    rewrite(modules / "amt" / "visit.de.toml", ("So bekommen Sie", "Hier bekommen Sie"))

    assert load(modules) == {"unchanged": 3, "kept": 1}
    assert visit().get_latest_revision_as_object().summary == "Von der Redaktion."


def test_load_modules_keeps_what_a_translator_changed(state, modules):
    load(modules)
    page = visit()
    translations.save_draft(page=page, language="ar", strings=strings_of(page, str.upper), by=None)
    rewrite(modules / "amt" / "visit.ar.toml", ("موعد", "لقاء"))

    assert load(modules) == {"unchanged": 3, "kept": 1}
    assert Translation.objects.get(page__slug="termin").draft_strings["title"].text == "TERMIN"


def test_load_modules_keeps_a_translation_that_was_there_before_ours(state, modules):
    arabic = modules / "amt" / "visit.ar.toml"
    shipped = arabic.read_text()
    arabic.unlink()
    load(modules)
    page = visit()
    translations.save_draft(page=page, language="ar", strings=strings_of(page, str.upper), by=None)
    arabic.write_text(shipped)

    assert load(modules) == {"unchanged": 3, "kept": 1}


def test_load_modules_keeps_deleted_what_an_editor_deleted(state, modules):
    load(modules)
    visit().delete()

    outcome = load(modules)

    assert outcome["kept"] == 2
    assert list(InfoPage.objects.values_list("slug", flat=True)) == ["amt"]


def test_load_modules_leaves_the_text_of_a_link_to_a_deleted_page(state, modules):
    load(modules)
    visit().delete()

    load(modules)

    assert InfoPage.objects.get().body[0].value["text"].source == "<p>Sie brauchen oft einen Termin.</p>"


def test_load_modules_keeps_deleted_what_lies_under_a_deleted_page(state, modules):
    load(modules)
    InfoPage.objects.get(slug="amt").delete()

    assert load(modules) == {"kept": 4}
    assert not InfoPage.objects.exists()


def test_load_modules_keeps_a_translation_deleted(state, modules):
    load(modules)
    Translation.objects.filter(page__slug="termin").delete()

    assert load(modules) == {"unchanged": 3, "kept": 1}


def test_load_modules_updates_what_nobody_has_touched(state, modules):
    load(modules)
    rewrite(modules / "amt" / "visit.de.toml", ("So bekommen Sie", "Hier bekommen Sie"))
    rewrite(modules / "amt" / "index.ar.toml", ("من يساعدكم.", "من يساعدكم الآن."))

    assert load(modules) == {"updated": 2, "unchanged": 2}
    assert visit().summary == "Hier bekommen Sie einen Termin."
    arabic = Translation.objects.get(page__slug="amt")
    assert arabic.live_strings["summary"].text == "من يساعدكم الآن."


def test_load_modules_outdates_exactly_the_string_whose_german_changed(state, modules):
    load(modules)
    rewrite(modules / "amt" / "visit.de.toml", ("Ein Brief vom Amt.", "Ein Brief der Behörde."))

    load(modules)

    assert outdated_keys(visit()) == ["<p>Ein Brief der Behörde.</p>"]


def test_load_modules_outdates_nothing_because_of_a_link(state, modules):
    InfoPageFactory.create_batch(3)

    load(modules)

    assert outdated_keys(InfoPage.objects.get(slug="amt")) == []


def test_load_modules_has_a_string_without_a_stamp_outdated(state, modules):
    path = modules / "amt" / "index.ar.toml"
    path.write_text(path.read_text().replace('"title" = ', '"other" = '))

    load(modules)

    assert outdated_keys(InfoPage.objects.get(slug="amt")) == ["Amt"]


def test_load_modules_adds_a_page_that_is_new(state, modules):
    load(modules)
    (modules / "amt" / "mail.de.toml").write_text('slug = "brief"\ntitle = "Brief"\n')

    assert load(modules) == {"unchanged": 4, "created": 1}
    assert InfoPage.objects.get(slug="brief").relative_path() == "amt/brief"


def test_load_modules_reaches_readers(state, modules, client):
    DistrictFactory.create(slug="mainz")
    load(modules)
    refresh(everything=True)

    html = client.get("/mainz/ar/amt/").content.decode()

    assert '<a href="/mainz/ar/amt/termin/">موعد</a>' in html


BAD_FILES = [
    pytest.param("index.de", "title = [", "index.de.toml: ", id="broken-toml"),
    pytest.param("visit.ar", "title = [", "visit.ar.toml: ", id="broken-toml-translation"),
    pytest.param("index.de", 'slug = "amt"', "index.de.toml: there is no “title”.", id="no-title"),
    pytest.param("index.de", 'title = "Amt"\nslug = 5', "index.de.toml: there is no “slug”.", id="no-slug"),
    pytest.param(
        "index.de",
        'slug = "amt"\ntitle = "Amt"\n[[blocks]]\nid = "a"\ntype = "sektion"',
        "index.de.toml: block “a” is of an unknown type, “sektion”.",
        id="unknown-type",
    ),
    pytest.param(
        "index.de",
        'slug = "amt"\ntitle = "Amt"\n[[blocks]]\nid = "a"',
        "index.de.toml: block “a” has no “type”.",
        id="no-type",
    ),
    pytest.param(
        "index.de",
        'slug = "amt"\ntitle = "Amt"\n[[blocks]]\ntype = "section"',
        "index.de.toml: the blocks are not a list in which each has an “id”.",
        id="block-without-id",
    ),
    pytest.param(
        "index.de",
        'slug = "amt"\ntitle = "Amt"\nblocks = "many"',
        "index.de.toml: the blocks are not a list in which each has an “id”.",
        id="blocks-are-text",
    ),
    pytest.param(
        "index.de",
        'slug = "amt"\ntitle = "Amt"\n' + '[[blocks]]\nid = "a"\ntype = "section"\n' * 2,
        "index.de.toml: two of the blocks have the id “a”.",
        id="same-id-twice",
    ),
    pytest.param(
        "index.de",
        'slug = "amt"\ntitle = "Amt"\n[[blocks]]\nid = "a"\ntype = "steps"\nitems = [{title = "Los"}]',
        "index.de.toml: the items of “a” are not a list in which each has an “id”.",
        id="item-without-id",
    ),
    pytest.param(
        "index.de",
        'slug = "amt"\ntitle = "Amt"\n[[sources]]\ntitle = "Land"',
        "index.de.toml: a source has no “title” or no “url”.",
        id="source-without-url",
    ),
    pytest.param(
        "index.de",
        'slug = "amt"\ntitle = "Amt"\n[[blocks]]\nid = "a"\ntype = "section"\ntext = "[Weg](page:amt/weg)"',
        "index.de.toml: There is no page “amt/weg” to link to.",
        id="unknown-link",
    ),
    pytest.param(
        "index.de",
        'slug = "amt"\ntitle = "Amt"\n[[blocks]]\nid = "a"\ntype = "section"\ntext = 5',
        "index.de.toml: ",
        id="number-for-text",
    ),
    pytest.param(
        "index.de", 'slug = "Amt am Markt"\ntitle = "Amt"', "index.de.toml: ", id="slug-that-is-none"
    ),
    pytest.param(
        "visit.ar",
        "[blocks.gone]\ntext = 'x'",
        "visit.ar.toml: German has no block “gone”.",
        id="translates-an-unknown-block",
    ),
    pytest.param(
        "visit.ar",
        "[blocks]\nhow = 'x'",
        "visit.ar.toml: block “how” is not a table.",
        id="translates-a-block-as-text",
    ),
    pytest.param(
        "visit.ar",
        "blocks = 'x'",
        "visit.ar.toml: German has no block “blocks”.",
        id="translated-blocks-are-text",
    ),
    pytest.param(
        "visit.ar",
        "[blocks.how.items.wait]\ntitle = 'x'",
        "visit.ar.toml: German has no item “wait” in “how”.",
        id="translates-an-unknown-item",
    ),
    pytest.param(
        "visit.ar",
        "[blocks.how.items.go]\ntext = 'x'",
        "visit.ar.toml: German has no “body.how.items.go.text”.",
        id="translates-an-empty-text",
    ),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD_FILES)
def test_load_modules_changes_nothing_where_a_file_is_bad(state, modules, name, content, message):
    path = modules / "amt" / f"{name}.toml"
    path.write_text(content)

    with pytest.raises(BadModuleFile) as problem:
        load(modules)

    assert str(problem.value).startswith(f"{path.parent}/{message}")
    assert (InfoPage.objects.count(), Translation.objects.count()) == (0, 0)


def test_load_modules_changes_nothing_where_a_file_is_not_utf_8(state, modules):
    (modules / "amt" / "index.de.toml").write_bytes('title = "Büro"'.encode("latin-1"))

    with pytest.raises(BadModuleFile, match=r"index\.de\.toml: 'utf-8' codec can't decode"):
        load(modules)


def test_load_modules_knows_the_languages(state, modules):
    (modules / "amt" / "index.xx.toml").write_text('title = "?"')

    with pytest.raises(BadModuleFile, match=r"index\.xx\.toml: there is no language “xx”\.$"):
        load(modules)


def test_load_modules_changes_nothing_where_an_address_is_taken(state, modules):
    InfoPageFactory.create(slug="amt")

    with pytest.raises(BadModuleFile, match=r"amt/index\.de\.toml: "):
        load(modules)

    assert InfoPage.objects.count() == 1


def test_load_modules_changes_nothing_where_a_title_is_too_long(state, modules):
    load(modules)
    rewrite(modules / "amt" / "visit.de.toml", ('title = "Termin"', f'title = "{"Termin" * 50}"'))

    with pytest.raises(BadModuleFile, match=r"amt/visit\.de\.toml: "):
        load(modules)

    assert visit().title == "Termin"


def test_load_modules_passes_over_an_empty_folder(state, modules):
    (modules / "empty").mkdir()

    assert load(modules) == {"created": 4}


def test_load_modules_needs_a_folder(state, tmp_path):
    with pytest.raises(BadModuleFile, match=r"nowhere: there is no such folder\.$"):
        load(tmp_path / "nowhere")


def run(folder):
    output, progress = StringIO(), StringIO()
    call_command("load_modules", folder=folder, stdout=output, stderr=progress)
    return output.getvalue().splitlines(), progress.getvalue().splitlines()


@pytest.mark.slow
def test_command_fills_an_empty_database(db, modules):
    for number in range(10):
        (modules / "amt" / f"{number}.de.toml").write_text(
            f'slug = "nummer-{number}"\ntitle = "Nummer {number}"\n'
        )

    output, progress = run(modules)

    assert output == [
        "36 districts created.",
        f"{Group.objects.exclude(name__in=DEFAULT_GROUPS).count()} groups created.",
        f"{ContactRole.objects.count() + Contact.objects.count()} contact roles and contacts created.",
        f"{Term.objects.count() + Explanation.objects.count()} official terms and explanations created.",
        "Texts of pages: 14 created, 0 updated, 0 unchanged, 0 kept.",
    ]
    assert progress[0].strip() == "10 of 12"
    assert (District.objects.count(), StateHome.objects.count()) == (36, 1)


@pytest.mark.slow
def test_command_says_in_one_sentence_what_is_wrong(state, modules):
    (modules / "amt" / "visit.ar.toml").write_text("[blocks.gone]\ntext = 'x'")

    with pytest.raises(CommandError) as problem:
        run(modules)

    assert str(problem.value).endswith("amt/visit.ar.toml: German has no block “gone”.")


def test_origin_of_reviewed_strings(state, modules):
    load(modules)

    strings = Translation.objects.get(page__slug="termin").live_strings.values()
    assert {string.origin for string in strings} == {Origin.PERSON}


@pytest.mark.slow
def test_command_lets_translations_say_how_they_stand(db, modules):
    run(modules)
    Translation.objects.update(total=0)

    run(modules)

    assert not Translation.objects.filter(total=0).exists()


def test_a_page_has_the_purpose_that_its_file_names(state, modules):
    rewrite(modules / "amt" / "index.de.toml", ('icon = "advice"', 'icon = "advice"\npurpose = "IMPRINT"'))

    load(modules)

    assert [InfoPage.objects.get(slug=slug).purpose for slug in ("amt", "termin")] == ["IMPRINT", ""]


def test_a_page_for_a_purpose_that_an_editor_has_written_one_for_is_left_out(state, modules):
    own = InfoPageFactory.create(parent=state, slug="impressum", purpose="IMPRINT")
    rewrite(modules / "amt" / "index.de.toml", ('icon = "advice"', 'icon = "advice"\npurpose = "IMPRINT"'))

    load(modules)

    assert list(InfoPage.objects.values_list("pk", "purpose")) == [(own.pk, "IMPRINT")]


@pytest.mark.parametrize("purpose", ["COOKIES", "EVENT"], ids=["unknown", "without-a-time"])
def test_a_purpose_that_a_file_cannot_have_is_refused(state, modules, purpose):
    rewrite(modules / "amt" / "index.de.toml", ('icon = "advice"', f'icon = "advice"\npurpose = "{purpose}"'))

    with pytest.raises(BadModuleFile, match="index"):
        load(modules)
