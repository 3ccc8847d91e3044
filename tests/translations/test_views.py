import pytest
from django.urls import reverse
from wagtail.models import Page

from content.translations.models import Translation
from content.translations.queries import source_segments
from tests.factories import (
    DistrictFactory,
    GroupFactory,
    InfoPageFactory,
    TranslationFactory,
    UserFactory,
    editor_of,
    translator_into,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", with_home=True).home


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state, title="Schule", slug="schule", summary="", body=[])


def edit_url(page, code="ar"):
    return reverse("translations:edit", args=[page.pk, code])


def fields(page, text, **more):
    segment = source_segments(page)[0]
    return {"text-title": text, "made-from-title": segment.digest, **more}


ROLES = {
    "superuser": lambda page, mainz: UserFactory.create(is_superuser=True),
    "state-editor": lambda page, mainz: editor_of(page.get_parent()),
    "district-editor": lambda page, mainz: editor_of(mainz),
    "translator": lambda page, mainz: translator_into("ar", below=page.get_parent()),
    "translator-elsewhere": lambda page, mainz: translator_into("ar", below=mainz),
    "no-rights": lambda page, mainz: UserFactory.create(groups=[GroupFactory.create()]),
    "nobody": lambda page, mainz: None,
}
URLS = {
    "index": lambda page, local: reverse("translations:index"),
    "page": lambda page, local: reverse("translations:page", args=[page.pk]),
    "local-page": lambda page, local: reverse("translations:page", args=[local.pk]),
    "arabic": lambda page, local: edit_url(page),
    "turkish": lambda page, local: edit_url(page, "tr"),
    "local-arabic": lambda page, local: edit_url(local),
}
# What GET answers: index, page, local-page, arabic, turkish, local-arabic. Wagtail sends those away whom it refuses.
RIGHTS = {
    "superuser": (200, 200, 200, 200, 200, 200),
    "state-editor": (200, 200, 302, 200, 200, 302),
    "district-editor": (200, 302, 200, 302, 302, 200),
    "translator": (200, 200, 302, 200, 302, 302),
    "translator-elsewhere": (200, 302, 200, 302, 302, 200),
    "no-rights": (302, 302, 302, 302, 302, 302),
    "nobody": (302, 302, 302, 302, 302, 302),
}


@pytest.mark.parametrize("role", RIGHTS)
def test_who_may_see_what(client, page, mainz, role):
    local = InfoPageFactory.create(parent=mainz)
    if user := ROLES[role](page, mainz):
        client.force_login(user)

    found = tuple(client.get(url(page, local)).status_code for url in URLS.values())

    assert found == RIGHTS[role]


@pytest.mark.parametrize("role", RIGHTS)
def test_who_may_change_what(client, page, mainz, role):
    local = InfoPageFactory.create(parent=mainz)
    if user := ROLES[role](page, mainz):
        client.force_login(user)

    for target, code in ((page, "ar"), (page, "tr"), (local, "ar")):
        client.post(edit_url(target, code), fields(target, "x", publish="anyway"))

    may = dict(zip(URLS, RIGHTS[role], strict=True))
    expected = {(page.pk, "ar"): "arabic", (page.pk, "tr"): "turkish", (local.pk, "ar"): "local-arabic"}
    assert set(Translation.objects.live().values_list("page_id", "language")) == {
        key for key, name in expected.items() if may[name] == 200
    }


@pytest.mark.parametrize("role", RIGHTS)
def test_who_may_take_away_from_readers(client, page, mainz, role):
    TranslationFactory.create(page=page)
    if user := ROLES[role](page, mainz):
        client.force_login(user)

    client.post(edit_url(page), {"unpublish": "1"})

    may = dict(zip(URLS, RIGHTS[role], strict=True))
    assert Translation.objects.live().exists() == (may["arabic"] != 200)


@pytest.mark.parametrize("name", ["index", "page"])
def test_lists_take_nothing(client, superuser, page, name):
    assert client.post(URLS[name](page, page)).status_code == 405


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(lambda page: reverse("translations:page", args=[4711]), id="no-such-page"),
        pytest.param(
            lambda page: reverse("translations:page", args=[page.get_parent().pk]), id="page-without-texts"
        ),
        pytest.param(lambda page: edit_url(page, "xx"), id="no-such-language"),
        pytest.param(lambda page: edit_url(page, "de"), id="source-language"),
        pytest.param(lambda page: edit_url(Page.objects.get(depth=1)), id="root"),
    ],
)
def test_what_cannot_be_translated_is_not_found(client, superuser, page, url):
    assert client.get(url(page)).status_code == 404


def test_page_lists_every_language_and_links_those_allowed(client, page):
    TranslationFactory.create(page=page, language="ar")
    client.force_login(translator_into("ar", below=page))

    response = client.get(reverse("translations:page", args=[page.pk]))

    rows = {row.language.code: (row.status, allowed) for row, allowed in response.context["rows"]}
    assert (rows["ar"], rows["tr"], len(rows)) == (("UP_TO_DATE", True), ("MISSING", False), 24)
    assert (
        edit_url(page) in response.content.decode(),
        edit_url(page, "tr") in response.content.decode(),
    ) == (
        True,
        False,
    )
