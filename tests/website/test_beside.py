"""A page with the German next to it."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.editions.actions import offer_languages, refresh
from content.website.beside import beside, blocks_in, pairs_of
from tests.factories import InfoPageFactory, blocks, translated
from tests.generating import examples
from tests.website.reading import interface

PAGE = "/mainz/ar/schule/anmeldung/"
BESIDE = f"{PAGE}?beside=de"
ONLY_GERMAN = interface("ar", "This part is only in German.")
NO_GERMAN = interface("de", "There is no German text for this part.")
names = st.lists(st.sampled_from("abcdefgh"), unique=True)


def texts(names, language):
    return {name: f"{name}-{language}" for name in names}


@pytest.mark.parametrize(
    ("own", "german", "rows"),
    [
        pytest.param("ab", "ab", ["aa", "bb"], id="same"),
        pytest.param("ab", "ba", ["aa", "bb"], id="order-of-its-own"),
        pytest.param("ab", "axb", ["aa", " x", "bb"], id="only-german-within"),
        pytest.param("ab", "xab", [" x", "aa", "bb"], id="only-german-before"),
        pytest.param("axb", "ab", ["aa", "x ", "bb"], id="only-own"),
    ],
)
def test_blocks_stand_beside_those_with_the_same_id(own, german, rows):
    found = beside(dict(zip(own, own, strict=True)), dict(zip(german, german, strict=True)))

    assert [(one or " ") + (other or " ") for one, other in found] == rows


def test_texts_that_have_nothing_in_common_stand_beside_each_other_whole():
    assert list(beside({"a": "A", "b": "B"}, {"c": "C", "d": "D"})) == [("AB", "CD")]


@given(names, names)
@examples(100)
def test_no_block_is_lost_or_told_twice(own, german):
    rows = list(beside(texts(own, "own"), texts(german, "german")))

    assert "".join(one for one, _ in rows) == "".join(texts(own, "own").values())
    others = sorted("".join(other for _, other in rows).split("-german"))
    assert others == sorted(["", *german])


def test_ids_of_the_german_are_its_own():
    html = '<div id="b-1"><a href="#t-2">x</a><a href="/y/">y</a></div><p id="t-2">z</p>'

    assert blocks_in(html, prefix="de-") == {
        "b-1": '<div id="de-b-1"><a href="#de-t-2">x</a><a href="/y/">y</a></div>',
        "t-2": '<p id="de-t-2">z</p>',
    }


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
@examples(50)
def test_text_stays_what_it_is(text):
    html = f'<p id="b-1" lang="ar">{escape(text)}</p>'

    [pair] = pairs_of(html, html, "ar")

    assert pair.own == f'<p id="b-1" lang="ar">{escape(text, quote=False)}</p>'


def test_page_shows_both_languages_in_theirs(read, world):
    document = read(BESIDE)

    for text in ("Anmeldung", "Wann?", "Ausweis"):
        assert ("de", "ltr") in document.languages_of(text)
        assert document.languages_of(f"[ar] {text}") == {("ar", "rtl")}
    assert (ONLY_GERMAN in document.text, NO_GERMAN in document.text) == (False, False)


def test_ids_on_the_page_are_unique(read, world):
    document = read(BESIDE)

    ids = [
        element["id"] for elements in document.attributes.values() for element in elements if "id" in element
    ]
    assert sorted(ids) == sorted(set(ids))
    assert {"b-when", "de-b-when"} <= set(ids)


def test_the_office_is_named_in_both_languages(read, world):
    document = read(BESIDE)

    assert document.languages_of("مكتب المدارس") == {("ar", "rtl")}
    assert interface("de", "Call") in document.text


def test_page_leads_there_and_back(read, world):
    assert (BESIDE, interface("ar", "With German")) in read(PAGE).links
    assert (PAGE, interface("ar", "Without German")) in read(BESIDE).links


def test_search_engines_are_led_to_the_page_itself(read, world):
    document = read(BESIDE)

    assert {"name": "robots", "content": "noindex"} in document.attributes["meta"]
    canonical = [link["href"] for link in document.attributes["link"] if link["rel"] == "canonical"]
    assert canonical == [f"http://127.0.0.1:8000{PAGE}"]


def test_part_that_is_only_in_german_leaves_a_gap_with_a_sentence(read, world):
    world.registration.body.append(("section", {"heading": "Ferien", "text": "<p>Im Sommer.</p>"}))
    world.registration.save_revision().publish()
    refresh()

    document = read(BESIDE)

    assert document.languages_of(ONLY_GERMAN) == {("ar", "rtl")}
    assert [shown.language for shown in document.texts if shown.text == "Im Sommer."] == ["de"]


def test_part_that_is_not_in_german_leaves_a_gap_with_a_sentence():
    own = '<p id="b-1">a</p><p id="b-2">b</p>'

    pairs = pairs_of(own, '<p id="b-1">c</p>', "ar")

    assert [bool(pair.german) for pair in pairs] == [True, False]


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/mainz/de/schule/anmeldung/?beside=de", id="german"),
        pytest.param("/mainz/ar/gesundheit/arzt/?beside=de", id="not-translated"),
        pytest.param(f"{PAGE}?beside=fr", id="other-language"),
        pytest.param(f"{PAGE}?beside=%00", id="nonsense"),
    ],
)
def test_page_that_has_no_german_beside_it_is_shown_as_ever(client, world, address):
    assert client.get(address).content == client.get(address.partition("?")[0]).content


def test_page_of_a_district_without_german_is_shown_as_ever(client, world):
    offer_languages(district=world.mainz, codes=["ar"])
    refresh()

    assert client.get(BESIDE).content == client.get(PAGE).content
    assert "beside=de" not in client.get(PAGE).content.decode()


def test_page_that_has_moved_leads_to_its_new_address_with_the_german(client, world):
    world.registration.slug = "anmelden"
    world.registration.save_revision().publish()
    refresh()

    assert client.get(BESIDE).headers["Location"] == "/mainz/ar/schule/anmelden/?beside=de"


def test_page_is_made_anew_when_the_german_changes(client, world):
    before = client.get(BESIDE).content.decode()
    world.registration.title = "Anmelden"
    world.registration.save_revision().publish()
    refresh()

    after = client.get(BESIDE).content.decode()

    assert ("Anmeldung – Mainz" in before, "Anmelden – Mainz" in after) == (True, True)


@pytest.mark.parametrize("block_count", [1, 3])
def test_page_query_count(client, world, block_count, django_assert_num_queries):
    body = [blocks.section(f"s{n}", f"Teil {n}", "Text") for n in range(block_count)]
    page = InfoPageFactory.create(parent=world.school, slug="lang", body=body)
    translated(page, "ar")
    refresh()

    # Version, edition, sheets and snapshot of both languages.
    with django_assert_num_queries(8):
        html = client.get("/mainz/ar/schule/lang/?beside=de").content.decode()

    assert html.count("Teil ") == 2 * block_count
