import pytest
from django.urls import reverse

from content.editions.actions import offer_languages, refresh
from content.editions.models import Edition
from content.translations import actions
from tests.factories import InfoPageFactory, UserFactory, blocks, rewritten
from tests.factories.happenings import event, moment
from tests.factories.translations import strings_of
from tests.website.reading import Document, interface

IS_PREVIEW = "This is a preview. Readers do not see this text yet."


@pytest.fixture
def editor(client, world):
    editor = UserFactory.create(is_superuser=True)
    client.force_login(editor)
    return editor


@pytest.fixture
def preview(client, editor):
    """Return a function that shows a page's draft in a language as an editor sees it."""

    def preview(page, language="de"):
        address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        response = client.get(address, {"mode": language})
        assert response.status_code == 200
        return Document(response.content.decode())

    return preview


def test_preview_shows_the_draft_which_readers_do_not_see(preview, world, read):
    world.school.summary = "Nur ein Entwurf."
    world.school.save_revision()
    refresh()

    document = preview(world.school)

    assert "Nur ein Entwurf." in document.text
    assert interface("de", IS_PREVIEW) in document.text
    assert {"name": "robots", "content": "noindex"} in document.attributes["meta"]
    assert "Nur ein Entwurf." not in read("/mainz/de/schule/").text


def test_preview_in_another_language_shows_that_draft(preview, world, read):
    strings = strings_of(world.school, lambda text: text.replace("Schule", "مدرسة"))
    actions.save_draft(page=world.school, language="ar", strings=strings, by=None)

    document = preview(world.school, "ar")

    assert document.attributes["html"] == [{"lang": "ar", "dir": "rtl"}]
    assert document.languages_of("مدرسة") >= {("ar", "rtl")}
    assert "مدرسة" not in read("/mainz/ar/schule/").text


def test_preview_in_a_language_without_translation_says_so(preview, world):
    document = preview(world.doctor, "ar")

    assert document.languages_of("Text über Arzt.") == {("de", "ltr")}


def test_preview_of_a_page_that_was_never_published(preview, world):
    page = InfoPageFactory.create(slug="bald", is_draft=True, body=[blocks.contact("who", "schulamt")])

    document = preview(page)

    assert "Schulamt Mainz" in document.text


def test_preview_of_a_page_under_another_shows_its_way(preview, world):
    links = preview(world.registration).links

    assert ("/mainz/de/schule/", "Schule") in links


def test_preview_of_a_district_s_page_is_in_that_district(preview, world):
    page = InfoPageFactory.create(
        parent=world.trier.home, is_draft=True, body=[blocks.contact("who", "schulamt")]
    )

    document = preview(page)

    assert "Schulamt des Landes" in document.text
    assert "/trier/de/" in document.addresses()


def test_preview_in_a_language_that_no_district_offers_yet(preview, world):
    document = preview(world.school, "so")

    assert document.attributes["html"][0]["lang"] == "so"
    assert document.languages_of("Text über Schule.") == {("de", "ltr")}


def test_preview_before_there_is_any_edition_says_so(preview, world):
    for district in (world.mainz, world.trier):
        offer_languages(district=district, codes=[])

    assert not Edition.objects.exists()
    expected = "There is no district yet in which the page could be shown."
    assert preview(world.school).text in (expected, interface("de", expected), interface("en", expected))


@pytest.mark.parametrize("language", ["xx", ""])
def test_preview_in_no_language_of_ours_is_german(preview, world, language):
    assert preview(world.school, language).attributes["html"] == [{"lang": "de", "dir": "ltr"}]


def test_preview_is_for_editors(client, world):
    address = reverse("wagtailadmin_pages:view_draft", args=[world.school.pk])

    assert client.get(address).status_code == 302


def test_preview_shows_the_draft_of_a_text_of_its_own(preview, world):
    link = f'<a linktype="page" id="{world.health.pk}">Arzt</a>'
    rewritten(world.school, blocks.section("own", "Ganz einfach", link), is_draft=True)

    document = preview(world.school, "de-simple")

    assert document.languages_of("Ganz einfach") == {("de-simple", "ltr")}
    assert [text for address, text in document.links if text == "Arzt"] == ["Arzt"]


def test_preview_leads_where_a_translation_s_draft_links(preview, world):
    def linking(text):
        return text.replace("Text", f'<a linktype="page" id="{world.health.pk}">Arzt</a>')

    actions.save_draft(page=world.school, language="ar", strings=strings_of(world.school, linking), by=None)

    assert ("/mainz/ar/gesundheit/", "Arzt") in preview(world.school, "ar").links


def test_a_legal_page_is_previewed_before_it_is_published(client, world):
    page = InfoPageFactory.create(parent=world.mainz.home, purpose="IMPRINT", is_draft=True)

    html = page.get_latest_revision_as_object().serve_preview(None, "de").content.decode()

    assert 'aria-labelledby="siblings"' not in html


def test_an_event_is_previewed_with_when_and_where(preview, world):
    page = event(1, parent=world.mainz.home, venue="Markthalle", is_draft=True)

    document = preview(page)

    assert "Markthalle" in document.text
    assert [address for address in document.addresses() if address.endswith(".ics")] == []


def test_what_becomes_an_event_and_what_is_one_no_more_are_previewed_as_that(preview, world):
    fest = event(1, parent=world.mainz.home, venue="Markthalle")
    refresh()
    for page, fields in (
        (world.school, {"purpose": "EVENT", "starts_at": moment(3), "venue": "Schulhof"}),
        (fest, {"purpose": "", "starts_at": None, "venue": ""}),
    ):
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision()

    assert "Schulhof" in preview(world.school).text
    assert "Markthalle" not in preview(fest).text
