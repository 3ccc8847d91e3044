"""What Integreat's apps send of what readers say."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.api.integreat import feedback, views
from content.districts.models import District
from content.editions import reading
from content.editions.models import Edition
from content.editions.reading import read_edition
from content.feedback.limits import HourlyLimit
from content.feedback.models import Feedback, Votes

pytestmark = pytest.mark.django_db
TYPES = ["page", "categories", "search", "event", "events", "imprint-page", "poi", "map"]
FORM = "application/x-www-form-urlencoded"


def post(client, kind, region="mainz", language="ar", **form):
    return client.post(f"/api/v3/{region}/{language}/feedback/{kind}/", form)


def kept():
    return Feedback.objects.values_list("kind", "path", "helped", "comment", "contact", "query").get()


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_is_taken(client, world, kind):
    response = post(client, kind, rating="up", comment="Gut", category="Inhalte")

    assert (response.status_code, response.json()) == (201, {"success": "Thank you."})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert (Feedback.objects.get().source, Votes.objects.get().helped) == ("INTEGREAT", 1)


def test_a_page_is_found_by_the_end_of_its_address(client, world):
    post(client, "page", slug="Anmeldung", rating="down", comment="Zu lang")

    assert kept() == ("PAGE", "schule/anmeldung", False, "Zu lang", "", "")


@pytest.mark.parametrize(
    "slug",
    [
        pytest.param("schule/anmeldung", id="path"),
        pytest.param("/mainz/ar/schule/anmeldung/", id="address"),
    ],
)
def test_a_page_may_come_with_its_whole_address(client, world, slug):
    post(client, "categories", slug=slug, comment="Zu lang")

    assert kept()[:2] == ("PAGE", "schule/anmeldung")


@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        pytest.param("page", "nirgends", id="unknown"),
        pytest.param("page", "", id="empty"),
        pytest.param("poi", "schule", id="of-a-place"),
    ],
)
def test_what_is_about_no_page_is_about_the_district(client, world, kind, slug):
    post(client, kind, slug=slug, comment="Zu lang")

    assert kept()[:2] == ("DISTRICT", "")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("Kita ", ("SEARCH", "Kita"), id="query"),
        pytest.param(" ", ("DISTRICT", ""), id="nothing-looked-for"),
        pytest.param("a" * 300, ("SEARCH", "a" * 199 + "…"), id="too-long"),
    ],
)
def test_a_search_has_its_query(client, world, query, expected):
    post(client, "search", query=query, comment="Nichts gefunden")

    found = kept()
    assert (found[0], found[-1]) == expected


@pytest.mark.parametrize(
    ("sent", "comment", "contact"),
    [
        pytest.param("Zu lang", "Zu lang", "", id="without"),
        pytest.param(
            "Zu lang    Kontaktadresse: a@example.org", "Zu lang", "a@example.org", id="with-an-address"
        ),
        pytest.param("Zu lang    Kontaktadresse: ", "Zu lang", "", id="empty"),
        pytest.param("a" * 2500, "a" * 1999 + "…", "", id="too-long"),
    ],
)
def test_the_contact_is_taken_out_of_the_comment(client, world, sent, comment, contact):
    post(client, "page", slug="schule", comment=sent)

    assert kept()[3:5] == (comment, contact)


def test_a_vote_with_an_address_but_without_words_is_counted(client, world):
    post(client, "page", slug="schule", rating="up", comment="    Kontaktadresse: a@example.org")

    assert (Feedback.objects.count(), Votes.objects.get().helped) == (0, 1)


def test_a_plain_form_is_taken_too(client, world):
    response = client.post(
        "/api/v3/mainz/ar/feedback/page", urlencode({"slug": "schule", "rating": "down"}), content_type=FORM
    )

    assert (response.status_code, Votes.objects.get().missed) == (201, 1)


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        pytest.param("mainz/ar/feedback/page/", {}, 400, id="nothing"),
        pytest.param("mainz/ar/feedback/page/", {"rating": "sideways"}, 400, id="rating"),
        pytest.param("mainz/ar/feedback/nothing/", {"rating": "up"}, 404, id="type"),
        pytest.param("minz/ar/feedback/page/", {"rating": "up"}, 404, id="region"),
        pytest.param("mainz/fr/feedback/page/", {"rating": "up"}, 404, id="language"),
        pytest.param("mainz/ar/feedback/page/", {"comment": "a" * 17000}, 413, id="too-much"),
    ],
)
def test_problem_says_what_is_wrong(client, world, path, form, status):
    response = client.post(f"/api/v3/{path}", form)

    assert (response.status_code, response.json()["status"]) == (status, status)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert (Feedback.objects.count(), Votes.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        pytest.param("multipart/form-data", "x", id="no-boundary"),
        pytest.param("multipart/form-data; boundary=a", "--a\r\nnothing", id="broken"),
        pytest.param(FORM, "a=1&" * 4000, id="many-fields"),
        pytest.param("application/json", '{"comment": "x"}', id="json"),
    ],
)
def test_what_is_no_form_is_refused(client, world, content_type, body):
    response = client.post("/api/v3/mainz/ar/feedback/page/", body, content_type=content_type)

    assert (response.status_code, response.json()["status"]) == (400, 400)


def test_whoever_sends_too_much_is_told_to_wait(client, world):
    for number in range(HourlyLimit.COMMENT):
        post(client, "page", comment=f"{number}")

    response = post(client, "page", comment="zu viel")

    assert (response.status_code, response.json()["status"]) == (429, 429)
    assert 0 < int(response.headers["Retry-After"]) <= 3600


def test_edition_that_goes_while_something_is_said_is_unknown(client, world, monkeypatch):
    found = reading.current_version
    monkeypatch.setattr(views, "current_version", lambda *where: (0, *found(*where)[1:]))

    assert post(client, "page", comment="Hallo?").status_code == 404


def test_district_that_goes_while_something_is_said_is_unknown(client, world, monkeypatch):
    District.objects.filter(slug="mainz").update(is_live=False)
    edition = Edition.objects.get(language="ar", district=world.mainz)
    monkeypatch.setattr(feedback, "current_edition", lambda *where: read_edition(edition.pk, edition.version))

    assert post(client, "page", comment="Hallo?").status_code == 404


def test_a_browser_may_ask_for_an_app_before_it_sends(client):
    response = client.options("/api/v3/mainz/ar/feedback/page/")

    assert (response.status_code, response.headers["Access-Control-Allow-Methods"]) == (204, "POST, OPTIONS")


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_nothing_can_be_read(client, world, method):
    response = getattr(client, method)("/api/v3/mainz/ar/feedback/page/")

    assert (response.status_code, response.headers["Allow"]) == (405, "POST, OPTIONS")
    assert response.json() == {"status": 405, "error": "Possible here: POST, OPTIONS."}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=st.dictionaries(st.sampled_from(["rating", "query", "slug", "comment"]), st.text(max_size=60)))
def test_anything_is_answered(client, world, form):
    for kind in ("page", "search", "poi"):
        response = post(client, kind, **form)
        assert response.status_code in (201, 400, 429)
