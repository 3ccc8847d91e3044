"""What browsers are given to keep: everything readers see and search, and no other digest where nothing has changed."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.rich_text import RichText

from content.core.theme_files import palette_of
from content.districts.models import Contact
from content.editions.actions import refresh
from content.website.records import place
from tests.factories import DistrictFactory, InfoPageFactory, blocks
from tests.factories.happenings import event, news
from tests.factories.images import ImageFactory
from tests.factories.many import many_pages
from tests.website.reading import Document, main_of, manifest_link

PAGES = ["", "schule", "schule/anmeldung", "gesundheit", "gesundheit/arzt"]


def test_a_manifest_names_all_pages_in_reading_order(world, offered):
    manifest = offered()

    assert list(manifest["pages"]) == PAGES
    assert {name: manifest[name] for name in ("language", "direction", "autonym", "name")} == {
        "language": "de",
        "direction": "ltr",
        "autonym": "Deutsch",
        "name": {"text": "Mainz", "language": "de", "direction": "ltr"},
    }


def test_news_and_coming_events_are_kept_with_their_lists(world, offered):
    home = world.mainz.home
    event(5, parent=home, slug="fest")
    event(-1, parent=home, slug="vorbei")
    news(parent=home, slug="neu")
    refresh()

    assert sorted(set(offered()["pages"]) - set(PAGES)) == ["events", "fest", "neu", "news"]


def test_what_is_kept_is_another_on_the_day_after_an_event(world, offered, monkeypatch):
    event(0, parent=world.mainz.home, slug="fest")
    refresh()
    before = offered()

    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)

    assert "fest" not in offered()["pages"]
    assert offered()["version"] != before["version"]


@pytest.mark.parametrize(
    ("edition", "fonts"),
    [("/mainz/de/", []), ("/mainz/ti/", ["/static/fonts/noto-sans-ethiopic.woff2"])],
    ids=["de", "ti"],
)
def test_fonts_are_kept_where_pages_load_some(state, offered, edition, fonts):
    DistrictFactory.create(slug="mainz", languages=("de", "ti"))
    refresh(everything=True)

    assert [asset for asset in offered(edition)["assets"] if "/fonts/" in asset] == fonts


def test_all_records_are_those_that_the_manifest_names(client, world, kept):
    manifest, records = kept()

    everything = client.get(f"/mainz/de/offline/all.{manifest['version']}.json")

    assert records.keys() == {manifest["shell"], *manifest["pages"].values()}
    assert len(everything.content) == manifest["bytes"]
    assert 0 < manifest["size"] < manifest["bytes"]
    assert everything.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_manifest_gives_the_size_as_it_is_sent(client, world, offered):
    manifest = offered()

    sent = client.get(f"/mainz/de/offline/all.{manifest['version']}.json", headers={"Accept-Encoding": "br"})

    assert len(sent.content) == manifest["size"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_record_is_what_readers_see(client, world, kept, language, path):
    edition = f"/mainz/{language}/"
    manifest, records = kept(edition)
    online = client.get(f"{edition}{path}/" if path else edition).content.decode()

    record = records[manifest["pages"][path]]

    assert record["main"] == main_of(online)
    assert f"<title>{record['title']}</title>" in online


def test_a_record_of_one_page_is_the_one_among_all(client, world, kept):
    manifest, records = kept()

    for path, digest in manifest["pages"].items():
        response = client.get(f"/mainz/de/offline/{digest}{f'/{path}' if path else ''}.json")
        assert response.json() == records[digest]
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(f"/mainz/de/offline/{manifest['shell']}.json").json() == records[manifest["shell"]]


def test_a_record_has_what_is_searched(world, kept):
    manifest, records = kept()

    record = records[manifest["pages"]["schule/anmeldung"]]

    assert record["called"] == "Anmeldung"
    assert record["name"] == {"text": "Anmeldung", "language": "de", "direction": "ltr"}
    assert record["passages"] == [
        ["Worum es bei „Anmeldung“ geht.", "de", None, 0],
        ["Wann?", "de", "when", 1],
        ["Gleich nach dem Umzug.", "de", "when", 0],
        ["Rufen Sie an.", "de", "who", 0],
        ["Mitbringen", "de", "what", 1],
        ["Ausweis", "de", "what", 0],
        ["Zeugnis", "de", "what", 0],
    ]
    assert "german" not in record


def test_a_record_in_another_language_has_the_german_words_too(world, kept):
    manifest, records = kept("/mainz/ar/")
    german_manifest, german = kept()

    record = records[manifest["pages"]["schule/anmeldung"]]

    own = german[german_manifest["pages"]["schule/anmeldung"]]
    assert record["called"] == "[ar] Anmeldung"
    assert record["german"] == {name: own[name] for name in ("called", "terms", "passages")}


def test_nothing_german_is_added_where_the_district_has_no_german_edition(state, kept):
    DistrictFactory.create(slug="trier", languages=("en",))
    InfoPageFactory.create(parent=state, title="Schule", slug="schule")
    refresh(everything=True)

    manifest, records = kept("/trier/en/")

    assert "german" not in records[manifest["pages"]["schule"]]


def test_a_changed_page_changes_what_shows_it_and_nothing_else(world, offered):
    before = offered()
    world.doctor.body = [("section", {"heading": "Neu", "text": RichText("<p>Ein anderer Text.</p>")})]
    world.doctor.save_revision().publish()
    refresh()

    after = offered()

    changed = {path for path, digest in after["pages"].items() if digest != before["pages"][path]}
    assert changed == {"gesundheit/arzt"}
    assert after["shell"] == before["shell"]
    assert after["version"] != before["version"]


def test_a_changed_contact_changes_the_pages_that_name_it(world, offered):
    before = offered()
    Contact.objects.filter(pk=world.mainz_office.pk).update(phone="06131 999")
    refresh(everything=True)

    after = offered()

    changed = {path for path, digest in after["pages"].items() if digest != before["pages"][path]}
    assert changed == {"schule/anmeldung"}


def test_a_changed_german_word_reaches_the_other_languages(world, offered):
    before = offered("/mainz/ar/")
    world.registration.title = "Neue Anmeldung"
    world.registration.save_revision().publish()
    refresh()

    after = offered("/mainz/ar/")

    assert after["version"] != before["version"]
    assert after["pages"]["schule/anmeldung"] != before["pages"]["schule/anmeldung"]


def test_every_page_says_in_which_version_it_is(client, world, offered):
    for path in PAGES[1:]:
        document = Document(client.get(f"/mainz/de/{path}/").content.decode())
        link = manifest_link(document)
        assert link["data-edition"] == "/mainz/de/"
        assert link["data-version"] == offered()["edition"]


def test_a_page_outside_of_editions_has_nothing_to_keep(client, world):
    document = Document(client.get("/de/").content.decode())

    assert [link["rel"] for link in document.attributes["link"]] == ["icon", "stylesheet"]


@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")
def test_pictures_are_kept_too(client, state, kept):
    DistrictFactory.create(slug="mainz", languages=("de",))
    picture = ImageFactory.create()
    InfoPageFactory.create(
        parent=state, title="Bild", slug="bild", body=[blocks.image("picture", picture.pk, "Eine Karte")]
    )
    refresh(everything=True)

    manifest, records = kept()

    (picture,) = Document(records[manifest["pages"]["bild"]]["main"]).attributes["img"]
    assert [address.split("/")[1] for address in manifest["assets"]] == [
        "static",
        "styles",
        "scripts",
        "media",
    ]
    assert manifest["assets"][-1] == picture["src"]


def test_what_is_kept_beside_pages_is_there(client, world, offered):
    found = [address for address in offered()["assets"] if not address.startswith("/static/")]

    assert [client.get(address).status_code for address in found] == [200, 200]


def test_an_edition_without_pages_can_be_kept(state, kept):
    DistrictFactory.create(slug="mainz", languages=("de",))
    refresh(everything=True)

    manifest, records = kept()

    assert list(manifest["pages"]) == [""]
    assert place("list") not in records[manifest["shell"]]["found"]["main"]


@pytest.mark.parametrize(
    "address",
    [
        "/bonn/de/offline.json",
        "/mainz/fr/offline.json",
        "/mainz/de/offline/all.0123456789abcdef.json",
        "/mainz/de/offline/0123456789abcdef.json",
        "/mainz/de/offline/0123456789abcdef/schule.json",
        "/mainz/de/offline/0123456789abcdef/nirgends.json",
        "/mainz/de/offline/0123456789abcdef/%00.json",
        "/bonn/de/app.webmanifest",
    ],
)
def test_what_is_not_there(client, world, address):
    assert client.get(address).status_code == 404


def test_what_is_offered_is_asked_for_again_each_time(client, world):
    response = client.get("/mainz/de/offline.json")

    assert response.headers["Cache-Control"] == "public, no-cache"
    again = client.get("/mainz/de/offline.json", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("page_count", [1, 3])
def test_offering_an_edition_query_count(client, state, page_count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz", languages=("de", "ar"))
    many_pages(page_count, state)
    refresh(everything=True)

    # Of each of two editions the version, the content and its sheets; the snapshots of all pages.
    with django_assert_num_queries(7):
        manifest = client.get("/mainz/ar/offline.json").json()

    assert len(manifest["pages"]) == page_count + 1


def test_a_record_query_count(client, world, offered, django_assert_num_queries):
    digest = offered()["pages"]["schule/anmeldung"]

    # The version, and the page's snapshot.
    with django_assert_num_queries(2):
        client.get(f"/mainz/de/offline/{digest}/schule/anmeldung.json")


def test_a_district_can_be_put_on_the_home_screen(client, world):
    response = client.get("/mainz/ar/app.webmanifest")

    assert response.headers["Content-Type"] == "application/manifest+json"
    assert json.loads(response.content) == {
        "id": "/mainz/",
        "name": "Lotse Mainz",
        "short_name": "Mainz",
        "lang": "de",
        "dir": "ltr",
        "start_url": "/mainz/ar/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbf8f2",
        "theme_color": "#0a4f5d",
        "icons": [{"src": "/static/img/favicon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }


def test_a_district_on_the_home_screen_has_its_themes_colours(client, state):
    DistrictFactory.create(slug="koblenz", theme="rhein")
    refresh(everything=True)

    theme = palette_of("rhein").light
    colours = json.loads(client.get("/koblenz/de/app.webmanifest").content)
    assert (colours["background_color"], colours["theme_color"]) == (theme["paper"], theme["accent"])
    assert theme["accent"] != palette_of().light["accent"]
