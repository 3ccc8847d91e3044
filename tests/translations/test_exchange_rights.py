"""Who gets files, and whose are taken."""

import pytest

from content.translations.enums import JobState
from content.translations.exchange.formats import read
from content.translations.models import Translation
from content.translations.queries.choosing import allowed_pairs
from content.translations.refusals import NOT_ALLOWED
from tests.factories import (
    DistrictHomeFactory,
    GroupFactory,
    InfoPageFactory,
    UserFactory,
    editor_of,
    translator_into,
)
from tests.translations.exchanging import exported, file_of, imported, refusals, uploaded

pytestmark = pytest.mark.django_db


ROLES = {
    "superuser": lambda state, mainz: UserFactory.create(is_superuser=True),
    "state-editor": lambda state, mainz: editor_of(state),
    "district-editor": lambda state, mainz: editor_of(mainz),
    "translator": lambda state, mainz: translator_into("ar", below=state),
    "no-rights": lambda state, mainz: UserFactory.create(groups=[GroupFactory.create()]),
}


# What is exported of a statewide and a local page in Arabic and Ukrainian, and taken of a file with both in both.
ALLOWED = {
    "superuser": {("state", "ar"), ("state", "uk"), ("local", "ar"), ("local", "uk")},
    "state-editor": {("state", "ar"), ("state", "uk")},
    "district-editor": {("local", "ar"), ("local", "uk")},
    "translator": {("state", "ar")},
    "no-rights": set(),
}


@pytest.fixture
def mainz(state):
    return DistrictHomeFactory.create(title="Mainz")


@pytest.mark.parametrize("role", ROLES)
def test_who_exports_what(client, state, mainz, school, role):
    local = InfoPageFactory.create(parent=mainz)
    client.force_login(ROLES[role](state, mainz))

    found = set()
    for name, page, below in (("state", school, state), ("local", local, mainz)):
        for code in ("ar", "uk"):
            response = exported(client, below, code)
            if response.streaming:
                assert read(b"".join(response.streaming_content)).page_ids == (str(page.pk),)
                found.add((name, code))

    assert found == ALLOWED[role]


def test_an_export_holds_of_each_language_what_one_may_translate(client, state, mainz, school):
    local = InfoPageFactory.create(parent=mainz)
    translator = translator_into("ar", below=school)
    translator.groups.add(*translator_into("uk", below=local).groups.all())

    found = allowed_pairs(translator, [school, local], ["ar", "uk"])

    assert list(found) == [(school, "ar"), (local, "uk")]


@pytest.mark.parametrize("role", ROLES)
def test_who_imports_what(client, state, mainz, school, role):
    pages = {"state": school, "local": InfoPageFactory.create(parent=mainz)}
    client.force_login(ROLES[role](state, mainz))

    for page in pages.values():
        for code in ("ar", "uk"):
            job = uploaded(client, file_of(page, code, title="x"))
            if job and job.state == JobState.PREPARED:
                imported(client, job)

    names = {page.pk: name for name, page in pages.items()}
    found = Translation.objects.values_list("page_id", "language")
    assert {(names[page_id], code) for page_id, code in found} == ALLOWED[role]


def test_a_page_that_is_not_allowed_is_refused_once(client, state, mainz, school):
    client.force_login(editor_of(mainz))

    found = refusals(client, file_of(school, title="x", **{"body.a.heading": "y"}))

    assert found == [(8, NOT_ALLOWED)]
