import pytest

from content.districts.enums import Untranslated
from content.districts.models import District
from content.editions.actions import offer_languages, refresh
from content.translations.staleness import Origin
from tests.factories import ContactRoleFactory, DistrictFactory, InfoPageFactory, adapted, blocks, translated
from tests.factories.many import many_pages
from tests.factories.overrides import titled
from tests.website.reading import interface

FALLBACK = (
    "This page is not yet available in your language. You see it in: "
    '<bdi lang="%(code)s" dir="%(direction)s">%(name)s</bdi>'
)
PART = FALLBACK.replace("This page", "This part")


def fallback(language, message=FALLBACK):
    text = interface(language, message, code="de", direction="ltr", name="Deutsch")
    return text.partition("<")[0].strip()


def test_page_shows_title_summary_and_text(read, world):
    document = read("/mainz/de/gesundheit/arzt/")

    for text in ("Arzt", "Worum es bei „Arzt“ geht.", "Über Arzt", "Text über Arzt."):
        assert document.languages_of(text) == {("de", "ltr")}


def test_page_leads_back_where_it_lies(read, world):
    links = read("/mainz/de/schule/anmeldung/").links

    assert ("/mainz/de/", interface("de", "Start")) in links
    assert ("/mainz/de/schule/", "Schule") in links


def test_page_leads_to_the_pages_below_it(read, world):
    InfoPageFactory.create(parent=world.school, title="Ferien", slug="ferien")
    refresh()

    links = dict(read("/mainz/ar/schule/").links)

    assert links["/mainz/ar/schule/anmeldung/"].startswith("[ar] Anmeldung")
    assert links["/mainz/ar/schule/ferien/"].startswith("Ferien")


def test_page_leads_to_the_pages_beside_it(read, world):
    InfoPageFactory.create(parent=world.school, title="Ferien", slug="ferien")
    refresh()

    document = read("/mainz/de/schule/anmeldung/")

    assert ("/mainz/de/schule/ferien/", "Ferien") in document.links
    assert document.addresses().count("/mainz/de/schule/anmeldung/") == 1


def test_page_switches_languages_in_place(read, world):
    document = read("/mainz/de/schule/anmeldung/")

    assert ("/mainz/ar/schule/anmeldung/", "العربية") in document.links


def test_page_says_which_languages_it_is_not_in(read, world):
    links = read("/mainz/de/gesundheit/arzt/").links

    assert ("/mainz/ar/gesundheit/arzt/", f"العربية {interface('de', 'not yet translated')}") in links


def test_page_in_arabic_is_arabic(read, world):
    document = read("/mainz/ar/schule/anmeldung/")

    assert document.attributes["html"] == [{"lang": "ar", "dir": "rtl"}]
    for text in ("[ar] Anmeldung", "[ar] Wann?", "[ar] Ausweis"):
        assert document.languages_of(text) == {("ar", "rtl")}
    assert fallback("ar") not in document.text


def test_page_that_is_not_translated_is_shown_in_german_and_says_so(read, world):
    document = read("/mainz/ar/gesundheit/arzt/")

    assert fallback("ar") in document.text
    assert document.languages_of("Deutsch") >= {("de", "ltr")}
    for text in ("Worum es bei „Arzt“ geht.", "Über Arzt", "Text über Arzt.", "Gesundheit"):
        assert document.languages_of(text) == {("de", "ltr")}


def test_page_that_is_not_translated_is_left_out_where_the_district_wishes(client, world):
    world.mainz.untranslated = Untranslated.LEAVE_OUT
    world.mainz.save()
    refresh()

    addresses = [f"/{place}/{code}/gesundheit/arzt/" for place in ("mainz", "trier") for code in ("de", "ar")]
    assert [client.get(address).status_code for address in addresses] == [200, 404, 200, 200]


