"""The form of one contact, in every language of its district."""

import pytest
from wagtail.models import ModelLogEntry

from content.core.languages import LANGUAGES
from content.districts.models import Contact
from content.editions.models import Edition
from content.workspace.forms import contact_form

MAINZ = "/admin/contacts/mainz/roles/schulamt/"


TRIER = "/admin/contacts/trier/roles/schulamt/"


def own_contact(district):
    return Contact.objects.filter(district=district).first()


def test_district_names_its_own_office(log_in, world, committed, client):
    with committed():
        response = log_in("trier").post(
            TRIER,
            {
                "name_de": "Schulamt Trier",
                "name_ar": "مدارس ترير",
                "phone": "0651 1",
                "website": "https://trier.de/",
            },
        )

    contact = own_contact(world.trier)
    assert response.headers["Location"] == "/admin/contacts/trier/"
    assert (contact.role, contact.name_de, contact.name_ar, contact.phone) == (
        world.role,
        "Schulamt Trier",
        "مدارس ترير",
        "0651 1",
    )
    assert "مدارس ترير" in client.get("/trier/ar/schule/anmeldung/").content.decode()
    assert "مدارس ترير" not in client.get("/mainz/ar/schule/anmeldung/").content.decode()


def test_district_changes_its_office(log_in, world):
    log_in("mainz").post(MAINZ, {"name_de": "Amt für Schulen", "phone": ""})

    world.mainz_office.refresh_from_db()
    assert (world.mainz_office.name_de, world.mainz_office.phone) == ("Amt für Schulen", "")


def test_state_changes_its_office_in_every_language(log_in, world):
    log_in("state").post("/admin/contacts/land/roles/schulamt/", {"name_de": "Amt", "name_so": "Xafiiska"})

    world.statewide_office.refresh_from_db()
    assert (world.statewide_office.district, world.statewide_office.name_so) == (None, "Xafiiska")


def test_district_leaves_a_role_to_the_state_again(log_in, world, committed, client):
    with committed():
        log_in("mainz").post(MAINZ, {"remove": "1"})

    assert own_contact(world.mainz) is None
    assert "Schulamt des Landes" in client.get("/mainz/de/schule/anmeldung/").content.decode()


def test_district_removes_what_is_not_there(log_in, world):
    response = log_in("trier").post(TRIER, {"remove": "1"})

    assert response.headers["Location"] == "/admin/contacts/trier/"
    assert Contact.objects.count() == 2


def test_changes_are_noted_with_who_made_them(log_in, people):
    client = log_in("trier")
    client.post(TRIER, {"name_de": "Schulamt Trier"})
    client.post(TRIER, {"name_de": "Schulamt"})
    client.post(TRIER, {"remove": "1"})

    entries = ModelLogEntry.objects.order_by("pk").values_list("action", "user__username")
    assert list(entries) == [(f"wagtail.{action}", "trier") for action in ("create", "edit", "delete")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name_de", "", id="no-name"),
        pytest.param("name_de", "x" * 161, id="long-name"),
        pytest.param("email", "schulamt", id="e-mail"),
        pytest.param("website", "not a website", id="website"),
        pytest.param("website", "javascript:alert(1)", id="script"),
        pytest.param("phone", "0" * 41, id="long-phone"),
        pytest.param("note_ar", "x" * 301, id="long-note"),
        pytest.param("address", "Markt\x00platz", id="nul"),
    ],
)
def test_contact_that_cannot_be_saved_says_why_and_keeps_what_was_typed(log_in, world, field, value):
    typed = {"name_de": "Schulamt Trier", "opening_hours_de": "Mo 8 bis 12", field: value}
    before = Edition.objects.values_list("pending", flat=True)
    seen = list(before)

    response = log_in("trier").post(TRIER, typed)

    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (200, [field])
    assert form["opening_hours_de"].value() == "Mo 8 bis 12"
    assert str(form.errors[field][0]) in response.context["form"][field].errors
    assert own_contact(world.trier) is None
    assert list(before.all()) == seen


def test_contact_form_has_the_district_s_languages_german_first(world):
    form = contact_form([LANGUAGES["ar"], LANGUAGES["de"]])(instance=world.mainz_office)

    assert [field.name for field in form.german_fields()] == [
        "name_de",
        "phone",
        "email",
        "website",
        "address",
        "opening_hours_de",
        "note_de",
    ]
    [(language, fields, is_filled)] = form.other_languages()
    assert (language.code, [field.name for field in fields], is_filled) == (
        "ar",
        ["name_ar", "opening_hours_ar", "note_ar"],
        False,
    )


def test_contact_form_takes_each_language_in_its_direction(log_in):
    html = log_in("mainz").get(MAINZ).content.decode()

    assert 'name="name_ar" lang="ar" dir="rtl"' in html.replace(' maxlength="160"', "")


def test_contact_form_says_what_the_state_has_entered(log_in):
    html = log_in("trier").get(TRIER).content.decode()

    assert "Schulamt des Landes" in html


@pytest.mark.parametrize("code", ["sr-Latn", "de-simple"])
def test_contact_form_takes_languages_with_a_hyphen(log_in, code):
    column = f"name_{code.lower().replace('-', '_')}"

    log_in("state").post("/admin/contacts/land/roles/schulamt/", {"name_de": "Amt", column: "Ured"})

    assert getattr(Contact.objects.get(district=None), column) == "Ured"
