import re
from datetime import date

import pytest

from content.core.languages import LANGUAGES
from content.editions.actions import offer_languages, refresh
from content.editions.reading import current_version, read_edition
from content.paper import documents
from tests.factories import DistrictFactory, InfoPageFactory, TermFactory, blocks, translated
from tests.factories.happenings import event, moment, news
from tests.factories.images import ImageFactory
from tests.factories.many import many_pages
from tests.website.reading import Document, interface


def edition_of(code: str, slug: str = "mainz"):
    pk, version, _ = current_version(slug, code)
    return read_edition(pk, version)


def page(code: str, path: str) -> str:
    edition = edition_of(code)
    return documents.page(edition, edition.page_at(path))


def pair(code: str, path: str) -> str:
    edition, german = edition_of(code), edition_of("de")
    return documents.page_beside_german(edition, edition.page_at(path), german, german.page_at(path))


def test_page_on_paper(printed, world):
    pdf = printed(page("de", "schule/anmeldung"))

    assert (pdf.title, pdf.language, pdf.is_marked) == ("Anmeldung – Mainz", "de", True)
    for text in (
        "Anmeldung",
        "Worum es bei „Anmeldung“ geht.",
        "Gleich nach dem Umzug.",
        "Schulamt Mainz",
        "06131 200",
        "Ausweis",
        interface("de", "Text from the state of Rhineland-Palatinate"),
        "Mainz · Anmeldung 1 / 1",
    ):
        assert text in pdf.text
    # It is broken where there is room.
    assert "127.0.0.1:8000/mainz/de/schule/anmeldung" in "".join(pdf.text.split())
    assert pdf.bookmarks == ["Anmeldung", "Wann?", "Mitbringen"]
    assert pdf.descriptions == ["QR: 127.0.0.1:8000/mainz/de/schule/anmeldung"]
    assert pdf.tags["H1"] == 1


def test_page_on_paper_in_arabic(printed, world):
    pdf = printed(page("ar", "schule/anmeldung"))

    assert pdf.language == "ar"
    assert "مكتب المدارس" in pdf.text
    assert pdf.links[0] == "http://127.0.0.1:8000/mainz/ar/schule/anmeldung/"


def test_page_runs_the_way_of_its_language(world):
    document = Document(page("ar", "schule/anmeldung"))

    assert document.attributes["html"] == [{"lang": "ar", "dir": "rtl"}]
    assert document.languages_of("[ar] Wann?") == {("ar", "rtl")}
    assert {direction for _, direction in document.languages_of("06131 200")} == {"ltr"}
    assert {direction for _, direction in document.languages_of("127.0.0.1:8000")} == {"ltr"}


def test_page_that_is_not_translated_says_so_on_paper(world):
    document = Document(page("ar", "gesundheit/arzt"))

    notice = interface(
        "ar",
        "This page is not yet available in your language. You see it in: "
        '<bdi lang="%(code)s" dir="%(direction)s">%(name)s</bdi>',
        code="de",
        direction="ltr",
        name="Deutsch",
    )
    assert notice.partition("<")[0].strip() in document.text
    assert document.languages_of("Text über Arzt.") == {("de", "ltr")}


def test_page_names_addresses_and_sources(world):
    world.registration.body = [blocks.section("a", "Wo?", 'Im <a href="https://www.mainz.de/amt">Amt</a>.')]
    world.registration.sources = [blocks.source("s", "Schulgesetz", "https://www.gesetze.example/schule/")]
    world.registration.checked_date = date(2026, 3, 1)
    world.registration.save_revision().publish()
    refresh()

    text = Document(page("de", "schule/anmeldung")).text

    assert "Amt [1] ." in text
    assert f"{interface('de', 'Addresses of the links')} www.mainz.de/amt" in text
    assert "1. März 2026" in text
    assert "Schulgesetz www.gesetze.example/schule" in text


