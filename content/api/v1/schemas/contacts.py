from typing import Literal

from ninja import Schema

from content.api.v1.schemas.fields import about
from content.api.v1.schemas.texts import Text

ROLE = {"text": "Ausländerbehörde", "language": "de", "direction": "ltr"}
DESCRIPTION = {"text": "Zuständig für Aufenthalt und Papiere.", "language": "de", "direction": "ltr"}
OFFICE_NAME = {"text": "Ausländerbehörde Mainz", "language": "de", "direction": "ltr"}
HOURS = {"text": "Mo-Fr 8-12 Uhr", "language": "de", "direction": "ltr"}
NOTE = {"text": "Termin nur online.", "language": "de", "direction": "ltr"}
OFFICE = {
    "name": OFFICE_NAME,
    "phone": "06131 123456",
    "email": "amt@example.org",
    "website": "https://www.mainz.de/",
    "address": "Beispielstraße 1, 55116 Mainz",
    "opening_hours": HOURS,
    "note": NOTE,
    "origin": "local",
}
CONTACT = {"role": ROLE, "description": DESCRIPTION, "office": OFFICE}


class Office(Schema):
    """Who fills a role in a district."""

    name: Text | None = about("Name of the office.", OFFICE_NAME)
    phone: str = about("Phone number as people write it; empty if none is known.", "06131 123456")
    email: str = about("E-mail address; empty if none is known.", "amt@example.org")
    website: str = about("Address of its website; empty if none is known.", "https://www.mainz.de/")
    address: str = about(
        "Postal address in one line; empty if none is known.", "Beispielstraße 1, 55116 Mainz"
    )
    opening_hours: Text | None = about("When it is open; null if that is not known.", HOURS)
    note: Text | None = about("What else to know, such as interpreters on request; null if nothing.", NOTE)
    origin: Literal["local", "inherited"] = about(
        "Whether the district named it (`local`) or the state did for all districts (`inherited`).", "local"
    )


class Contact(Schema):
    """A role that some office plays everywhere, and the office that plays it in this district."""

    role: Text | None = about("Name of the role; null if there is no such role any more.", ROLE)
    description: Text | None = about("What people can ask there; null if nobody wrote it.", DESCRIPTION)
    office: Office | None = about("The office; null if nobody named one yet.", OFFICE)


class Contacts(Schema):
    """Who fills the roles in a district, with all texts in the edition's language or the nearest that has them."""

    contacts: dict[str, Contact] = about(
        "The contacts by the role's key, in the order in which people look for them.",
        {"auslaenderbehoerde": CONTACT},
    )
