"""Pages in frames on other websites."""

import re

import pytest

from content.districts.enums import Untranslated
from content.editions.actions import refresh
from content.modules.models import InfoPage
from content.website import counting
from tests.editions.going import going_after_the_first_query
from tests.factories import DistrictFactory, InfoPageFactory, blocks
from tests.factories.happenings import event
from tests.factories.many import many_pages
from tests.website.reading import interface

pytestmark = pytest.mark.django_db

FRAMES = ["/embed/mainz/ar/", "/embed/mainz/de/schule/anmeldung/"]


def directives(response):
    named = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in named}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        *((path, 200) for path in FRAMES),
        ("/embed/mainz/auto/", 302),
        ("/embed/mainz/auto/schule/", 302),
        ("/embed/mainz/de/nirgends/", 404),
        ("/embed/bonn/auto/schule/", 404),
        ("/embed/mainz/en/", 404),
    ],
)
def test_every_website_may_show_it_in_a_frame(client, world, path, status):
    response = client.get(path)

    assert response.status_code == status
    assert directives(response)["frame-ancestors"] == ["*"]
    assert "X-Frame-Options" not in response.headers


@pytest.mark.parametrize("path", ["/mainz/de/", "/mainz/de/schule/", "/embed/", "/oembed?url=x"])
def test_nothing_else_may_be_shown_in_a_frame(client, world, path):
    assert directives(client.get(path))["frame-ancestors"] == ["'self'"]


def test_frame_shows_the_page_and_nothing_around_it(read, world):
    document = read("/embed/mainz/ar/schule/anmeldung/")

    assert document.attributes["html"] == [{"lang": "ar", "dir": "rtl"}]
    for text in ("[ar] Anmeldung", "مكتب المدارس", "06131 200", "[ar] Ausweis"):
        assert text in document.text
    for left_out in ("form", "footer", "script"):
        assert left_out not in document.attributes
    assert interface("ar", "In an emergency, call") not in document.text


def test_frame_is_for_no_search_engine(read, world):
    document = read("/embed/mainz/ar/schule/")

    assert {"name": "robots", "content": "noindex"} in document.attributes["meta"]
    assert [link["href"] for link in document.attributes["link"] if link["rel"] == "canonical"] == [
        "http://127.0.0.1:8000/mainz/ar/schule/"
    ]


def test_links_lead_out_of_the_frame(read, world):
    document = read("/embed/mainz/ar/schule/")

    assert document.attributes["base"] == [{"target": "_blank"}]
    assert ("/mainz/ar/", "Lotse · Mainz") in document.links
    assert (
        "/mainz/ar/schule/anmeldung/",
        "[ar] Anmeldung [ar] Worum es bei „Anmeldung“ geht.",
    ) in document.links
    assert ("/mainz/ar/schule/", interface("ar", "Open this page in a new tab")) in document.links


def test_links_within_the_page_and_calls_stay_in_the_frame(read, world):
    InfoPageFactory.create(
        parent=world.school,
        slug="ferien",
        body=[
            blocks.section("one", "Eins", '<a href="tel:112">112</a> <a href="mailto:a@example.org">a</a>'),
            blocks.section("two", "Zwei", '<a href="https://example.org/#eins">b</a>'),
        ],
    )
    refresh()

    links = read("/embed/mainz/de/schule/ferien/").attributes["a"]

    targets = {link["href"]: link.get("target") for link in links}
    assert targets["tel:112"] == targets["mailto:a@example.org"] == "_self"
    assert targets["https://example.org/#eins"] is None


def test_languages_are_switched_within_the_frame(read, world):
    document = read("/embed/mainz/de/gesundheit/")

    switches = [link for link in document.attributes["a"] if link.get("hreflang")]
    assert [(link["href"], link["target"]) for link in switches] == [
        ("/embed/mainz/de/gesundheit/", "_self"),
        ("/embed/mainz/ar/gesundheit/", "_self"),
    ]


def test_languages_in_which_a_page_is_left_out_are_not_offered(read, world):
    world.mainz.untranslated = Untranslated.LEAVE_OUT
    world.mainz.save()
    refresh()

    document = read("/embed/mainz/de/gesundheit/")

    assert [link["href"] for link in document.attributes["a"] if link.get("hreflang")] == [
        "/embed/mainz/de/gesundheit/"
    ]


