import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import ModelLogEntry

from content.districts.models import Contact
from content.workspace.queries.contacts import filled_roles, pages_by_role, unfilled_roles
from content.workspace.views.contacts import changes_in_words
from tests.factories import ContactFactory, ContactRoleFactory, InfoPageFactory, adapted, blocks
from tests.factories.overrides import after

ALL = "/admin/contacts/mainz/"
MAINZ = "/admin/contacts/mainz/roles/schulamt/"
TRIER = "/admin/contacts/trier/roles/schulamt/"


def own_offices(district):
    return {contact.role: contact.name_de for contact in Contact.objects.filter(district=district)}


def test_contacts_say_who_fills_each_role(log_in, world):
    ContactRoleFactory.create(key="jugendamt", name_de="Jugendamt")

    own, nobody = filled_roles(world.mainz)
    inherited, _ = filled_roles(world.trier)
    statewide, _ = filled_roles(None)

    assert (own.shown, inherited.shown, statewide.shown, nobody.shown) == (
        world.mainz_office,
        world.statewide_office,
        world.statewide_office,
        None,
    )


def office_shown(client, place):
    [(slot, _)] = client.get(f"/admin/contacts/{place}/").context["slots"]
    return slot.filled.shown.name


@pytest.mark.parametrize(
    ("part", "place", "expected"),
    [
        pytest.param("mainz", "mainz", "Schulamt Mainz", id="own"),
        pytest.param("trier", "trier", "Schulamt des Landes", id="the-state's"),
        pytest.param("state", "land", "Schulamt des Landes", id="state"),
    ],
)
def test_contacts_show_what_readers_see(log_in, part, place, expected):
    client = log_in(part)

    assert office_shown(client, place) == expected
    assert expected in client.get(f"/admin/contacts/{place}/").content.decode()


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        pytest.param("", ["schulamt", "jugendamt"], id="all"),
        pytest.param("inherited", ["jugendamt"], id="without-an-own-one"),
        pytest.param("nobody", ["jugendamt"], id="nobody"),
    ],
)
def test_contacts_are_filtered(log_in, world, only, expected):
    ContactRoleFactory.create(key="jugendamt")

    slots = log_in("mainz").get(ALL, {"only": only}).context["slots"]

    assert [slot.filled.role.key for slot, _ in slots] == expected


def test_a_role_that_the_state_fills_is_not_filled_by_nobody(log_in, world):
    client = log_in("trier")

    found = {only: client.get("/admin/contacts/trier/", {"only": only}) for only in ("inherited", "nobody")}

    assert {only: len(response.context["slots"]) for only, response in found.items()} == {
        "inherited": 1,
        "nobody": 0,
    }


def test_roles_that_nobody_fills_are_open(log_in, world):
    ContactRoleFactory.create(key="jugendamt")

    html = log_in("mainz").get(ALL).content.decode()

    assert '<details class="slot" open id="role-jugendamt">' in html
    assert '<details class="slot" id="role-schulamt">' in html


def test_roles_that_nobody_fills_are_counted(world):
    ContactRoleFactory.create(key="jugendamt")

    assert (unfilled_roles(world.mainz), unfilled_roles(world.trier)) == (1, 1)


def test_a_role_names_the_pages_that_use_it(world):
    home = world.mainz.home
    InfoPageFactory.create(parent=home, title="Lokal", body=[blocks.contact("c", "schulamt")])
    InfoPageFactory.create(
        parent=home, title="Entwurf", body=[blocks.contact("c", "schulamt")], is_draft=True
    )
    adapted(world.doctor, world.mainz, after("a", blocks.contact("c", "schulamt")))

    assert pages_by_role(world.mainz) == {"schulamt": ["Anmeldung", "Lokal", "Arzt"]}
    assert pages_by_role(world.trier) == {"schulamt": ["Anmeldung"]}
    assert pages_by_role(None) == {"schulamt": ["Anmeldung"]}


@pytest.mark.parametrize("count", [1, 3])
def test_pages_of_a_role_query_count(world, count, django_assert_num_queries):
    for number in range(count):
        page = InfoPageFactory.create(
            parent=world.state, slug=f"seite-{number}", body=[blocks.contact("c", "schulamt")]
        )
        adapted(page, world.mainz, after("c", blocks.contact("d", "schulamt")))

    with django_assert_num_queries(4):
        assert len(pages_by_role(world.mainz)["schulamt"]) == 1 + count