@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")
def test_page_shows_its_images(world):
    image = ImageFactory.create()
    world.registration.body = [blocks.image("a", image.pk, "Ein Haus")]
    world.registration.save_revision().publish()
    refresh()

    html = page("de", "schule/anmeldung")

    images = Document(html).attributes["img"]
    assert [(image["alt"], image["src"].partition(",")[0]) for image in images[1:]] == [
        ("Ein Haus", "data:image/webp;base64")
    ]
    assert re.findall(r'(?:src|srcset)="(?!data:)', html) == []


def test_page_that_was_never_published_by_anybody_has_no_date(state):
    DistrictFactory.create(slug="mainz")
    many_pages(1, parent=InfoPageFactory.create(parent=state, slug="oben"))
    refresh(everything=True)

    assert ("<time" in page("de", "oben"), "<time" in page("de", "oben/seite-1")) == (True, False)


def test_page_beside_german(printed, world):
    pdf = printed(pair("ar", "schule/anmeldung"))

    assert (pdf.title, pdf.language) == ("[ar] Anmeldung – Anmeldung – Mainz", "ar")
    assert (pdf.tags["Table"], pdf.tags["TR"]) == (1, 5)
    for text in ("العربية", "Deutsch", "Gleich nach dem Umzug.", "Schulamt Mainz"):
        assert text in pdf.text


def test_page_beside_german_has_the_same_block_in_each_row(world):
    document = Document(pair("ar", "schule/anmeldung"))

    order = [
        text for text in (shown.text for shown in document.texts) if "Wann?" in text or "Ausweis" in text
    ]
    assert order == ["[ar] Wann?", "Wann?", "[ar] Ausweis", "Ausweis"]
    assert document.languages_of("Gleich nach dem Umzug.") == {("de", "ltr"), ("ar", "rtl")}


def test_page_beside_german_explains_terms_in_both(world):
    term = TermFactory.create(name="Jugendamt", explanation="Ein Amt für Kinder.", ar="مكتب للأطفال")
    world.registration.body = [blocks.section("a", "Wer hilft?", "Das Jugendamt hilft.")]
    world.registration.save_revision().publish()
    translated(world.registration, "ar")
    refresh(everything=True)

    document = Document(pair("ar", "schule/anmeldung"))

    assert document.languages_of("مكتب للأطفال") == {("ar", "rtl")}
    assert document.languages_of("Ein Amt für Kinder.") == {("de", "ltr")}
    assert [link["href"] for link in document.attributes["a"] if link["href"].startswith("#")] == [
        f"#t-{term.pk}",
        f"#de-t-{term.pk}",
    ]


def test_page_beside_german_numbers_the_addresses_of_both(world):
    world.registration.body = [
        blocks.section("a", "Wo?", 'Im <a href="https://a.de/">Amt</a>.'),
    ]
    world.registration.save_revision().publish()
    translated(world.registration, "ar")
    refresh()

    document = Document(pair("ar", "schule/anmeldung"))

    assert [shown.text for shown in document.texts if shown.text == "[1]"] == ["[1]", "[1]"]


def test_booklet_holds_everything(printed, world):
    pdf = printed(documents.booklet(edition_of("de")))

    assert (pdf.title, pdf.language, pdf.is_marked) == ("Willkommen: Mainz", "de", True)
    contents = " ".join(re.sub(r"\.{2,}", " ", pdf.texts[1]).split())
    assert contents.startswith("Inhalt 1 Schule 3 1.1 Anmeldung 3 2 Gesundheit 4 2.1 Arzt 4")
    assert pdf.bookmarks == ["Inhalt", "1 Schule", "1.1 Anmeldung", "2 Gesundheit", "2.1 Arzt"]
    assert "Mainz · 2 Gesundheit 4 / 4" in pdf.text
    assert (pdf.tags["H1"], pdf.tags["H2"] > 2) == (4, True)


