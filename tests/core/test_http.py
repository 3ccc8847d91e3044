import gzip

import brotli
import pytest
from backports import zstd
from django.core.cache import caches
from django.test import RequestFactory, override_settings

from content.core.http import (
    CACHE_CONTROL,
    ENCODERS,
    SMALLEST_TO_COMPRESS,
    Shelf,
    answer,
    best_encoding,
    keep,
    moved,
    stored_answer,
)

LONG = "ä" * SMALLEST_TO_COMPRESS
HTML = "text/html; charset=utf-8"


@pytest.fixture
def get(rf: RequestFactory):
    def get(content=LONG, *, status=200, language="", method="GET", **headers):
        request = rf.generic(method, "/", headers=headers)
        return answer(request, content, content_type=HTML, language=language, status=status)

    return get


def test_answer(get):
    response = get("Tag", language="sr-Latn")

    assert (response.status_code, response.content) == (200, b"Tag")
    assert response.headers["Content-Type"] == HTML
    assert response.headers["Content-Language"] == "sr-Latn"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Cache-Control"].startswith("public, max-age=60,")


def test_answer_in_no_language(get):
    assert "Content-Language" not in get().headers


def test_answer_of_bytes(get):
    assert get(b"\x00\xff").content == b"\x00\xff"


def test_answer_has_the_same_etag_for_the_same_content(get):
    assert get().headers["ETag"] == get().headers["ETag"]
    assert get().headers["ETag"] != get(LONG + "!").headers["ETag"]


DECODERS = {"br": brotli.decompress, "zstd": zstd.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("encoding", DECODERS)
def test_answer_is_compressed_for_those_who_take_it(get, encoding):
    response = get(**{"accept-encoding": encoding})

    assert response.headers["Content-Encoding"] == encoding
    assert DECODERS[encoding](response.content).decode() == LONG
    assert response.headers["ETag"] == get().headers["ETag"][:-1] + f'-{encoding}"'


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, zstd", "zstd"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, *", "zstd"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("deflate, compress", "identity"),
        ("gzip;q=high", "identity"),
        ("GZIP", "gzip"),
    ],
)
def test_the_encoding_is_what_the_client_likes_best(header, expected):
    assert best_encoding(header, tuple(ENCODERS)) == expected


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        pytest.param(LONG, {}, id="not-asked-for"),
        pytest.param("short", {"accept-encoding": "gzip"}, id="too-short"),
    ],
)
def test_answer_is_not_compressed(get, content, headers):
    response = get(content, **headers)

    assert "Content-Encoding" not in response.headers
    assert response.content.decode() == content


@pytest.mark.parametrize("encoding", ["", "gzip"], ids=["plain", "gzip"])
def test_answer_is_304_where_the_client_has_it(get, encoding):
    first = get(**{"accept-encoding": encoding})

    second = get(**{"accept-encoding": encoding, "if-none-match": first.headers["ETag"]})

    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["ETag"] == first.headers["ETag"]
    assert second.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert second.headers["Vary"] == first.headers["Vary"]


@pytest.mark.parametrize(
    ("held", "status"),
    [
        pytest.param("{}", 304, id="this"),
        pytest.param("W/{}", 304, id="weak"),
        pytest.param('"other", {}', 304, id="several"),
        pytest.param("*", 304, id="any"),
        pytest.param('"other"', 200, id="another"),
        pytest.param('"x-{}"', 200, id="part-of-another"),
        pytest.param("", 200, id="none"),
    ],
)
def test_answer_is_304_where_the_client_has_this_one(get, held, status):
    tag = get().headers["ETag"]

    assert get(**{"if-none-match": held.format(tag)}).status_code == status


def test_answer_that_is_an_error_is_never_304(get):
    first = get(status=404)

    assert get(status=404, **{"if-none-match": first.headers["ETag"]}).status_code == 404


@override_settings(
    CACHES={"answers": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-http"}}
)
def test_stored_answer_is_made_once(rf):
    made = []

    def make():
        made.append(1)
        return LONG

    first, second = (stored_answer(rf.get("/"), "key", make, content_type=HTML) for _ in range(2))

    assert made == [1]
    assert first.content == second.content == LONG.encode()
    caches["answers"].clear()


def test_large_answer_is_not_looked_up_for_those_who_have_it(rf, settings):
    memory = {"BACKEND": "content.core.answer_memory.AnswerMemory"}
    settings.CACHES = {name: {**memory, "LOCATION": f"test-{name}"} for name in ("answers", "large")}

    def get(**headers):
        shelf = Shelf("large", is_large=True)
        request = rf.get("/", headers=headers)
        return stored_answer(request, "key", lambda: LONG, content_type=HTML, shelf=shelf)

    tag = get().headers["ETag"]
    caches["large"].clear()

    held, other = get(**{"if-none-match": tag}), get(**{"if-none-match": '"other"'})

    assert (held.status_code, held.headers["ETag"], held.headers["Vary"]) == (304, tag, "Accept-Encoding")
    assert (other.status_code, other.content) == (200, LONG.encode())


@pytest.mark.parametrize(
    ("asked", "location"),
    [("/alt/", "/neu/"), ("/alt/?a=1&a=2", "/neu/?a=1&a=2"), ("/alt/?", "/neu/")],
    ids=["without-query", "with-query", "with-empty-query"],
)
def test_moved(rf, asked, location):
    response = moved(rf.get(asked), "/neu/")

    assert (response.status_code, response.headers["Location"]) == (301, location)
    assert response.headers["Cache-Control"] == CACHE_CONTROL


def test_answer_that_was_made_elsewhere_is_kept(rf):
    shelf = Shelf("papers", CACHE_CONTROL, {})

    keep("booklet:1", LONG.encode(), shelf)

    request = rf.get("/", headers={"accept-encoding": "br"})
    response = stored_answer(request, "booklet:1", lambda: "afresh", content_type=HTML, shelf=shelf)
    assert response.content.decode() == LONG
