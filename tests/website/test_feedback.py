"""Readers say whether a page helped, and what is wrong."""

import pytest
from django.core.cache import cache

from content.core.languages import LANGUAGES
from content.editions.models import Edition
from content.feedback.limits import HourlyLimit
from content.feedback.models import Feedback, Votes
from tests.website.reading import Document, interface

pytestmark = pytest.mark.django_db
PAGE = "/mainz/ar/schule/anmeldung/"
ADDRESS = "/mainz/ar/feedback/schule/anmeldung/"
DISTRICT = "/mainz/ar/feedback/"


@pytest.fixture
def say(client, world):
    """Return a function that sends a form and returns the answer and the page that it leads to."""

    def say(address=ADDRESS, **form):
        response = client.post(address, form)
        shown = client.get(response.headers["Location"]) if response.status_code == 303 else response
        return response, Document(shown.content.decode())

    return say


def test_a_page_asks_whether_it_helped(read, world):
    page = read(PAGE)

    assert interface("ar", "Did this page help you?") in page.text
    assert [form["action"] for form in page.attributes["form"]] == [ADDRESS]
    assert [
        (button["name"], button["value"]) for button in page.attributes["button"] if "name" in button
    ] == [
        ("helped", "yes"),
        ("helped", "no"),
    ]
    assert (ADDRESS, interface("ar", "Is something wrong or missing? Write to us.")) in page.links


@pytest.mark.parametrize(("vote", "expected"), [("yes", (1, 0)), ("no", (0, 1))])
def test_a_vote_is_one_tap(say, vote, expected):
    response, page = say(helped=vote)

    assert (response.status_code, response.headers["Location"]) == (303, f"{ADDRESS}?helped={vote}")
    assert interface("ar", "Thank you!") in page.text
    assert interface("ar", "Would you like to say more?") in page.text
    assert Votes.objects.values_list("helped", "missed").get() == expected
    assert Feedback.objects.count() == 0


def test_more_may_be_said_after_a_vote_which_then_counts_once(say):
    say(helped="no")
    response, page = say(helped="no", comment="رقم الهاتف غير صحيح.", contact="amira@example.org", website="")

    assert response.headers["Location"] == f"{ADDRESS}?sent=1"
    assert interface("ar", "Your message has arrived.") in page.text
    assert list(page.attributes.get("textarea", [])) == []
    assert (PAGE, "العودة إلى: [ar] Anmeldung") in page.links
    kept = Feedback.objects.get()
    assert (kept.kind, kept.path, kept.helped, kept.comment, kept.contact, kept.source) == (
        *("PAGE", "schule/anmeldung", False),
        *("رقم الهاتف غير صحيح.", "amira@example.org", "WEBSITE"),
    )
    assert Votes.objects.values_list("helped", "missed").get() == (0, 1)


def test_a_message_needs_no_vote(read, say):
    page = read(ADDRESS)
    say(helped="", comment="Hallo")

    assert interface("ar", "Write to us") in page.text
    assert (Feedback.objects.get().helped, Votes.objects.count()) == (None, 0)


def test_readers_write_about_a_district_too(read, say):
    page = read(DISTRICT)
    response, _ = say(DISTRICT, helped="", comment="Hallo")

    assert ("/mainz/ar/", "إلى صفحة البداية: Mainz") in page.links
    assert response.headers["Location"] == f"{DISTRICT}?sent=1"
    assert (Feedback.objects.get().kind, Feedback.objects.get().path) == ("DISTRICT", "")


@pytest.mark.parametrize("text", ["", " \r\n", "\x00"])
def test_an_empty_message_is_asked_for_again(say, text):
    response, page = say(helped="no", comment=text)

    assert (response.status_code, response.headers["Cache-Control"]) == (422, "no-store")
    assert Feedback.objects.count() == 0
    assert page.attributes["textarea"][0]["aria-invalid"] == "true"


def test_an_empty_message_is_said_to_be_empty(say):
    _, page = say(helped="no", comment="")

    assert interface("ar", "Please write something first.") in page.text


