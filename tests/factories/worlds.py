"""A small state with everything in it once, as most tests of what readers get need it."""

from dataclasses import dataclass

from content.districts.enums import DistrictKind
from content.districts.models import Contact, ContactRole, District, StateHome
from content.editions.actions import refresh
from content.modules.models import InfoPage
from tests.factories import blocks
from tests.factories.contacts import ContactFactory, ContactRoleFactory
from tests.factories.districts import DistrictFactory
from tests.factories.homes import StateHomeFactory
from tests.factories.pages import InfoPageFactory
from tests.factories.translations import translated


@dataclass(frozen=True)
class World:
    """Two modules with a page each, two districts in German and Arabic, one role that only Mainz fills itself.

    ``school`` and ``registration`` exist in Arabic as ``[ar] …``; ``health`` and ``doctor`` only in German.
    """

    state: StateHome
    mainz: District
    trier: District
    school: InfoPage
    registration: InfoPage
    health: InfoPage
    doctor: InfoPage
    role: ContactRole
    statewide_office: Contact
    mainz_office: Contact


def make_world() -> World:
    """Return the world, with all editions built."""
    state = StateHomeFactory.create()
    mainz = DistrictFactory.create(
        ags="07315", slug="mainz", kind=DistrictKind.CITY, name_de="Mainz", with_home=True
    )
    DistrictFactory.create(ags="07211", slug="trier", kind=DistrictKind.CITY, name_de="Trier", with_home=True)
    role = ContactRoleFactory.create(key="schulamt", name_de="Schulamt", name_ar="مكتب المدارس")
    ContactFactory.create(statewide=True, role=role, name_de="Schulamt des Landes", phone="06131 100")
    ContactFactory.create(district=mainz, role=role, name_de="Schulamt Mainz", phone="06131 200")
    school = InfoPageFactory.create(parent=state, title="Schule", slug="schule", icon="school")
    registration = InfoPageFactory.create(
        parent=school,
        title="Anmeldung",
        slug="anmeldung",
        body=[
            blocks.section("when", "Wann?", "Gleich nach dem Umzug."),
            blocks.contact("who", "schulamt", "Rufen Sie an."),
            blocks.checklist("what", "Mitbringen", "Ausweis", "Zeugnis"),
        ],
    )
    health = InfoPageFactory.create(parent=state, title="Gesundheit", slug="gesundheit", icon="health")
    InfoPageFactory.create(parent=health, title="Arzt", slug="arzt")
    for page in (school, registration):
        translated(page, "ar")
    refresh(everything=True)
    return read_world()


def read_world() -> World:
    """Return the world that has been made before."""
    return World(
        state=StateHome.objects.get(),
        mainz=District.objects.get(slug="mainz"),
        trier=District.objects.get(slug="trier"),
        school=InfoPage.objects.get(slug="schule"),
        registration=InfoPage.objects.get(slug="anmeldung"),
        health=InfoPage.objects.get(slug="gesundheit"),
        doctor=InfoPage.objects.get(slug="arzt"),
        role=ContactRole.objects.get(key="schulamt"),
        statewide_office=Contact.objects.get(district=None),
        mainz_office=Contact.objects.get(district__slug="mainz"),
    )
