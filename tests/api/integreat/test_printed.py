import pytest

from content.editions.actions import offer_languages, refresh
from tests.editions.going import going_after_the_first_query

OLDER = "wp-json/ig-mpdf/v1/pdf"


@pytest.mark.parametrize("base", ["/api/v3", ""], ids=["newer", "older"])
@pytest.mark.parametrize("end", ["", "/"])
@pytest.mark.parametrize(
    ("language", "url", "expected"),
    [
        pytest.param("ar", None, "/mainz/ar.pdf", id="everything"),
        pytest.param("ar", "", "/mainz/ar.pdf", id="empty"),
        pytest.param("ar", "/mainz/ar/schule", "/mainz/ar/schule.pdf", id="page"),
        pytest.param("ar", "/mainz/ar/schule/anmeldung/", "/mainz/ar/schule/anmeldung.pdf", id="below"),
    ],
)
def test_pdf_is_where_it_is_on_the_website(client, world, base, end, language, url, expected):
    query = {} if url is None else {"url": url}

    response = client.get(f"{base}/mainz/{language}/{OLDER}{end}", query)

    assert (response.status_code, response.headers["Location"]) == (302, expected)
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_pdf_of_a_language_that_the_apps_call_otherwise(client, world):
    offer_languages(district=world.mainz, codes=["de", "de-simple"])
    refresh(everything=True)

    response = client.get(f"/mainz/de-si/{OLDER}", {"url": "/mainz/de-si/schule"})

    assert response.headers["Location"] == "/mainz/de-simple/schule.pdf"


@pytest.mark.parametrize(
    ("address", "url"),
    [
        pytest.param("/nirgends/de", None, id="region"),
        pytest.param("/mainz/uk", None, id="language"),
        pytest.param("/mainz/xx", None, id="no-language"),
        pytest.param("/mainz/de", "/mainz/de/nirgends", id="page"),
        pytest.param("/mainz/de", "/trier/de/schule", id="page-of-another"),
        pytest.param("/mainz/de", "https://evil.example/", id="elsewhere"),
        pytest.param("/mainz/de", "//evil.example/x", id="elsewhere-without-scheme"),
    ],
)
def test_pdf_that_there_is_not(client, world, address, url):
    response = client.get(f"{address}/{OLDER}", {} if url is None else {"url": url})

    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/json")
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_pdf_of_an_edition_that_goes_while_it_is_asked_for(client, world):
    with going_after_the_first_query():
        response = client.get(f"/mainz/de/{OLDER}")

    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/json")