def test_a_contact_without_a_message_is_no_message(say):
    _, page = say(helped="", comment="", contact="amira@example.org")

    assert interface("ar", "Please write something first.") in page.text
    assert page.attributes["input"][0]["value"] == "amira@example.org"


@pytest.mark.parametrize(
    "form", [{"comment": "a" * 2001, "contact": ""}, {"comment": "a", "contact": "b" * 201}]
)
def test_what_is_too_long_stays_to_be_shortened(say, form):
    response, page = say(helped="no", **form)

    assert response.status_code == 422
    assert interface("ar", "This is too long. Please make it shorter.") in page.text
    assert (form["comment"] in page.text, page.attributes["input"][0]["value"]) == (True, form["contact"])
    assert page.attributes["input"][1] == {"type": "hidden", "name": "helped", "value": "no"}


def test_a_vote_for_nothing_is_no_vote(say):
    response, _ = say(helped="perhaps")

    assert (response.status_code, Votes.objects.count()) == (422, 0)


def test_what_a_program_fills_in_is_thanked_for_and_kept_nowhere(say):
    response, page = say(helped="no", comment="Buy!", website="https://spam.example")

    assert response.headers["Location"] == f"{ADDRESS}?sent=1"
    assert interface("ar", "Your message has arrived.") in page.text
    assert (Feedback.objects.count(), Votes.objects.count(), len(cache._cache)) == (0, 0, 0)


def test_people_do_not_come_upon_the_field_for_programs(read, world):
    trap = next(field for field in read(PAGE).attributes["input"] if field.get("name") == "website")

    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")


def test_whoever_writes_too_much_is_told_to_wait_and_keeps_the_text(say):
    for number in range(HourlyLimit.COMMENT):
        say(comment=f"{number}")

    response, page = say(comment="Noch etwas")

    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 3600
    assert interface("ar", "You have sent many messages. Please try again in an hour.") in page.text
    assert "Noch etwas" in page.text


@pytest.mark.parametrize(
    "address",
    [
        "/mainz/ar/feedback/nirgends/",
        "/minz/ar/feedback/",
        "/mainz/fr/feedback/schule/",
        "/mainz/ar/feedback/%00/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_there_has_no_form(client, world, address, method):
    response = getattr(client, method)(address, {"helped": "yes"})

    assert (response.status_code, Votes.objects.count()) == (404, 0)


def test_a_district_that_goes_meanwhile_has_no_form(client, world, monkeypatch):
    monkeypatch.setattr("content.website.finding.current_version", lambda *where: (0, "x", LANGUAGES["ar"]))

    assert client.get(ADDRESS).status_code == 404
    assert Edition.objects.exists()


@pytest.mark.parametrize("query", ["?helped=perhaps", "?helped=", ""])
def test_the_form_stands_by_itself(read, world, query):
    assert interface("ar", "Write to us") in read(ADDRESS + query).text


def test_the_form_is_nothing_to_be_found_by_search_engines(read, world):
    assert {"name": "robots", "content": "noindex"} in read(ADDRESS).attributes["meta"]


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_else_can_be_done(client, world, method):
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_nobody_is_followed(client, world):
    client.handler.enforce_csrf_checks = True

    response = client.post(ADDRESS, {"helped": "yes"})

    assert (response.status_code, response.cookies, hasattr(response.wsgi_request, "session")) == (
        303,
        {},
        False,
    )


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        pytest.param("multipart/form-data", "x", id="no-boundary"),
        pytest.param("application/x-www-form-urlencoded", "a=1&" * 10_001, id="many-fields"),
    ],
)
def test_what_is_no_form_is_refused(client, world, content_type, body):
    assert client.post(ADDRESS, body, content_type=content_type).status_code == 400


def test_feedback_query_count(client, world, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get(ADDRESS)

    # Five keep it, of which two begin and end.
    with django_assert_num_queries(5):
        client.post(ADDRESS, {"comment": "Hallo"})
