import re
from datetime import datetime

import pytest

from content.api.integreat.pages import UNDATED
from content.districts.models import OfferedLanguage
from content.editions.actions import refresh
from content.modules.inheritance import Severity
from content.translations.staleness import Origin
from tests.api.integreat.asking import ask, paths
from tests.factories import DistrictFactory, InfoPageFactory, blocks, translated
from tests.factories.images import ImageFactory
from tests.factories.many import many_pages
from tests.website.reading import Document, interface

pytestmark = pytest.mark.django_db
showing_images = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

NONE = type(None)
# Section 2 of the contract: what the client reads, and of which type it must be.
FIELDS = [
    ("path", str),
    ("title", str),
    ("content", str),
    ("last_updated", str),
    ("available_languages", dict),
    ("parent", dict),
    ("order", int),
    ("thumbnail", (str, NONE)),
    ("organization", NONE),
    ("embedded_offers", list),
]
BESIDE = {"id", "url", "excerpt"}
ANY_PAGE = [
    ("pages/", {}),
    ("children/", {"depth": 1}),
    ("children/", {"depth": 2, "url": "/mainz/ar/schule"}),
    ("parents/", {"url": "/mainz/ar/schule/anmeldung"}),
    ("page/", {"url": "/mainz/ar/schule"}),
]


def page_at(client, path, language="ar", region="mainz"):
    return ask(client, f"{region}/{language}/page/", url=f"/{region}/{language}/{path}")


def content_of(client, path, language="ar"):
    return Document(page_at(client, path, language)["content"])


