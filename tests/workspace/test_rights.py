import pytest
from django.urls import reverse

from content.districts.models import Contact, ContactRole, District, OfferedLanguage
from tests.workspace.outcomes import outcome

PLACES = ("land", "mainz", "trier")
MAY = {
    "anonymous": (),
    "translator": (),
    "state": ("land",),
    "mainz": ("mainz",),
    "trier": ("trier",),
    "administrator": PLACES,
}
CONTACT = {"name_de": "Amt"}
LANGUAGES = {"untranslated": "SHOW", "untranslated_local": "LOCAL", "languages": ["de", "ar"]}


def outcomes(client, place):
    contacts = reverse("workspace:contacts", args=[place])
    role = reverse("workspace:contact", args=[place, "schulamt"])
    languages = reverse("workspace:district", args=[place])
    return {
        "contacts": outcome(client.get(contacts)),
        "contacts, post": outcome(client.post(contacts)),
        "role": outcome(client.get(role)),
        "role, post": outcome(client.post(role, CONTACT)),
        "languages": outcome(client.get(languages)),
        "languages, post": outcome(client.post(languages, LANGUAGES)),
    }


def stored():
    return (
        list(Contact.objects.values()),
        list(OfferedLanguage.objects.values()),
        list(District.objects.values()),
    )


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("part", MAY)
def test_contacts_and_languages_are_for_those_who_edit_there(log_in, part, place):
    client = log_in(part)
    before = stored()

    found = outcomes(client, place)

    refused = "login" if part == "anonymous" else "denied"
    if place in MAY[part]:
        has_languages = place != "land"
        assert found == {
            "contacts": "shown",
            "contacts, post": "done",
            "role": "shown",
            "role, post": "done",
            "languages": "shown" if has_languages else "missing",
            "languages, post": "done" if has_languages else "missing",
        }
    else:
        assert set(found.values()) == {refused}
        assert stored() == before


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("anonymous", "login"),
        ("translator", "denied"),
        ("state", "/admin/contacts/land/"),
        ("mainz", "/admin/contacts/mainz/"),
    ],
)
def test_contacts_lead_to_the_only_place_that_a_person_edits(log_in, part, expected):
    response = log_in(part).get(reverse("workspace:scopes"))

    assert expected in (outcome(response), response.headers["Location"])


def test_contacts_offer_the_places_that_a_person_edits(log_in):
    html = log_in("administrator").get(reverse("workspace:scopes")).content.decode()

    assert all(f'href="/admin/contacts/{place}/"' in html for place in PLACES)


@pytest.mark.menu
@pytest.mark.parametrize("part", [part for part in MAY if part != "anonymous"])
def test_menu_shows_contacts_to_those_who_edit_any(log_in, part):
    html = log_in(part).get(reverse("wagtailadmin_home")).content.decode()

    assert ("/admin/contacts/" in html) == bool(MAY[part])


@pytest.mark.parametrize("path", ["bonn/", "bonn/languages/", "bonn/roles/schulamt/", "mainz/roles/nobody/"])
def test_what_does_not_exist_is_missing(log_in, path):
    client = log_in("administrator")

    assert [outcome(ask(f"/admin/contacts/{path}")) for ask in (client.get, client.post)] == ["missing"] * 2


SNIPPETS = {"contactrole": ("state", "administrator"), "district": ("administrator",)}


def snippet_outcomes(client, name, pk):
    view = f"wagtailsnippets_districts_{name}"
    return {
        "list": outcome(client.get(reverse(f"{view}:list"))),
        "add": outcome(client.get(reverse(f"{view}:add"))),
        "edit": outcome(client.get(reverse(f"{view}:edit", args=[pk]))),
        "edit, post": outcome(client.post(reverse(f"{view}:edit", args=[pk]))),
        "delete": outcome(client.get(reverse(f"{view}:delete", args=[pk]))),
    }


@pytest.mark.parametrize("name", SNIPPETS)
@pytest.mark.parametrize("part", MAY)
def test_what_the_state_keeps_is_for_those_who_may(log_in, world, part, name):
    client = log_in(part)
    pk = {"contactrole": world.role.pk, "district": world.mainz.pk}[name]

    found = set(snippet_outcomes(client, name, pk).values())

    refused = "login" if part == "anonymous" else "denied"
    assert found == {"shown" if part in SNIPPETS[name] else refused}
    assert ContactRole.objects.get(pk=world.role.pk).name_de == "Schulamt"
