import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.api.integreat.addresses import below, number_of, page_path_of, path_in
from content.core.languages import LANGUAGES

ARABIC, SIMPLE = LANGUAGES["ar"], LANGUAGES["de-simple"]
SLUG = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_ABC", min_size=1, max_size=12)
# Which page each lies below, in reading order.
TREE = [("a", None), ("aa", "a"), ("aaa", "aa"), ("ab", "a"), ("b", None), ("ba", "b")]
PAGES = [{"id": name, "parent": parent} for name, parent in TREE]


@pytest.mark.parametrize(
    ("language", "path"),
    [(ARABIC, "/mainz/ar/schule/anmeldung/"), (SIMPLE, "/mainz/de-si/schule/anmeldung/")],
    ids=["arabic", "simple-german"],
)
def test_path_in(language, path):
    assert path_in("mainz", language, "schule/anmeldung") == path


@pytest.mark.parametrize(
    ("address", "language", "path"),
    [
        pytest.param("/mainz/ar/schule", ARABIC, "schule", id="as-the-client-sends-it"),
        pytest.param("/mainz/ar/schule/anmeldung", ARABIC, "schule/anmeldung", id="deeper"),
        pytest.param("/mainz/ar/schule/", ARABIC, "schule", id="slash"),
        pytest.param("mainz/ar/schule", ARABIC, "schule", id="no-slash"),
        pytest.param("/mainz/ar///schule//", ARABIC, "schule", id="slashes"),
        pytest.param("/Mainz/AR/Schule", ARABIC, "schule", id="case"),
        pytest.param("/mainz/de-si/schule", SIMPLE, "schule", id="alias"),
        pytest.param("/mainz/de-simple/schule", SIMPLE, "schule", id="own-slug"),
        pytest.param("/mainz/de/schule", ARABIC, None, id="other-language"),
        pytest.param("/mainz/xy/schule", ARABIC, None, id="unknown-language"),
        pytest.param("/trier/ar/schule", ARABIC, None, id="other-region"),
        pytest.param("/mainz/ar", ARABIC, None, id="language-only"),
        pytest.param("/mainz", ARABIC, None, id="region-only"),
        pytest.param("", ARABIC, None, id="empty"),
        pytest.param("schule", ARABIC, None, id="path-only"),
    ],
)
def test_page_path_of(address, language, path):
    assert page_path_of(address, "mainz", language) == path


@given(region=SLUG, code=st.sampled_from(sorted(LANGUAGES)), path=st.lists(SLUG, min_size=1).map("/".join))
def test_the_client_finds_what_it_was_told(region, code, path):
    told = path_in(region, LANGUAGES[code], path)

    assert page_path_of(told.lower().rstrip("/"), region, LANGUAGES[code]) == path.lower()


@given(st.uuids())
def test_number_is_one_that_javascript_takes(key):
    assert 0 < number_of({"id": str(key)}) <= 2**53 - 1


def test_number_differs_between_pages():
    keys = ["36d0a0c2-0000-4000-8000-000000000000", "36d0a0c3-0000-4000-8000-000000000000"]

    assert len({number_of({"id": key}) for key in keys}) == 2


@pytest.mark.parametrize(
    ("top", "depth", "expected"),
    [
        pytest.param(None, 0, [], id="no-level"),
        pytest.param(None, 1, ["a", "b"], id="first-level"),
        pytest.param(None, 2, ["a", "aa", "ab", "b", "ba"], id="two-levels"),
        pytest.param(None, 9, ["a", "aa", "aaa", "ab", "b", "ba"], id="all"),
        pytest.param("a", 0, [], id="none-below"),
        pytest.param("a", 1, ["aa", "ab"], id="children"),
        pytest.param("a", 2, ["aa", "aaa", "ab"], id="grandchildren"),
        pytest.param("ba", 2, [], id="leaf"),
    ],
)
def test_below(top, depth, expected):
    start = next((page for page in PAGES if page["id"] == top), None)

    assert [page["id"] for page in below(PAGES, start, depth)] == expected