def publish(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    refresh()


def offer(district, code):
    OfferedLanguage.objects.create(district=district, code=code)
    refresh(everything=True)


@pytest.mark.parametrize(
    ("address", "query"), ANY_PAGE, ids=["pages", "children", "children-of", "parents", "page"]
)
@pytest.mark.parametrize(("field", "kind"), FIELDS, ids=[field for field, _ in FIELDS])
def test_page_has_what_the_client_reads(client, world, address, query, field, kind):
    answer = ask(client, f"mainz/ar/{address}", **query)

    for page in answer if isinstance(answer, list) else [answer]:
        assert isinstance(page[field], kind)


def test_page_has_nothing_else(client, world):
    for page in ask(client, "mainz/ar/pages/"):
        assert page.keys() == {field for field, _ in FIELDS} | BESIDE


def test_page_says_where_it_is(client, world, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://lotse.example/"

    page = page_at(client, "schule/anmeldung")

    parent = page_at(client, "schule")
    german = page_at(client, "schule/anmeldung", "de")
    told = {name: page[name] for name in ("title", "excerpt", "path", "url", "parent", "available_languages")}
    assert told == {
        "title": "[ar] Anmeldung",
        "excerpt": "[ar] Worum es bei „Anmeldung“ geht.",
        "path": "/mainz/ar/schule/anmeldung/",
        "url": "https://lotse.example/mainz/ar/schule/anmeldung/",
        "parent": {name: parent[name] for name in ("id", "url", "path")},
        "available_languages": {"de": {name: german[name] for name in ("id", "url", "path")}},
    }


def test_page_of_the_first_level_has_no_parent(client, world):
    assert page_at(client, "schule")["parent"] == {"id": 0, "url": None, "path": None}


def test_pages_are_numbered_alike_in_all_languages(client, world):
    numbers = {code: [page["id"] for page in ask(client, f"mainz/{code}/pages/")] for code in ("de", "ar")}

    assert numbers["de"] == numbers["ar"]
    assert len(set(numbers["de"])) == 4


def test_pages_are_ordered_as_they_are_read(client, world):
    pages = ask(client, "mainz/de/pages/")

    assert [(page["order"], page["path"]) for page in pages] == [
        (0, "/mainz/de/schule/"),
        (1, "/mainz/de/schule/anmeldung/"),
        (2, "/mainz/de/gesundheit/"),
        (3, "/mainz/de/gesundheit/arzt/"),
    ]


@pytest.mark.parametrize(
    ("path", "language", "others"),
    [
        pytest.param("schule", "de", ["ar"], id="translated"),
        pytest.param("schule", "ar", ["de"], id="not-its-own"),
        pytest.param("gesundheit", "de", [], id="not-translated"),
        pytest.param("gesundheit", "ar", ["de"], id="shown-in-another"),
    ],
)
def test_available_languages_are_those_of_the_page(client, world, path, language, others):
    assert list(page_at(client, path, language)["available_languages"]) == others


def test_available_languages_are_those_that_the_district_offers(client, world):
    translated(world.school, "de-simple")
    offer(world.mainz, "de-simple")

    languages = {
        region: page_at(client, "schule", "de", region)["available_languages"]
        for region in ("mainz", "trier")
    }

    assert {region: paths(list(found.values())) for region, found in languages.items()} == {
        "mainz": ["/mainz/de-si/schule/", "/mainz/ar/schule/"],
        "trier": ["/trier/ar/schule/"],
    }


@pytest.mark.parametrize("code", ["de-si", "de-simple", "DE-SI"])
def test_simple_german_has_the_code_that_the_apps_know(client, world, settings, code):
    settings.WAGTAILADMIN_BASE_URL = "https://lotse.example"
    translated(world.school, "de-simple")
    offer(world.mainz, "de-simple")

    page = page_at(client, "schule", code)

    assert (page["path"], page["url"], page["title"]) == (
        "/mainz/de-si/schule/",
        "https://lotse.example/mainz/de-simple/schule/",
        "[de-simple] Schule",
    )


def test_last_updated_has_an_offset(client, world):
    for page in ask(client, "mainz/ar/pages/"):
        assert "T" in page["last_updated"]
        assert datetime.fromisoformat(page["last_updated"]).utcoffset() is not None


def test_page_that_was_never_dated_has_a_date(client, state):
    DistrictFactory.create(slug="mainz")
    many_pages(1, state)
    refresh(everything=True)

    assert ask(client, "mainz/de/pages/")[0]["last_updated"] == UNDATED
    assert datetime.fromisoformat(UNDATED).utcoffset() is not None


def test_content_has_the_contact_of_the_district(client, world):
    texts = {
        region: Document(page_at(client, "schule/anmeldung", "de", region)["content"]).text
        for region in ("mainz", "trier")
    }

    assert {
        region: re.findall("Schulamt Mainz|Schulamt des Landes", text) for region, text in texts.items()
    } == {
        "mainz": ["Schulamt Mainz"],
        "trier": ["Schulamt des Landes"],
    }


def test_contact_is_in_the_language_of_the_reader(client, world):
    document = content_of(client, "schule/anmeldung")

    assert document.languages_of("مكتب المدارس") == {("ar", "rtl")}
    assert "lotse-slot" not in document.attributes


@pytest.mark.parametrize(("code", "called"), [("ar", "ar"), ("de-simple", "de-si")])
def test_links_to_pages_stay_in_the_app(client, world, code, called):
    if code != "ar":
        offer(world.mainz, code)
    link = f'<a linktype="page" id="{world.doctor.pk}">Arzt</a>'
    publish(world.school, body=[blocks.section("more", "Mehr", f"Siehe {link}.")])

    links = content_of(client, "schule", called).links

    assert (f"/mainz/{called}/gesundheit/arzt/", "Arzt") in links


def test_link_to_a_page_that_is_not_shown_is_text(client, world):
    draft = InfoPageFactory.create(parent=world.state, is_draft=True)
    publish(
        world.school,
        body=[blocks.section("a", "Mehr", f'Siehe <a linktype="page" id="{draft.pk}">dort</a>.')],
    )

    document = content_of(client, "schule", "de")

    assert ("Siehe dort." in document.text, document.links) == (True, [])


@showing_images
def test_pictures_come_from_our_host(client, world, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://lotse.example/"
    image = ImageFactory.create()
    publish(world.doctor, body=[blocks.image("picture", image.pk, "Eine Praxis")])

    (picture,) = content_of(client, "gesundheit/arzt", "de").attributes["img"]

    addresses = [picture["src"], *(size.split()[0] for size in picture["srcset"].split(", "))]
    assert len(addresses) > 1
    assert {address.partition("/media/")[0] for address in addresses} == {"https://lotse.example"}


@showing_images
def test_pictures_that_lie_elsewhere_stay_there(client, world, settings):
    settings.MEDIA_URL = "https://files.example/media/"
    image = ImageFactory.create()
    publish(world.doctor, body=[blocks.image("picture", image.pk, "Eine Praxis")])

    (picture,) = content_of(client, "gesundheit/arzt", "de").attributes["img"]

    assert picture["src"].startswith("https://files.example/media/")


FOREIGN = "This page is not yet available in your language. You see it in: "
FOREIGN += '<bdi lang="%(code)s" dir="%(direction)s">%(name)s</bdi>'
MACHINE = "Translated by machine"
NEWER = "The German text is newer than this translation."


def foreign(language, name="Deutsch"):
    return interface(language, FOREIGN, code="de", direction="ltr", name=name).partition("<")[0].strip()


def notices(content):
    """Return the paragraphs before the page's own text."""
    return content.partition('<div class="block')[0].strip()


def first_words(content):
    document = Document(notices(content))
    return [(shown.text, shown.direction) for shown in document.texts]


def test_page_in_the_language_that_was_asked_for_says_nothing(client, world):
    for language in ("de", "ar"):
        assert notices(page_at(client, "schule", language)["content"]) == ""


def test_page_that_is_not_translated_says_so_first(client, world):
    page = page_at(client, "gesundheit/arzt")

    assert first_words(page["content"]) == [(foreign("ar"), "rtl"), ("Deutsch", "ltr")]
    assert page["title"] == "Arzt"


def test_page_that_is_not_translated_says_so_in_every_list(client, world):
    for address, query in [("pages/", {}), ("children/", {"depth": 2, "url": "/mainz/ar/gesundheit"})]:
        contents = {page["path"]: page["content"] for page in ask(client, f"mainz/ar/{address}", **query)}
        assert first_words(contents["/mainz/ar/gesundheit/arzt/"])[0] == (foreign("ar"), "rtl")


def test_page_translated_by_machine_says_so_first(client, world):
    translated(world.doctor, origin=Origin.MACHINE)
    refresh()

    content = page_at(client, "gesundheit/arzt")["content"]

    assert first_words(content) == [(interface("ar", MACHINE), "rtl")]


def test_page_that_is_older_than_the_german_says_so_first(client, world):
    publish(world.school, summary="Neu.")

    content = page_at(client, "schule")["content"]

    assert first_words(content) == [
        (interface("ar", NEWER), "rtl"),
        (interface("ar", "Read it in German"), "rtl"),
    ]
    assert Document(notices(content)).addresses() == ["/mainz/de/schule/"]


def test_page_does_not_lead_to_german_where_that_is_not_offered(client, world):
    OfferedLanguage.objects.filter(district=world.mainz, code="de").delete()
    world.school.summary = "Neu."
    world.school.save_revision().publish()
    refresh(everything=True)

    content = page_at(client, "schule")["content"]

    assert first_words(content) == [(interface("ar", NEWER), "rtl")]


def test_page_in_a_related_language_says_all_that_holds(client, world):
    translated(world.doctor, "fa", origin=Origin.MACHINE)
    offer(world.mainz, "prs")
    publish(world.doctor, summary="Neu.")

    texts = [text for text, _ in first_words(page_at(client, "gesundheit/arzt", "prs")["content"])]

    assert texts == [
        foreign("prs"),
        "فارسی",
        interface("prs", MACHINE),
        interface("prs", NEWER),
        interface("prs", "Read it in German"),
    ]


def test_part_that_is_not_translated_says_so_in_its_place(client, world):
    world.school.body.append(("section", {"heading": "Ferien", "text": "<p>Im Sommer.</p>"}))
    world.school.save_revision().publish()
    refresh()

    document = content_of(client, "schule")

    part = interface(
        "ar", FOREIGN.replace("This page", "This part"), code="de", direction="ltr", name="Deutsch"
    )
    assert document.languages_of(part.partition("<")[0].strip()) == {("ar", "rtl")}
    assert document.languages_of("Im Sommer.") == {("de", "ltr")}


def test_part_that_waits_for_its_translation_says_so_in_its_place(client, world):
    publish(
        world.school,
        severity=Severity.URGENT,
        body=[blocks.section("a", "Über Schule", "Heute geschlossen.")],
    )

    document = content_of(client, "schule")

    follows = interface("ar", "This part has just changed. The translation follows.")
    assert document.languages_of(follows) == {("ar", "rtl")}