def test_page_translated_in_part_says_which_part_is_not(read, world):
    page = world.school
    page.body.append(("section", {"heading": "Ferien", "text": "<p>Im Sommer.</p>"}))
    page.save_revision().publish()
    refresh()

    document = read("/mainz/ar/schule/")

    assert document.languages_of("Im Sommer.") == {("de", "ltr")}
    assert document.languages_of("Text über Schule.") == {("ar", "rtl")}
    assert document.languages_of(fallback("ar", PART)) == {("ar", "rtl")}
    assert fallback("ar") not in document.text


def test_page_says_that_the_german_is_newer(read, world):
    newer = interface("ar", "The German text is newer than this translation.")
    before = read("/mainz/ar/schule/")
    world.school.summary = "Neu."
    world.school.save_revision().publish()
    refresh()

    after = read("/mainz/ar/schule/")

    assert (newer in before.text, newer in after.text) == (False, True)
    assert ("/mainz/de/schule/", interface("ar", "Read it in German")) in after.links


def test_page_says_that_the_german_is_newer_where_german_is_not_offered(read, world):
    offer_languages(district=world.mainz, codes=["ar"])
    world.school.summary = "Neu."
    world.school.save_revision().publish()
    refresh()

    document = read("/mainz/ar/schule/")

    assert interface("ar", "The German text is newer than this translation.") in document.text
    assert interface("ar", "Read it in German") not in document.text


@pytest.mark.parametrize(("origin", "is_said"), [(Origin.MACHINE, True), (Origin.PERSON, False)])
def test_page_says_that_a_machine_translated_it(read, world, origin, is_said):
    translated(world.doctor, "ar", origin=origin)
    refresh()

    document = read("/mainz/ar/gesundheit/arzt/")

    assert (interface("ar", "Translated by machine") in document.text) == is_said


def test_page_of_the_district_says_whose_it_is(read, world):
    InfoPageFactory.create(parent=world.mainz.home, title="Rheinufer", slug="rheinufer")
    refresh()

    local, statewide = read("/mainz/de/rheinufer/"), read("/mainz/de/schule/")

    state = interface("de", "Text from the state of Rhineland-Palatinate")
    assert (state in local.text, state in statewide.text) == (False, True)


@pytest.mark.parametrize(
    ("district", "office", "phone"),
    [
        pytest.param("mainz", "Schulamt Mainz", "06131 200", id="own"),
        pytest.param("trier", "Schulamt des Landes", "06131 100", id="statewide"),
    ],
)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_page_shows_the_office_that_is_in_charge(read, world, district, office, phone, language):
    document = read(f"/{district}/{language}/schule/anmeldung/")

    assert document.languages_of(office) == {("de", "ltr")}
    assert {direction for _, direction in document.languages_of(phone)} == {"ltr"}
    assert f"tel:{phone.replace(' ', '')}" in document.addresses()


def test_page_names_a_role_in_the_readers_language(read, world):
    assert read("/mainz/ar/schule/anmeldung/").languages_of("مكتب المدارس") == {("ar", "rtl")}


def test_page_in_german_for_readers_of_arabic_has_the_card_in_arabic(read, world):
    InfoPageFactory.create(slug="hilfe", body=[blocks.contact("who", "schulamt", "Fragen Sie.")])
    refresh()

    document = read("/mainz/ar/hilfe/")

    assert document.languages_of("مكتب المدارس") == {("ar", "rtl")}
    assert document.languages_of("Fragen Sie.") == {("de", "ltr")}


@pytest.mark.parametrize("website", ["https://www.mainz.de/", ""], ids=["website", "no-website"])
def test_page_says_whom_to_ask_where_nobody_is_named(read, world, website):
    District.objects.filter(slug="mainz").update(website=website)
    ContactRoleFactory.create(key="jugendamt", name_de="Jugendamt")
    InfoPageFactory.create(slug="hilfe", body=[blocks.contact("who", "jugendamt")])
    refresh(everything=True)

    document = read("/mainz/de/hilfe/")

    assert "Jugendamt" in document.text
    assert interface("de", "Ask your administration. They know who is responsible.") in document.text
    assert (("https://www.mainz.de/", "mainz.de") in document.links) == bool(website)


