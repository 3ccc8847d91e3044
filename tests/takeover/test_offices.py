import pytest

from content.takeover.answers import TheirContact
from content.takeover.offices import MOST_PROPOSED, cards_in, proposals


def office(title, name=""):
    return TheirContact(id=title, title=title, name=name)


@pytest.mark.parametrize(
    ("key", "name", "title"),
    [
        ("jugendamt", "Jugendamt", "Jugendamt der Stadt Mainz"),
        ("auslaenderbehoerde", "Ausländerbehörde", "Ausländerbehörde"),
        ("volkshochschule", "Volkshochschule (VHS)", "VHS Mainz"),
        ("kita-portal", "Anmeldung für die Kita", "Kita-Portal"),
        ("migrationsberatung", "Migrationsberatung", "AWO, Migrationsberatung für Erwachsene"),
    ],
)
def test_proposals(key, name, title):
    assert [found.contact.title for found in proposals({key: name}, [office(title)])] == [title]


@pytest.mark.parametrize(
    ("key", "name", "title"),
    [
        ("jugendamt", "Jugendamt", "Jugendzentrum"),
        ("kita-portal", "Anmeldung für die Kita", "Kita Sonnenschein"),
        ("volkshochschule", "Volkshochschule (VHS)", "Archiv"),
        ("but", "Bildung und Teilhabe", "Buttergasse"),
    ],
)
def test_proposals_of_others(key, name, title):
    assert proposals({key: name}, [office(title)]) == []


def test_proposals_look_at_the_part_of_an_office_too():
    assert len(proposals({"sozialamt": "Sozialamt"}, [office("Stadthaus", "Sozialamt")])) == 1


def test_proposals_are_a_few():
    offices = [office(f"Jobcenter {number}") for number in range(9)]

    assert len(proposals({"jobcenter": "Jobcenter"}, offices)) == MOST_PROPOSED


def test_cards_in():
    html = (
        '<p>Text</p><div class="contact-card notranslate">'
        '<a href="https://cms.example.org/contact/1" style="display:none">x</a>'
        '<h4>Jugendamt</h4><p>Frau Weber, <a href="tel:0613112">06131 12-2753</a>, '
        '<a href="mailto:amt@example.org">Mail</a>, <a href="https://example.org">Seite</a></p></div>'
        '<div data-contact-id="2">Nur ein Name</div>'
    )

    first, second = cards_in(html, "familie/amt")

    assert first == TheirContact(
        id="familie/amt:1",
        title="Jugendamt",
        name="",
        phone="06131 12-2753",
        email="amt@example.org",
        website="https://example.org",
    )
    assert (second.id, second.title) == ("familie/amt:2", "Nur ein Name")


def test_cards_in_a_text_without_any():
    assert cards_in("<p>Kontakt</p>", "a") == []