def test_events_are_left_out_like_topics_and_legal_pages_are_not(read, world):
    world.mainz.untranslated = Untranslated.LEAVE_OUT
    world.mainz.save()
    event(parent=world.mainz.home, slug="fest")
    InfoPageFactory.create(parent=world.mainz.home, slug="impressum", purpose="IMPRINT")
    refresh()

    offered = {
        slug: [
            link["hreflang"]
            for link in read(f"/embed/mainz/de/{slug}/").attributes["a"]
            if link.get("hreflang")
        ]
        for slug in ("fest", "impressum")
    }
    assert offered == {"fest": ["de"], "impressum": ["de", "ar"]}


def test_page_that_is_not_translated_says_so(read, world):
    document = read("/embed/mainz/ar/gesundheit/")

    assert document.languages_of("Über Gesundheit") == {("de", "ltr")}
    notice = (
        "This page is not yet available in your language. You see it in: "
        '<bdi lang="%(code)s" dir="%(direction)s">%(name)s</bdi>'
    )
    assert interface("ar", notice).partition("<")[0].strip() in document.text


def test_topics_of_a_district(read, world):
    document = read("/embed/mainz/ar/")

    assert ("/mainz/ar/schule/", "[ar] Schule [ar] Worum es bei „Schule“ geht.") in document.links
    assert ("/mainz/ar/", interface("ar", "Open this page in a new tab")) in document.links


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        pytest.param("ar", "ar", id="offered"),
        pytest.param("uk, ar;q=0.5", "ar", id="next-best"),
        pytest.param("uk", "de", id="not-offered"),
        pytest.param("", "de", id="none"),
    ],
)
@pytest.mark.parametrize("path", ["", "schule/anmeldung/"])
def test_without_a_language_the_browsers_is_taken(client, world, accepted, language, path):
    response = client.get(f"/embed/mainz/auto/{path}", headers={"accept-language": accepted})

    assert response.headers["Location"] == f"/embed/mainz/{language}/{path}"
    assert response.headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize(
    ("path", "language", "way_on"),
    [
        ("/embed/mainz/ar/nirgends/", "ar", "/mainz/ar/"),
        ("/embed/bonn/ar/schule/", "ar", "/ar/"),
        ("/embed/bonn/ar/", "ar", "/ar/"),
        ("/embed/bonn/auto/", "de", "/de/"),
    ],
)
def test_frame_without_a_page_says_so_and_how_to_go_on(read, world, path, language, way_on):
    document = read(path, 404)

    assert document.attributes["html"][0]["lang"] == language
    assert interface(language, "There is no page here") in document.text
    assert way_on in document.addresses()


@pytest.mark.parametrize("path", FRAMES)
def test_edition_that_goes_meanwhile_is_not_found(client, world, path):
    with going_after_the_first_query():
        response = client.get(path)

    assert response.status_code == 404


def test_old_address_leads_to_the_present_one(client, world):
    page = InfoPage.objects.get(pk=world.doctor.pk)
    page.slug = "aerzte"
    page.save_revision().publish()
    refresh()

    response = client.get("/embed/mainz/ar/gesundheit/arzt/")

    assert (response.status_code, response.headers["Location"]) == (301, "/embed/mainz/ar/gesundheit/aerzte/")


def test_what_is_read_in_a_frame_counts(client, world, settings, monkeypatch):
    written = {}
    monkeypatch.setattr(counting, "READS", counting.Tally(written.update))
    settings.LOTSE_COUNT_READS = True

    client.get("/embed/mainz/ar/schule/")
    counting.READS.write()

    assert written == {(str(world.school.translation_key), "ar"): 1}


@pytest.mark.parametrize("page_count", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [("", 3), ("oben/", 4)])
def test_query_count(client, state, page_count, path, queries, django_assert_num_queries):
    DistrictFactory.create(slug="mainz")
    many_pages(page_count, parent=InfoPageFactory.create(parent=state, slug="oben") if path else state)
    refresh(everything=True)

    with django_assert_num_queries(queries):
        html = client.get(f"/embed/mainz/de/{path}").content.decode()

    assert html.count(f'href="/mainz/de/{path}seite-') == page_count


def test_page_has_the_code_that_shows_it_elsewhere(client, world):
    html = client.get("/mainz/de/schule/").content.decode()

    (code,) = re.findall(r"<textarea [^>]*readonly[^>]*>(.*?)</textarea>", html)
    assert code == (
        "&lt;iframe src=&quot;http://127.0.0.1:8000/embed/mainz/auto/schule/&quot; title=&quot;Schule – Mainz&quot; "
        "width=&quot;640&quot; height=&quot;640&quot; loading=&quot;lazy&quot; "
        "style=&quot;max-width: 100%; border: 0&quot;&gt;&lt;/iframe&gt;"
    )