def test_booklet_leaves_out_what_is_of_its_time(world):
    way = {"slug": "anfahrt", "title": "Anfahrt"}
    InfoPageFactory.create(parent=event(parent=world.mainz.home, title="Straßenfest"), **way)
    news(parent=world.state, title="Umzug des Amtes")
    refresh()

    text = Document(documents.booklet(edition_of("de"))).text

    assert [word in text for word in ("Arzt", "Straßenfest", "Anfahrt", "Umzug des Amtes")] == [
        True,
        False,
        False,
        False,
    ]


def test_an_event_on_paper_says_when_and_where(world):
    event(1, parent=world.mainz.home, slug="fest", venue="Markthalle\n55116 Mainz")
    refresh()

    document = Document(page("ar", "fest"))

    assert document.languages_of("55116 Mainz") == {("de", "ltr")}
    assert moment(1).date().isoformat() in [found["datetime"] for found in document.attributes["time"]]


def test_booklet_leads_to_pages_by_their_number(world):
    link = f'<a linktype="page" id="{world.doctor.pk}">Arzt</a>'
    world.school.body = [blocks.section("a", "Krank?", f"Gehen Sie zum {link}.")]
    world.school.save_revision().publish()
    refresh()

    document = Document(documents.booklet(edition_of("de")))

    assert ("#p-2.1", "Arzt (2.1)") in document.links


def test_booklet_explains_a_term_once(world):
    TermFactory.create(name="Jugendamt", explanation="Ein Amt für Kinder.")
    for page in (world.school, world.health):
        page.body = [blocks.section("a", "Wer hilft?", "Das Jugendamt hilft.")]
        page.save_revision().publish()
    refresh(everything=True)

    document = Document(documents.booklet(edition_of("de")))

    assert document.text.count("Ein Amt für Kinder.") == 1
    assert [text for href, text in document.links if href.startswith("#t-")] == ["Jugendamt", "Jugendamt (1)"]


@pytest.mark.parametrize("count", [1, 3])
def test_booklet_query_count(state, count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz")
    for number in range(count):
        InfoPageFactory.create(parent=state, title=f"Seite {number}")
    refresh(everything=True)
    edition = edition_of("de")

    with django_assert_num_queries(1):
        html = documents.booklet(edition)

    assert html.count('<article class="part') == count


def test_poster_invites_in_every_language(printed, world):
    offer_languages(district=world.mainz, codes=LANGUAGES)
    refresh(everything=True)
    edition = edition_of("de")

    pdf = printed(documents.poster(edition, None, dict.fromkeys(LANGUAGES)))

    assert (pdf.title, len(pdf.texts)) == ("Willkommen: Mainz", 1)
    for language in LANGUAGES.values():
        assert f"http://127.0.0.1:8000/mainz/{language.slug}/" in pdf.links
    assert pdf.links[0] == "http://127.0.0.1:8000/mainz/"


def test_poster_of_a_page_names_it_in_each_language(world):
    edition, arabic = edition_of("de"), edition_of("ar")
    entry = edition.page_at("schule")

    document = Document(documents.poster(edition, entry, {"de": entry, "ar": arabic.page_at("schule")}))

    assert document.languages_of("[ar] Schule") == {("ar", "rtl")}
    assert "http://127.0.0.1:8000/mainz/ar/schule/" in document.addresses()
    assert document.addresses()[0] == f"http://127.0.0.1:8000{edition.short_address(entry)}"


@pytest.mark.parametrize(("count", "columns"), [(1, 2), (6, 2), (7, 3), (12, 3), (13, 4), (20, 4), (25, 5)])
def test_poster_is_filled_by_however_many_languages(world, count, columns):
    codes = list(LANGUAGES)[:count]
    edition = edition_of("de")
    edition.district["languages"] = codes

    html = documents.poster(edition, None, dict.fromkeys(codes))

    assert f"invitations--{columns}" in html
    assert html.count('class="invitation"') == count
