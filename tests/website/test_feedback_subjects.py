"""What readers cannot use, and what they did not find: said with the form that they write to us with."""

import pytest

from content.feedback.models import Feedback, Votes
from tests.website.reading import Document, interface

pytestmark = pytest.mark.django_db
PAGE = "/mainz/ar/feedback/schule/anmeldung/"
DISTRICT = "/mainz/ar/feedback/"


@pytest.fixture
def send(client, world):
    """Return a function that fills in the form at an address and returns the answer and the page that it leads to."""

    def send(address, **entered):
        form = Document(client.get(address).content.decode())
        hidden = {
            field["name"]: field["value"]
            for field in form.attributes["input"]
            if field.get("type") == "hidden"
        }
        response = client.post(form.attributes["form"][0]["action"], {"contact": "", **hidden, **entered})
        shown = client.get(response.headers["Location"]) if response.status_code == 303 else response
        return response, Document(shown.content.decode())

    return send


@pytest.mark.parametrize(
    ("address", "barrier"),
    [
        pytest.param("/mainz/ar/", DISTRICT, id="home"),
        pytest.param("/mainz/ar/schule/anmeldung/", PAGE, id="page"),
        pytest.param("/mainz/ar/search/", DISTRICT, id="search"),
        pytest.param(DISTRICT, DISTRICT, id="form"),
        pytest.param(PAGE, PAGE, id="form-of-page"),
    ],
)
def test_every_page_of_a_district_leads_to_where_barriers_are_reported(read, world, address, barrier):
    assert (f"{barrier}?about=barrier", interface("ar", "Report a barrier")) in read(address).links


def test_a_page_that_is_not_found_leads_there_too(read, world):
    assert f"{DISTRICT}?about=barrier" in read("/mainz/ar/nirgends/", 404).addresses()


def test_the_form_for_a_barrier_says_what_happens_and_which_page_it_is_about(read, world):
    document = read(f"{PAGE}?about=barrier")

    assert interface("ar", "Report a barrier") in document.text
    assert "خلال شهر" in document.text
    assert ("ar", "rtl") in document.languages_of("[ar] Anmeldung")


def test_a_barrier_on_a_page_is_kept_with_the_page(send):
    response, page = send(f"{PAGE}?about=barrier", comment="لا أرى الزر.", contact="amira@example.org")

    assert response.headers["Location"] == f"{PAGE}?about=barrier&sent=1"
    assert interface("ar", "Your message has arrived.") in page.text
    kept = Feedback.objects.get()
    assert (kept.kind, kept.path, kept.comment, kept.contact, kept.query, kept.source) == (
        *("BARRIER", "schule/anmeldung", "لا أرى الزر."),
        *("amira@example.org", "", "WEBSITE"),
    )
    assert Votes.objects.count() == 0


def test_a_barrier_elsewhere_is_kept_without_a_page(send):
    send(f"{DISTRICT}?about=barrier", comment="لا أسمع شيئًا.")

    assert Feedback.objects.values_list("kind", "key").get() == ("BARRIER", None)


def test_a_barrier_without_a_word_is_asked_for_again(send):
    response, page = send(f"{PAGE}?about=barrier", comment=" ")

    assert (response.status_code, Feedback.objects.count()) == (422, 0)
    assert interface("ar", "Please write something first.") in page.text
    assert {"type": "hidden", "name": "about", "value": "barrier"} in page.attributes["input"]


def test_what_was_not_found_is_kept_with_what_was_looked_for(send):
    response, page = send(
        f"{DISTRICT}?about=search&q=%D8%AF%D8%B1%D8%A7%D8%AC%D8%A9", comment="ابحث عن دراجة"
    )

    assert response.headers["Location"] == f"{DISTRICT}?about=search&q=%D8%AF%D8%B1%D8%A7%D8%AC%D8%A9&sent=1"
    assert ("/mainz/ar/search/?q=%D8%AF%D8%B1%D8%A7%D8%AC%D8%A9", "العودة إلى البحث") in page.links
    assert Feedback.objects.values_list("kind", "query", "comment").get() == (
        *("SEARCH", "دراجة", "ابحث عن دراجة"),
    )


def test_what_was_not_found_needs_no_more_words(send):
    send(f"{DISTRICT}?about=search&q=Fahrrad", comment="")

    assert Feedback.objects.values_list("query", "comment").get() == ("Fahrrad", "")


def test_what_was_looked_for_is_shown_again(read, world):
    document = read(f"{DISTRICT}?about=search&q=%3Cb%3E")

    assert "<b>" in document.text
    assert interface("ar", "Tell us what is missing") in document.text


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(f"{DISTRICT}?about=weather", id="unknown"),
        pytest.param(f"{DISTRICT}?about=search", id="search-for-nothing"),
        pytest.param(f"{DISTRICT}?about=search&q=%00%20", id="search-for-no-letter"),
        pytest.param(f"{PAGE}?about=search&q=Arzt", id="search-on-a-page"),
        pytest.param(f"{PAGE}?q=Arzt", id="page"),
    ],
)
def test_what_makes_no_sense_leads_to_the_usual_form(send, read, address):
    assert interface("ar", "Write to us") in read(address).text

    send(address, comment="Hallo")

    assert Feedback.objects.values_list("kind", "query").get() in (("PAGE", ""), ("DISTRICT", ""))


def test_a_long_search_is_cut(send):
    send(f"{DISTRICT}?about=search&q={'a' * 300}", comment="")

    assert Feedback.objects.get().query == "a" * 100
