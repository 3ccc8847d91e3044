import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.core.languages import LANGUAGES
from content.website.checks import check_reserved_slugs
from content.website.converters import LanguageConverter

PAGES = ["/de/", "/mainz/de/", "/mainz/de/schule/", "/mainz/ar/gesundheit/arzt/"]


@pytest.mark.parametrize("path", PAGES)
def test_page_is_made_for_everyone_alike(client, world, path):
    response = client.get(path)

    assert response.cookies == {}
    assert response.headers["Cache-Control"].startswith("public, max-age=60")
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Content-Language"] == ("ar" if "/ar/" in path else "de")
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", [*PAGES, "/mainz/de/nirgends/", "/"])
def test_page_loads_nothing_from_elsewhere(client, world, path):
    headers = client.get(path).headers

    directives = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert directives["default-src"] == "'none'"
    assert {directives[name] for name in ("script-src", "style-src", "img-src", "font-src")} == {"'self'"}
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PAGES)
def test_page_is_sent_once(client, world, path):
    first = client.get(path)

    second = client.get(path, headers={"if-none-match": first.headers["ETag"]})

    assert (second.status_code, second.content) == (304, b"")


@pytest.mark.parametrize("path", PAGES)
def test_head_is_get_without_content(client, world, path):
    head, get = client.head(path), client.get(path)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == get.headers["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/", "/mainz/", *PAGES])
def test_readers_change_nothing(client, world, path, method):
    response = getattr(client, method)(path)

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    ["/mainz/de/Schule/", "/mainz/de/schule/ANMELDUNG/", "/mainz/de//schule//"],
)
def test_page_is_found_however_its_path_is_written(client, world, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/mainz", "/de", "/mainz/ar", "/mainz/ar/schule"])
def test_address_without_its_last_slash_leads_there(client, world, path):
    response = client.get(path)

    assert (response.status_code, response.headers["Location"]) == (301, f"{path}/")


NASTY = [
    "/mainz/de/" + "a/" * 500,
    "/mainz/de/" + "ä" * 2000 + "/",
    "/mainz/de/schule/%00/",
    "/mainz/de/%ff%fe/",
    "/mainz/de/%F0%9F%98%80/",
    "/mainz/de/../../etc/passwd",
    "/mainz/de/..%2f..%2fetc%2fpasswd/",
    "/mainz/de/<script>alert(1)</script>/",
    "/mainz/de/schule anmeldung/",
    "/mainz/de/schule%0d%0aSet-Cookie:%20a=b/",
    "/mainz/de/{{ 7 }}/",
    "/mainz/de/'; DROP TABLE x; --/",
    "/MAINZ/de/",
    "/mainz/DE/",
    "/mainz/sr-Latn/",
    "/%00/de/",
    "/-/de/",
    "/mainz-/de/schule/",
    "/mainz/de/.env/",
    "/" + "x" * 3000 + "/",
    "/media/../manage.py",
    "/media/nothing.png",
]


@pytest.mark.parametrize("path", NASTY, ids=lambda path: path[:40])
def test_nasty_address_is_not_found(client, world, path):
    response = client.get(path)

    assert response.status_code in (301, 400, 404)
    assert "Set-Cookie" not in response.headers
    assert b"<script>alert" not in response.content


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(
    start=st.sampled_from(["/", "/mainz/", "/mainz/de/", "/mainz/ar/schule/", "/de/"]),
    rest=st.text(max_size=300),
    accepted=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60),
)
def test_no_address_breaks_anything(client, world, start, rest, accepted):
    response = client.get(start + rest, headers={"accept-language": accepted})

    assert response.status_code in (200, 301, 302, 404)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_language_has_an_address(language):
    assert reverse("website:choose", args=[language]) == f"/{language.slug}/"
    assert reverse("website:choose", args=[language.slug]) == f"/{language.slug}/"
    assert LanguageConverter().to_python(language.slug) is language


def test_every_address_that_is_no_districts_is_reserved():
    assert check_reserved_slugs(app_configs=None) == []


def test_address_that_a_district_could_take_is_told(settings):
    settings.ROOT_URLCONF = "tests.website.more_urls"

    problems = check_reserved_slugs(app_configs=None)

    assert [(problem.id, problem.msg) for problem in problems] == [
        ("website.E001", "A district could have the address /help/, which leads elsewhere.")
    ]
