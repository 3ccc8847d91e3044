import tomllib
from collections import Counter

import pytest
from wagtail.models import Page, Site

from content.core.languages import LANGUAGES
from content.districts.models import Contact, ContactRole, District, DistrictHome, OfferedLanguage, StateHome
from content.districts.opening import parse, stored
from content.districts.validators import RESERVED_SLUGS
from content.editions.models import Edition
from content.seed.actions import DATA, load_districts, load_roles
from content.seed.words import Words
from tests.factories import DistrictFactory

SHIPPED = tomllib.loads((DATA / "districts.toml").read_text(encoding="utf-8"))["districts"]
MAINZ = """
[[districts]]
ags = "07315"
slug = "mainz"
kind = "CITY"
name = "Mainz"
seat = "Mainz"
website = "https://www.mainz.de/"
latitude = 49.98
longitude = 8.27
"""


@pytest.fixture
def mainz(tmp_path):
    path = tmp_path / "districts.toml"
    path.write_text(MAINZ)
    return path


def test_shipped_districts_are_the_36():
    assert Counter(entry["kind"] for entry in SHIPPED) == {"CITY": 12, "COUNTY": 24}
    assert {entry["ags"][:2] for entry in SHIPPED} == {"07"}


@pytest.mark.parametrize("name", ["ags", "slug"])
def test_shipped_districts_are_told_apart(name):
    assert len({entry[name] for entry in SHIPPED}) == len(SHIPPED)


def test_shipped_districts_have_addresses_that_lead_nowhere_else():
    slugs = {entry["slug"] for entry in SHIPPED}

    assert slugs.isdisjoint(RESERVED_SLUGS)
    assert slugs >= {"mainz", "trier", "mainz-bingen", "trier-saarburg"}


@pytest.mark.parametrize("entry", SHIPPED, ids=lambda entry: entry["slug"])
def test_shipped_district_is_valid(entry):
    fields = {**entry, "name_de": entry["name"]}
    del fields["name"]

    District(**fields).full_clean(validate_unique=False, validate_constraints=False)

    assert (48.9 < entry["latitude"] < 51.0, 6.1 < entry["longitude"] < 8.6) == (True, True)
    assert entry["website"].startswith("https://")


@pytest.mark.django_db
def test_load_districts_puts_the_state_in_the_place_of_the_welcome_page(mainz):
    load_districts(path=mainz)

    assert list(Page.objects.filter(depth=2).values_list("slug", flat=True)) == ["land", "mainz"]
    assert Site.objects.get().root_page.specific == StateHome.objects.get()


@pytest.mark.django_db
def test_load_districts_gives_each_a_home_languages_and_editions(mainz):
    assert load_districts(path=mainz) == 1

    district = District.objects.get()
    assert (district.name_de, district.home.slug, district.is_live) == ("Mainz", "mainz", True)
    assert {language.code for language in district.languages} == set(LANGUAGES)
    assert set(Edition.objects.stale().values_list("language", flat=True)) == set(LANGUAGES)


@pytest.mark.django_db
def test_load_districts_leaves_alone_what_is_there(mainz):
    load_districts(path=mainz)
    District.objects.update(name_de="Mainz am Rhein")
    OfferedLanguage.objects.exclude(code="de").delete()

    assert load_districts(path=mainz) == 0
    assert District.objects.get().name_de == "Mainz am Rhein"
    assert (OfferedLanguage.objects.count(), DistrictHome.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_load_districts_leaves_a_page_alone_that_somebody_wrote(state, mainz):
    state.delete()
    home = Page.objects.get(depth=1).add_child(
        instance=DistrictHome(title="X", slug="home", district=DistrictFactory())
    )

    load_districts(path=mainz)

    assert Page.objects.filter(pk=home.pk).exists()


@pytest.mark.django_db
def test_load_roles_creates_what_is_missing():
    shipped = tomllib.loads((DATA / "roles.toml").read_text(encoding="utf-8"))

    created = load_roles()

    assert created == len(shipped["roles"]) + len(shipped.get("contacts", ()))
    assert set(ContactRole.objects.values_list("key", flat=True)) == set(shipped["roles"])
    youth = ContactRole.objects.get(key="jugendamt")
    assert "Jugendamt" in youth.name_ar
    assert youth.description_de == shipped["roles"]["jugendamt"]["description"]


@pytest.mark.django_db
def test_load_roles_leaves_alone_what_is_there():
    load_roles()
    ContactRole.objects.filter(key="jugendamt").update(name_de="Amt für Jugend")
    before = list(Contact.objects.values())

    assert load_roles() == 0
    assert ContactRole.objects.get(key="jugendamt").name_de == "Amt für Jugend"
    assert list(Contact.objects.values()) == before


@pytest.fixture
def words(tmp_path):
    (tmp_path / "roles.toml").write_text(
        """
[roles.hilfe]
name = "Hilfe"
description = "Hier fragen Sie."

[[contacts]]
role = "hilfe"
phone = "0800 1"
opening_times = "Mo 8–12"
name = "Hilfetelefon"
note = "Tag und Nacht."
"""
    )
    (tmp_path / "words").mkdir()
    (tmp_path / "words/ar.toml").write_text(
        '[roles.hilfe]\nname = "مساعدة"\n[contacts.hilfe]\nname = "هاتف"\n'
    )
    return Words(tmp_path)


@pytest.mark.django_db
def test_load_roles_fills_a_role_statewide(words):
    assert load_roles(words=words) == 2
    contact = Contact.objects.get()
    assert (contact.district, contact.role.name_ar, contact.phone, contact.name_ar, contact.note_de) == (
        None,
        "مساعدة",
        "0800 1",
        "هاتف",
        "Tag und Nacht.",
    )
    assert contact.opening_times == stored(parse("Mo 8–12"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("german", "expected"),
    [
        pytest.param("Hilfe", "Aide", id="as-shipped"),
        pytest.param("Hilfe bei uns", "", id="another-german"),
    ],
)
def test_load_roles_adds_the_languages_that_are_lacking(words, german, expected):
    load_roles(words=words)
    ContactRole.objects.update(name_de=german, name_ar="نجدة")
    (words.folder / "words/fr.toml").write_text(
        '[roles.hilfe]\nname = "Aide"\ndescription = "Demandez ici."\n'
    )

    assert load_roles(words=Words(words.folder)) == 0
    role = ContactRole.objects.get()
    assert (role.name_fr or "", role.name_ar, role.description_fr) == (expected, "نجدة", "Demandez ici.")