def test_all_contacts_are_saved_at_once(log_in, world, committed, client):
    role = ContactRoleFactory.create(key="jugendamt")

    with committed():
        response = log_in("mainz").post(
            ALL, {"schulamt-name_de": "Amt für Schulen", "jugendamt-name_de": "Amt für Jugend"}
        )

    assert response.headers["Location"] == ALL
    assert own_offices(world.mainz) == {world.role: "Amt für Schulen", role: "Amt für Jugend"}
    assert "Amt für Schulen" in client.get("/mainz/de/schule/anmeldung/").content.decode()


def test_a_contact_keeps_what_only_its_own_form_has(log_in, world):
    world.mainz_office.name_ar = "مدارس"
    world.mainz_office.save()

    log_in("mainz").post(ALL, {"schulamt-name_de": "Amt für Schulen"})

    world.mainz_office.refresh_from_db()
    assert (world.mainz_office.name_de, world.mainz_office.name_ar) == ("Amt für Schulen", "مدارس")


def test_an_emptied_contact_is_left_to_the_state(log_in, world):
    log_in("mainz").post(ALL, {"schulamt-name_de": " ", "schulamt-phone": ""})

    assert own_offices(world.mainz) == {}


def test_roles_that_are_not_in_the_form_stay_as_they_are(log_in, world):
    ContactRoleFactory.create(key="jugendamt")

    log_in("mainz").post(ALL, {"jugendamt-name_de": "Amt für Jugend"})

    assert own_offices(world.mainz)[world.role] == "Schulamt Mainz"


def test_nothing_is_saved_while_one_contact_cannot_be(log_in, world):
    ContactRoleFactory.create(key="jugendamt")
    before = list(Contact.objects.values())

    response = log_in("mainz").post(
        ALL, {"schulamt-name_de": "Amt für Schulen", "jugendamt-phone": "06131", "jugendamt-email": "amt"}
    )

    wrong = [(slot.filled.role.key, list(slot.form.errors)) for slot, _ in response.context["slots"]]
    assert wrong == [("schulamt", []), ("jugendamt", ["email", "name_de"])]
    assert list(Contact.objects.values()) == before


def test_while_one_contact_is_put_right_the_others_stay_as_entered(log_in, world):
    ContactRoleFactory.create(key="jugendamt")

    response = log_in("mainz").post(ALL, {"schulamt-name_de": "", "jugendamt-email": "amt"})

    emptied, wrong = [slot.form for slot, _ in response.context["slots"]]
    assert (emptied["name_de"].value(), emptied.errors) == ("", {})
    assert wrong["email"].value() == "amt"


def test_each_changed_contact_is_noted_with_who_changed_it(log_in, world):
    ContactRoleFactory.create(key="jugendamt")
    client = log_in("mainz")
    same = {
        "schulamt-name_de": "Schulamt Mainz",
        "schulamt-phone": "06131 200",
    }

    client.post(ALL, {**same, "jugendamt-name_de": "Amt"})
    client.post(ALL, {"schulamt-name_de": "", "jugendamt-name_de": "Jugendamt"})

    entries = ModelLogEntry.objects.order_by("pk").values_list("action", "label", "user__username")
    assert list(entries) == [
        ("wagtail.create", "Amt", "mainz"),
        ("wagtail.edit", "Jugendamt", "mainz"),
        ("wagtail.delete", "Schulamt Mainz", "mainz"),
    ]


@pytest.mark.parametrize(
    ("entered", "saved", "removed"),
    [
        pytest.param({}, 0, 0, id="nothing"),
        pytest.param({"schulamt-name_de": ""}, 0, 1, id="removed"),
        pytest.param({"schulamt-name_de": "Amt"}, 1, 0, id="saved"),
    ],
)
def test_it_says_what_has_changed(log_in, world, entered, saved, removed):
    response = log_in("mainz").post(ALL, entered, follow=True)

    [message] = response.context["messages"]
    with translation.override("de"):
        assert changes_in_words(saved, removed) in str(message)


@pytest.mark.parametrize("role_count", [1, 3])
def test_contacts_query_count(log_in, world, role_count, django_assert_max_num_queries):
    for role in ContactRoleFactory.create_batch(role_count):
        ContactFactory.create(role=role, district=world.mainz)

    with django_assert_max_num_queries(2):
        assert len(filled_roles(world.mainz)) == 1 + role_count


def test_role_is_changed_by_the_state(log_in, world, committed, client):
    address = reverse("wagtailsnippets_districts_contactrole:edit", args=[world.role.pk])

    with committed():
        response = log_in("state").post(
            address, {"key": "schulamt", "order": 1, "name_de": "Amt für Schule", "name_ar": "مدارس"}
        )

    assert response.status_code == 302
    assert "مدارس" in client.get("/mainz/ar/schule/anmeldung/").content.decode()
