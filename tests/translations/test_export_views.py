"""Files for translators."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from content.translations import actions
from content.translations.exchange.formats import FORMATS, read
from content.translations.models import SourceText
from content.translations.queries.choosing import pages_below, roots_for
from content.translations.queries.exchange import documents
from content.translations.staleness import String
from tests.factories import (
    DistrictHomeFactory,
    InfoPageFactory,
    UserFactory,
    editor_of,
    translated,
    translator_into,
)
from tests.translations.exchanging import EXPORT, exported, say
from tests.website.reading import Document

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("shape", FORMATS)
def test_an_export_holds_a_module(client, superuser, school, registration, shape):
    response = exported(client, school, "ar", shape=shape)

    content = b"".join(response.streaming_content)
    today = timezone.localdate().isoformat()
    assert read(content).page_ids == (str(school.pk), str(registration.pk))
    assert f'filename="lotse-schule-ar-{today}{FORMATS[shape].suffix}"' in response["Content-Disposition"]


def test_several_languages_are_an_archive(client, superuser, school):
    response = exported(client, school, "ar", "uk")

    with ZipFile(BytesIO(b"".join(response.streaming_content))) as archive:
        names = [name.rsplit("-", 3)[0] for name in archive.namelist()]
        languages = [read(archive.read(name)).target_language for name in archive.namelist()]
    assert (names, languages) == (["lotse-schule-uk", "lotse-schule-ar"][::-1], ["ar", "uk"])


@pytest.mark.parametrize(("extent", "expected"), [("open", 1), ("all", 2)])
def test_an_export_may_hold_only_what_there_is_to_do(
    client, superuser, school, registration, extent, expected
):
    translated(school)

    response = exported(client, school, "ar", extent=extent)

    assert len(read(b"".join(response.streaming_content)).page_ids) == expected


def test_an_outdated_string_is_exported_with_the_german_it_was_made_from(school):
    SourceText.objects.create(digest="before", text="Schulen")
    actions.save_draft(page=school, language="ar", strings={"title": String("x", "before")}, by=None)

    (document,) = documents({"ar": [school]}, is_all=True)

    assert document.sections[0].units[0].previous_source == "Schulen"


def test_where_there_is_nothing_to_do_nothing_is_exported(client, superuser, school):
    translated(school)

    response = exported(client, school, "ar")

    assert say("There is nothing to translate in these languages.") in response.content.decode()


def test_an_export_needs_a_language(client, superuser, school):
    response = exported(client, school)

    assert say("Choose at least one language.") in response.content.decode()


def test_whose_only_language_it_is_finds_it_chosen(client, school, state):
    client.force_login(translator_into("ar", below=state))

    html = client.get(EXPORT).content.decode()

    assert next(box.get("value") for box in Document(html).attributes["input"] if "checked" in box) == "ar"


def test_a_single_page_can_be_asked_for(client, superuser, school, registration):
    html = client.get(EXPORT, {"below": registration.pk, "languages": "uk"}).content.decode()

    options = Document(html).attributes["option"]
    assert [option["value"] for option in options if "selected" in option] == [str(registration.pk)]


def test_a_page_that_is_not_there_is_no_choice(client, superuser, school):
    html = client.get(EXPORT, {"below": "99999"}).content.decode()

    assert "99999" not in html


def test_what_there_is_to_choose(state, school, registration):
    mainz = DistrictHomeFactory.create(title="Mainz")
    InfoPageFactory.create(parent=mainz)
    people = [
        UserFactory.create(is_superuser=True),
        editor_of(mainz),
        translator_into("ar", below=registration),
    ]

    found = [[root.page_id for root in roots_for(person)] for person in people]

    assert found == [[state.pk, school.pk, mainz.pk], [mainz.pk], [state.pk, school.pk]]


@pytest.mark.parametrize("count", [1, 3])
def test_an_export_asks_no_more_for_more_pages(client, superuser, school, django_assert_num_queries, count):
    for _ in range(count):
        InfoPageFactory.create(parent=school)
    root = next(root for root in roots_for(superuser) if root.page_id == school.pk)
    # What types of pages there are is asked once.
    pages_below(root)

    with django_assert_num_queries(4):
        pages = pages_below(root)
        found = documents({"ar": pages, "uk": pages}, is_all=False)

    assert [len(document.sections) for document in found] == [count + 1, count + 1]
