import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.districts.enums import DistrictKind
from tests.factories import DistrictFactory, PlaceFactory
from tests.website.reading import interface

pytestmark = pytest.mark.django_db


@pytest.fixture
def districts(db):
    mainz = DistrictFactory.create(slug="mainz", kind=DistrictKind.CITY, name_de="Mainz", name_ar="ماينتس")
    bingen = DistrictFactory.create(slug="mainz-bingen", name_de="Mainz-Bingen", seat="Ingelheim")
    DistrictFactory.create(slug="trier", kind=DistrictKind.CITY, name_de="Trier", languages=("de",))
    for district, postcode, name in (
        (mainz, "55116", "Mainz"),
        (mainz, "55126", "Mainz"),
        (mainz, "55130", "Weisenau"),
        (bingen, "55130", "Weisenau"),
        (bingen, "55268", "Nieder-Olm"),
        (bingen, "55271", "Stadecken-Elsheim"),
        (bingen, "55276", "Dienheim am Höhenweg"),
    ):
        PlaceFactory.create(district=district, postcode=postcode, name=name)


def test_choice_lists_districts_by_name_in_the_readers_language(read, districts):
    document = read("/ar/")

    links = [link for link in document.links if link[0].startswith(("/mainz", "/trier"))]
    assert links == [("/mainz/ar/", "ماينتس"), ("/trier/", "Trier"), ("/mainz-bingen/ar/", "Mainz-Bingen")]
    assert (document.languages_of("ماينتس"), document.languages_of("Trier")) == (
        {("ar", "rtl")},
        {("de", "ltr")},
    )


def test_choice_offers_the_languages_that_any_district_offers(read, districts):
    document = read("/de/")

    links = [link for link in document.links if link[0] in ("/de/", "/ar/", "/en/")]
    assert {("/de/", "Deutsch"), ("/ar/", "العربية")} <= set(links)
    assert "/en/" not in document.addresses()
    assert document.languages_of("العربية") == {("ar", "rtl")}


def test_choice_offers_the_readers_language_first(read, districts):
    languages = [
        link["hreflang"]
        for link in read("/ar/").attributes["a"]
        if "languages__link" in link.get("class", "")
    ]

    assert languages == ["ar", "de"] * 2


def test_choice_names_districts_for_the_script(read, districts):
    links = read("/ar/").attributes["a"]

    assert {link["data-district"]: link["href"] for link in links if "data-district" in link} == {
        "mainz": "/mainz/ar/",
        "trier": "/trier/",
        "mainz-bingen": "/mainz-bingen/ar/",
    }


def test_choice_leaves_out_districts_that_are_not_live(read, db):
    DistrictFactory.create(slug="mainz", is_live=False)

    assert "/mainz/de/" not in read("/de/").addresses()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("55116", ["/mainz/de/"], id="postcode"),
        pytest.param("55130", ["/mainz/de/", "/mainz-bingen/de/"], id="postcode-in-two-districts"),
        pytest.param("551", ["/mainz/de/", "/mainz-bingen/de/"], id="beginning-of-a-postcode"),
        pytest.param("Nieder-Olm", ["/mainz-bingen/de/"], id="place"),
        pytest.param("nieder olm", ["/mainz-bingen/de/"], id="place-without-hyphen"),
        pytest.param("Dienheim am Höhenweg", ["/mainz-bingen/de/"], id="umlaut"),
        pytest.param("dienheim am hohenweg", ["/mainz-bingen/de/"], id="no-umlaut"),
        pytest.param("DIENHEIM AM HÖHEN", ["/mainz-bingen/de/"], id="beginning-of-a-name"),
        pytest.param("Ingelheim", ["/mainz-bingen/de/"], id="seat"),
        pytest.param("  trier ", ["/trier/de/"], id="district"),
    ],
)
def test_choice_finds_districts(client, districts, query, expected):
    html = client.get("/de/", {"q": query}).content.decode()

    before_the_list = html.partition(f">{interface('de', 'Cities')}<")[0]
    addresses = [address for address in expected if f'href="{address}"' in before_the_list]
    assert addresses == expected
    assert before_the_list.count('href="/mainz') + before_the_list.count('href="/trier') == len(expected)


def test_choice_names_the_places_by_which_it_found_a_district(read, districts):
    document = read("/ar/?q=55130")

    assert document.languages_of("55130 Weisenau") == {("de", "ltr")}


@pytest.mark.parametrize("query", ["Bonn", "99999", "<script>", "!!", "12"])
def test_choice_says_that_nothing_was_found(client, districts, query):
    html = client.get("/de/", {"q": query}).content.decode()

    expected = interface(
        "de",
        "Nothing was found for <q><bdi>%(query)s</bdi></q>. "
        "Check the spelling, try the postcode, or choose from the list.",
        query=query.replace("<", "&lt;").replace(">", "&gt;"),
    )
    assert expected in html
    assert "<script>" not in html


@pytest.mark.parametrize("query", ["", " ", "\t"])
def test_choice_without_a_query_looks_for_nothing(client, districts, query):
    assert client.get("/de/", {"q": query}).content.decode().count('href="/mainz/de/"') == 1


def test_choice_repeats_the_beginning_of_a_long_query(read, districts):
    document = read("/de/?q=" + "x" * 5000)

    assert [field["value"] for field in document.attributes["input"] if field.get("name") == "q"] == [
        "x" * 100
    ]


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(query=st.text(max_size=120) | st.text("0123456789", max_size=8))
def test_choice_answers_whatever_is_asked(client, districts, query):
    response = client.get("/ar/", {"q": query})

    assert response.status_code == 200


@pytest.mark.parametrize("district_count", [1, 3, 36])
def test_choice_query_count(client, db, district_count, django_assert_num_queries):
    DistrictFactory.create_batch(district_count)

    with django_assert_num_queries(2):
        html = client.get("/de/").content.decode()

    assert html.count('href="/kreis-') == district_count


@pytest.mark.parametrize("district_count", [1, 3, 36])
def test_search_query_count(client, db, district_count, django_assert_num_queries):
    for district in DistrictFactory.create_batch(district_count):
        PlaceFactory.create(district=district, postcode="55116")

    with django_assert_num_queries(3):
        client.get("/de/?q=55116")