def test_page_leads_to_other_pages_in_the_readers_district_and_language(read, world):
    text = f'<a linktype="page" id="{world.doctor.pk}">Arzt</a>'
    InfoPageFactory.create(slug="hilfe", body=[blocks.section("a", "Hilfe", text)])
    refresh()

    assert ("/trier/ar/gesundheit/arzt/", "Arzt") in read("/trier/ar/hilfe/").links


def test_page_lists_its_headings_if_it_is_long(read, world):
    long = [blocks.section(f"a{n}", f"Teil {n}", "Text") for n in range(3)]
    long.append(blocks.question("q", "Und dann?", "Fertig."))
    InfoPageFactory.create(slug="lang", body=long)
    InfoPageFactory.create(slug="kurz", body=long[:3])
    refresh()

    document = read("/mainz/de/lang/")

    assert ("#b-a0", "Teil 0") in document.links
    assert ("#b-q", "Und dann?") in document.links
    assert "#b-a0" not in read("/mainz/de/kurz/").addresses()


def test_page_says_where_its_facts_come_from(read, world):
    sources = [blocks.source("s", "Landesgesetz", "https://example.org/gesetz")]
    InfoPageFactory.create(slug="fakten", sources=sources, checked_date="2026-03-01")
    InfoPageFactory.create(slug="quelle", sources=sources)
    refresh()

    document = read("/mainz/ar/fakten/")

    assert ("https://example.org/gesetz", "Landesgesetz") in document.links
    assert document.languages_of("Landesgesetz") == {("de", "ltr")}
    assert {"datetime": "2026-03-01"} in document.attributes["time"]
    assert {"datetime": "2026-03-01"} not in read("/mainz/ar/quelle/").attributes["time"]


def test_page_published_while_readers_have_the_edition_is_not_there_yet(client, world):
    InfoPageFactory.create(slug="bald")

    before = client.get("/mainz/de/bald/").status_code
    refresh()

    assert (before, client.get("/mainz/de/bald/").status_code) == (404, 200)


@pytest.mark.parametrize("page_count", [1, 3, pytest.param(200, marks=pytest.mark.slow)])
def test_page_query_count(client, state, page_count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz")
    parent = InfoPageFactory.create(parent=state, slug="oben")
    many_pages(page_count, parent=parent)
    refresh(everything=True)

    with django_assert_num_queries(4):
        html = client.get("/mainz/de/oben/").content.decode()

    assert html.count('href="/mainz/de/oben/seite-') == page_count


@pytest.mark.parametrize("district_count", [1, 3, 36])
def test_page_query_count_by_districts(client, state, district_count, django_assert_num_queries):
    for number in range(district_count):
        DistrictFactory.create(slug=f"kreis-{number}", languages=("de",))
    InfoPageFactory.create(slug="seite")
    refresh(everything=True)

    with django_assert_num_queries(4):
        response = client.get("/kreis-0/de/seite/")

    assert response.status_code == 200


def test_page_says_in_which_language_the_title_of_its_district_is(read, world):
    adapted(world.registration, world.mainz, titled("Anmeldung in Mainz"))
    refresh()

    document = read("/mainz/ar/schule/anmeldung/")

    assert document.languages_of("Anmeldung in Mainz") >= {("de", "ltr")}
    assert (fallback("ar", PART) in document.text, fallback("ar") in document.text) == (True, False)


def test_adapted_page_names_all_who_wrote_it(read, world):
    adapted(world.registration, world.mainz, titled("Anmeldung in Mainz"))
    refresh()

    text = read("/mainz/de/schule/anmeldung/").text

    assert interface("de", "Text from the state of Rhineland-Palatinate") in text
    assert "Text von: Mainz" in " ".join(text.split())
