"""What search engines are told in their own words."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.districts.models import ContactRole
from content.editions.actions import refresh
from content.website.structured import escaped_json
from tests.factories import ContactRoleFactory, InfoPageFactory, blocks
from tests.generating import examples

SITE = "http://127.0.0.1:8000"
GRAPH = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def told(client, world):
    """Return a function that returns what is told of a page, by its types."""

    def told(address):
        [graph] = GRAPH.findall(client.get(address).content.decode())
        return {thing["@type"]: thing for thing in json.loads(graph)["@graph"]}

    return told


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
@examples(100)
def test_nothing_ends_the_element(value):
    text = escaped_json(value)

    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == value


def test_page_is_told_with_language_date_and_publisher(told, client):
    [entry] = [
        page
        for page in client.get("/api/v1/mainz/ar/pages").json()["pages"]
        if page["path"] == "schule/anmeldung"
    ]

    assert told("/mainz/ar/schule/anmeldung/")["WebPage"] == {
        "@type": "WebPage",
        "@id": f"{SITE}/mainz/ar/schule/anmeldung/",
        "url": f"{SITE}/mainz/ar/schule/anmeldung/",
        "name": "[ar] Anmeldung",
        "description": "[ar] Worum es bei „Anmeldung“ geht.",
        "inLanguage": "ar",
        "dateModified": entry["updated_at"],
        "publisher": {"@type": "GovernmentOrganization", "name": "Mainz"},
    }


def test_page_that_is_not_translated_is_told_in_german(told):
    page = told("/mainz/ar/gesundheit/arzt/")["WebPage"]

    assert (page["inLanguage"], page["url"]) == ("de", f"{SITE}/mainz/de/gesundheit/arzt/")


def test_way_to_the_page_is_told(told):
    steps = told("/mainz/de/schule/anmeldung/")["BreadcrumbList"]["itemListElement"]

    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Mainz", f"{SITE}/mainz/de/"),
        (2, "Schule", f"{SITE}/mainz/de/schule/"),
        (3, "Anmeldung", f"{SITE}/mainz/de/schule/anmeldung/"),
    ]


def test_questions_are_told_with_their_answers(told):
    InfoPageFactory.create(
        slug="fragen", body=[blocks.question("q", "Was <kostet> es?", "<b>Nichts</b> &amp; mehr.")]
    )
    refresh()

    things = told("/mainz/de/fragen/")

    assert things["FAQPage"]["mainEntity"] == [
        {
            "@type": "Question",
            "name": "Was <kostet> es?",
            "acceptedAnswer": {"@type": "Answer", "text": "Nichts & mehr."},
        }
    ]
    assert "FAQPage" not in told("/mainz/de/schule/")


def test_office_that_is_in_charge_is_told(told):
    assert told("/mainz/ar/schule/anmeldung/")["GovernmentOffice"] == {
        "@type": "GovernmentOffice",
        "name": "Schulamt Mainz",
        "telephone": "06131 200",
    }


def test_nothing_is_told_of_an_office_that_nobody_named(told):
    ContactRoleFactory.create(key="jugendamt", name_de="Jugendamt")
    InfoPageFactory.create(slug="hilfe", body=[blocks.contact("who", "jugendamt")])
    refresh(everything=True)

    assert set(told("/mainz/de/hilfe/")) == {"WebPage", "BreadcrumbList"}


def test_nothing_is_told_of_a_role_that_is_gone(told, world):
    ContactRole.objects.all().delete()
    refresh(everything=True)

    assert "GovernmentOffice" not in told("/mainz/de/schule/anmeldung/")
