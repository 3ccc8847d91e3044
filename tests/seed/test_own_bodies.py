"""Texts of their own, as they are shipped in files."""

import pytest
from django.core.management import call_command

from content.modules.models import InfoPage
from content.seed.actions import load_modules
from content.seed.files import BadModuleFile, PageFiles, shipped_pages
from content.translations import actions
from content.translations.bodies import Body
from content.translations.models import Translation
from content.translations.queries import source_segments
from content.translations.staleness import Origin
from tests.factories.blocks import section
from tests.factories.module_files import rewrite

pytestmark = pytest.mark.django_db

SIMPLE = """
origin = "machine"
title = "Das Amt"
summary = "Das Amt hilft."

[[blocks]]
id = "what"
type = "section"
heading = "Was ist das Amt?"
text = "Lesen Sie: [Der Termin](page:amt/visit)."

[[blocks]]
id = "more"
type = "steps"
heading = "So geht es"
items = [{id = "go", title = "Gehen Sie hin", text = "**Morgens**."}]
"""


@pytest.fixture
def simple(modules):
    path = modules / "amt" / "index.de-simple.toml"
    path.write_text(SIMPLE.lstrip(), encoding="utf-8")
    stamp(modules)
    return path


def stamp(modules, **options):
    call_command("stamp_modules", folder=modules, verbosity=0, **options)


def load(modules):
    return dict(load_modules(pages=shipped_pages(modules)))


def german():
    return InfoPage.objects.get(slug="amt")


def loaded():
    return Translation.objects.get(language="de-simple")


def test_a_text_of_its_own_is_loaded_and_published(state, modules, simple):
    load(modules)

    body = loaded().own_live_body
    what, more = body.blocks
    assert (what["id"], what["value"]["heading"]) == (german().body[0].id, "Was ist das Amt?")
    assert f'id="{InfoPage.objects.get(slug="termin").pk}"' in what["value"]["text"]
    assert more["value"]["items"][0]["value"] == {"title": "Gehen Sie hin", "text": "<p><b>Morgens</b>.</p>"}
    assert (body.origin, body.is_outdated(source_segments(german()))) == (Origin.MACHINE, False)


def test_beside_it_title_and_summary_are_translated(state, modules, simple):
    load(modules)

    strings = {key: string.text for key, string in loaded().live_strings.items()}
    assert strings == {"title": "Das Amt", "summary": "Das Amt hilft."}


def test_what_a_person_has_reviewed_is_theirs(state, modules, simple):
    rewrite(simple, ('"machine"', '"reviewed"'))

    load(modules)

    assert loaded().own_live_body.origin is Origin.PERSON


def test_loading_it_again_changes_nothing(state, modules, simple):
    load(modules)
    before = loaded().updated_at

    assert (load(modules), loaded().updated_at) == ({"unchanged": 5}, before)


def test_a_rewritten_file_is_loaded(state, modules, simple):
    load(modules)
    rewrite(simple, ("Was ist das Amt?", "Das Amt"))

    assert load(modules) == {"unchanged": 4, "updated": 1}
    assert loaded().own_live_body.blocks[0]["value"]["heading"] == "Das Amt"


def test_a_file_that_translates_again_takes_the_text_away(state, modules, simple):
    load(modules)
    simple.write_text('origin = "machine"\ntitle = "Das Amt"\n', encoding="utf-8")

    assert load(modules) == {"unchanged": 4, "updated": 1}
    assert (loaded().draft_body, loaded().live_body) == (None, None)


def test_what_a_person_wrote_is_kept(state, modules, simple):
    load(modules)
    own = Body([section("own", "Von mir", "Neu.")])
    actions.save_body(page=german(), language="de-simple", body=own, by=None)
    rewrite(simple, ("Was ist das Amt?", "Das Amt"))

    assert load(modules) == {"unchanged": 4, "kept": 1}
    assert loaded().own_draft_body == own


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([("Was ist ein Amt?", "Was tut ein Amt?")], id="changed"),
        pytest.param([('heading = "Was ist ein Amt?"\n', "")], id="gone"),
        pytest.param([('id = "what"', 'id = "other"')], id="another-block"),
    ],
)
def test_it_is_outdated_when_the_german_has_changed_since_it_was_stamped(state, modules, simple, changes):
    rewrite(modules / "amt" / "index.de.toml", *changes)
    (modules / "amt" / "index.ar.toml").unlink()
    stamp(modules)

    load(modules)

    assert loaded().own_live_body.is_outdated(source_segments(german()))


def test_stamping_anew_says_that_it_was_compared(state, modules, simple):
    rewrite(modules / "amt" / "index.de.toml", ("Was ist ein Amt?", "Was tut ein Amt?"))
    stamp(modules, renew=True)

    load(modules)

    assert not loaded().own_live_body.is_outdated(source_segments(german()))


@pytest.mark.parametrize(
    ("language", "change", "problem"),
    [
        pytest.param("ar", ("x", "x"), "German has no block “blocks”", id="translated-language"),
        pytest.param(
            "de-simple", ('id = "more"', 'id = "what"'), "two of the blocks have the id", id="twice"
        ),
        pytest.param("de-simple", ('type = "steps"', ""), "has no “type”", id="no-type"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_named(modules, simple, language, change, problem):
    rewrite(simple, *([change] if change[0] != change[1] else []))
    path = simple.rename(simple.with_name(f"index.{language}.toml"))

    with pytest.raises(BadModuleFile, match=problem) as refused:
        PageFiles(path.with_name("index.de.toml")).translations  # noqa: B018 - reading is what fails

    assert str(path) in str(refused.value)
