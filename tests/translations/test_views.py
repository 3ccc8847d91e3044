import pytest
from django.urls import reverse
from wagtail.models import Page

from content.translations.models import Translation
from content.translations.queries import source_segments
from content.translations.views.overview import PAGES_SHOWN
from tests.factories import (
    DistrictFactory,
    GroupFactory,
    InfoPageFactory,
    TranslationFactory,
    UserFactory,
    blocks,
    editor_of,
    translator_into,
)
from tests.factories.many import many_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", with_home=True).home


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state, title="Schule", slug="schule", summary="", body=[])


@pytest.fixture
def superuser(client):
    user = UserFactory.create(is_superuser=True)
    client.force_login(user)
    return user


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
        client.post(edit_url(target, code), fields(target, "x", publish="1"))

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


def test_index_lists_pages_in_a_language(client, superuser, page):
    TranslationFactory.create(page=page, language="tr")

    contexts = [
        client.get(reverse("translations:index"), {"language": code}).context for code in ("tr", "ar")
    ]

    assert [[(found.pk, row.status) for found, row in context["rows"]] for context in contexts] == [
        [(page.pk, "UP_TO_DATE")],
        [(page.pk, "MISSING")],
    ]


@pytest.mark.parametrize("asked", ["", "de", "xx", "tr"])
def test_index_shows_a_language_that_the_person_translates_into(client, page, asked):
    client.force_login(translator_into("ar", "fa", below=page))

    context = client.get(reverse("translations:index"), {"language": asked}).context

    assert ([offered.code for offered in context["languages"]], context["language"].code) == (
        ["ar", "fa"],
        "ar",
    )


@pytest.mark.slow
def test_index_is_divided_into_pages(client, superuser, state):
    many_pages(PAGES_SHOWN + 1, state)

    shown = {
        number: len(client.get(reverse("translations:index"), {"p": number}).context["rows"])
        for number in ("1", "2", "99", "x")
    }

    assert shown == {"1": PAGES_SHOWN, "2": 1, "99": 1, "x": PAGES_SHOWN}


@pytest.mark.parametrize("count", [1, 3])
def test_index_query_count(client, superuser, state, count, django_assert_num_queries):
    for _ in range(count):
        TranslationFactory.create(page=InfoPageFactory.create(parent=state), updated_by=superuser)
    client.get(reverse("translations:index"))

    with django_assert_num_queries(14):
        response = client.get(reverse("translations:index"))

    assert len(response.context["rows"]) == count


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


def test_edit_shows_the_german_beside_the_translation(client, superuser, page):
    TranslationFactory.create(page=page)

    html = client.get(edit_url(page)).content.decode()

    assert ('lang="de"' in html, "Schule" in html, "[ar] Schule" in html) == (True, True, True)


def test_a_draft_is_saved_and_not_shown(client, superuser, page):
    response = client.post(edit_url(page), fields(page, "مدرسة"))

    translation = Translation.objects.get()
    assert (response.status_code, response["Location"]) == (302, edit_url(page))
    assert (translation.draft_strings["title"].text, translation.live, translation.updated_by) == (
        "مدرسة",
        None,
        superuser,
    )


def test_what_is_published_is_shown(client, superuser, page):
    client.post(edit_url(page), fields(page, "مدرسة", publish="1"))

    assert Translation.objects.get().live_strings["title"].text == "مدرسة"


def test_what_was_never_published_cannot_be_taken_away(client, superuser, page):
    client.post(edit_url(page), fields(page, "مدرسة", unpublish="1"))

    assert Translation.objects.get().live is None


def test_what_is_taken_away_is_kept_as_a_draft(client, superuser, page):
    TranslationFactory.create(page=page)

    client.post(edit_url(page), {"unpublish": "1"})

    translation = Translation.objects.get()
    assert (translation.live, "title" in translation.draft) == (None, True)


def test_a_translation_that_somebody_else_has_saved_is_not_overwritten(client, superuser, page):
    before = TranslationFactory.create(page=page)

    response = client.post(edit_url(page), fields(page, "مدرسة", seen=""))

    assert (response.status_code, Translation.objects.get().draft) == (200, before.draft)
    assert "مدرسة" in response.content.decode()
    assert response.context["form"]["seen"].value() == before.updated_at.isoformat()


@pytest.mark.parametrize("posted", ["", "text", "[]", '{"blocks": [1]}'])
def test_what_is_no_rich_text_is_refused(client, superuser, state, posted):
    page = InfoPageFactory.create(parent=state, body=[blocks.section("a", "Wann?", "Bald.")])

    response = client.post(edit_url(page), fields(page, "مدرسة", **{"text-body_a_text": posted}))

    assert (response.status_code, Translation.objects.exists()) == (400, False)


def test_what_is_too_long_is_not_saved(client, superuser, page):
    response = client.post(edit_url(page), fields(page, "x" * 256))

    assert (response.status_code, Translation.objects.exists()) == (200, False)
