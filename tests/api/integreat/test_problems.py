from functools import partial
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.api.integreat import views
from content.districts.models import District
from content.editions.models import Edition

pytestmark = pytest.mark.django_db

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
IN_ONE_WORLD = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PAGE_LISTS = ("children", "parents", "page")
NO_EDITION = "There is no such region, or it does not publish in this language."
NO_PAGE = "There is no page at this url in this region and language."
NO_NEWS = "There is no such news in this region and language."
NOTHING = "There is nothing here."


@pytest.mark.parametrize(
    ("address", "status", "error"),
    [
        pytest.param("", 404, NOTHING, id="root"),
        pytest.param("nothing/at/all/", 404, NOTHING, id="address"),
        pytest.param("mainz/de/imprint/", 404, "This region has no imprint.", id="imprint"),
        pytest.param("mainz/de/news/local-1", 404, NO_NEWS, id="news"),
        pytest.param("regions/minz/", 404, "There is no such region.", id="region"),
        pytest.param("minz/de/pages/", 404, NO_EDITION, id="region-of-pages"),
        pytest.param("minz/de/events/", 404, NO_EDITION, id="region-of-events"),
        pytest.param("mainz/fr/pages/", 404, NO_EDITION, id="language-not-offered"),
        pytest.param("mainz/xy/news", 404, NO_EDITION, id="language-unknown"),
        pytest.param("mainz/xy/page/?url=/mainz/xy/schule", 404, NO_EDITION, id="language-of-page"),
        pytest.param("mainz/de/children/?depth=2&url=/mainz/de/nichts", 404, NO_PAGE, id="children"),
        pytest.param("mainz/de/parents/?url=/mainz/de/nichts", 404, NO_PAGE, id="parents"),
        pytest.param("mainz/de/page/?url=/mainz/de/nichts", 404, NO_PAGE, id="page"),
        pytest.param("mainz/de/page/?url=/mainz/ar/schule", 404, NO_PAGE, id="url-in-another-language"),
        pytest.param("mainz/de/page/?url=/trier/de/schule", 404, NO_PAGE, id="url-in-another-region"),
        pytest.param("mainz/de/children/?url=/mainz/de", 404, NO_PAGE, id="url-of-no-page"),
        pytest.param("mainz/de/page/", 400, "Name a page: url=/region/language/path.", id="no-url"),
        pytest.param(
            "mainz/de/parents/?url=", 400, "Name a page: url=/region/language/path.", id="empty-url"
        ),
        pytest.param("mainz/de/children/?depth=deep", 400, "depth is a whole number.", id="depth"),
        pytest.param(
            f"mainz/de/children/?depth={'9' * 5000}", 400, "depth is a whole number.", id="depth-too-long"
        ),
        pytest.param(
            f"mainz/de/children/?{'a&' * 10001}", 400, "There are too many parameters.", id="parameters"
        ),
    ],
)
def test_problem_says_what_is_wrong(client, world, address, status, error):
    response = client.get(f"/api/v3/{address}")

    assert (response.status_code, response.json()) == (status, {"status": status, "error": error})
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("%00", id="zero byte"),
        pytest.param("regions/mainz%00/", id="zero byte in a region"),
        pytest.param("mainz%00/de/pages/", id="zero byte before pages"),
        pytest.param("mainz/de%00/pages/", id="zero byte in a language"),
        pytest.param("mainz/de/page/?url=/mainz/de/%00", id="zero byte in a url"),
        pytest.param("mainz/de/page/?url=/mainz/de/a%0Ab", id="line break"),
        pytest.param("mainz/de/page/?url=/mainz/de/%ff%fe", id="not UTF-8"),
        pytest.param("mainz/de/page/?url=/mainz/de/%zz%", id="broken percent signs"),
        pytest.param("mainz/de/%zz%/", id="broken percent signs in a path"),
        pytest.param("mainz/de/page/?url=/mainz/de/../../../etc/passwd", id="way up"),
        pytest.param(f"mainz/de/page/?url=/mainz/de/{'a/' * 20000}", id="long url"),
        pytest.param(f"mainz/de/{'a/' * 20000}", id="long address"),
        pytest.param("mäinz/de/pages/", id="umlaut"),
        pytest.param("mainz/de/pages//", id="two slashes"),
        pytest.param("mainz/de/page/?url=/mainz/de/'; DROP TABLE", id="SQL"),
    ],
)
def test_address_that_makes_no_sense_is_unknown(client, world, address):
    response = client.get(f"/api/v3/{address}")

    assert (response.status_code, response.json()["status"]) == (404, 404)


def test_district_that_is_not_live_is_unknown(client, world):
    District.objects.filter(slug="mainz").update(is_live=False)

    statuses = [
        client.get(f"/api/v3/mainz/de/{kind}").status_code for kind in ("pages/", "children/", "news")
    ]

    assert statuses == [404, 404, 404]


def test_edition_that_goes_while_it_is_asked_for_is_unknown(client, world, monkeypatch):
    def going(current, *where):
        found = current(*where)
        Edition.objects.all().delete()
        return found

    monkeypatch.setattr(views, "current_version", partial(going, views.current_version))

    assert client.get("/api/v3/mainz/de/pages/").json() == {"status": 404, "error": NO_EDITION}


@IN_ONE_WORLD
@given(path=ANY_TEXT)
def test_any_address_is_answered(client, world, path):
    for prefix in ("", "regions/", "mainz/", "mainz/de/", "mainz/de/news/", "mainz/de/pages/"):
        response = client.get(f"/api/v3/{prefix}{quote(path)}")
        assert response.status_code in (200, 400, 404)
        assert response.headers["Access-Control-Allow-Origin"] == "*"


@IN_ONE_WORLD
@given(url=ANY_TEXT, depth=st.one_of(st.integers().map(str), ANY_TEXT))
def test_any_question_is_answered(client, world, url, depth):
    for kind in PAGE_LISTS:
        for asked in (url, f"/mainz/de/{url}", f"/mainz/de/schule/{url}"):
            response = client.get(f"/api/v3/mainz/de/{kind}/", {"url": asked, "depth": depth})
            assert response.status_code in (200, 400, 404)
            assert response.headers["Access-Control-Allow-Origin"] == "*"
