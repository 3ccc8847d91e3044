"""The form of one contact, in every language of its district."""

import pytest
from wagtail.models import ModelLogEntry

from content.core.languages import LANGUAGES
from content.districts.models import Contact
from content.districts.opening import parse, stored
from content.editions.models import Edition
from content.workspace.forms import contact_form
from tests.website.reading import interface

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
        pytest.param("opening_times", "Mo 8–12\nDi 12–8", id="opening-times"),
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
        "opening_times",
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


def test_opening_times_are_typed_in_lines_and_shown_again_in_one_way(log_in, world):
    client = log_in("mainz")

    client.post(MAINZ, {"name_de": "Amt", "opening_times": "Montag bis Mittwoch 8-12 Uhr; Fr 8.30-12 n.V."})

    world.mainz_office.refresh_from_db()
    assert world.mainz_office.opening_times == stored(parse("Mo–Mi 8–12\nFr 8:30–12 n. V."))
    shown = client.get(MAINZ).context["form"]["opening_times"].value()
    assert shown == "Mo–Mi 8:00–12:00\nFr 8:30–12:00 nach Vereinbarung"


@pytest.mark.parametrize(
    ("part", "place", "is_changed"),
    [
        pytest.param("mainz", "mainz", True, id="its-own"),
        pytest.param("trier", "mainz", False, id="another-district's"),
        pytest.param("state", "mainz", False, id="a-district's-by-the-state"),
        pytest.param("mainz", "land", False, id="the-state's-by-a-district"),
        pytest.param("state", "land", True, id="the-state's"),
    ],
)
def test_opening_times_are_changed_by_whoever_may_change_the_contact(log_in, world, part, place, is_changed):
    office = world.mainz_office if place == "mainz" else world.statewide_office

    log_in(part).post(
        f"/admin/contacts/{place}/roles/schulamt/", {"name_de": "Amt", "opening_times": "Mo 8–12"}
    )

    office.refresh_from_db()
    assert bool(office.opening_times) is is_changed


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "Mo 8–12\nFreitg 8–12",
            "Line %(line)d: “%(words)s” is no weekday. Begin with Mo, Di, Mi, Do, Fr, Sa or So, or with Mo–Fr.",
        ),
        ("\nMo", "Line %(line)d: “%(words)s” says no time. Without times it belongs in the note."),
        ("Mo 8–12; Di 9", "Line %(line)d: “%(words)s” is no time from … to …, such as 8:00–12:00."),
        ("\nMo 12–8", "Line %(line)d: “%(words)s” ends before it begins. The day ends at 24:00."),
        (
            "Mo 8–12\nMo 9–10",
            "Line %(line)d: “%(words)s” is partly within a time that you have entered for the same day.",
        ),
        ("\n" + ", ".join(f"Mo–So {h}:00–{h}:30" for h in range(8)), None),
    ],
    ids=["day", "no-times", "time", "order", "overlap", "nonsense"],
)
def test_opening_times_that_make_no_sense_are_told_in_german_with_their_line(log_in, typed, message):
    response = log_in("mainz").post(MAINZ, {"name_de": "Amt", "opening_times": typed})

    [error] = response.context["form"].errors["opening_times"]
    assert error.startswith("Zeile 2: „")
    if message:
        words = error.partition("„")[2].partition("“")[0]
        assert error == interface("de", message, line=2, words=words)


def test_the_same_opening_times_in_other_words_are_no_change(world):
    world.mainz_office.opening_times = stored(parse("Mo 8–12"))

    forms = [
        contact_form([])(
            {"name_de": "Schulamt Mainz", "phone": "06131 200", "opening_times": typed},
            instance=world.mainz_office,
        )
        for typed in ("Montag 8-12 Uhr", "Mo 8–13", "Mo")
    ]

    assert [form.has_changed() for form in forms] == [False, True, True]
