from typing import Literal

from ninja import Schema

from content.api.v1.schemas.fields import about
from content.api.v1.schemas.texts import Text

ROLE = {"text": "Ausländerbehörde", "language": "de", "direction": "ltr"}
DESCRIPTION = {"text": "Zuständig für Aufenthalt und Papiere.", "language": "de", "direction": "ltr"}
OFFICE_NAME = {"text": "Ausländerbehörde Mainz", "language": "de", "direction": "ltr"}
OPENING_TIME = {"weekday": 1, "opens": "08:00", "closes": "12:00", "by_appointment": False}
HOURS = {"text": "In den Sommerferien geschlossen.", "language": "de", "direction": "ltr"}
NOTE = {"text": "Termin nur online.", "language": "de", "direction": "ltr"}
OFFICE = {
    "name": OFFICE_NAME,
    "phone": "06131 123456",
    "email": "amt@example.org",
    "website": "https://www.mainz.de/",
    "address": "Beispielstraße 1, 55116 Mainz",
    "opening_times": [OPENING_TIME],
    "opening_hours": HOURS,
    "note": NOTE,
    "origin": "local",
}
CONTACT = {"role": ROLE, "description": DESCRIPTION, "office": OFFICE}


class OpeningTime(Schema):
    """A time without a break on one day of every week, by the clock of the office (Europe/Berlin)."""

    weekday: int = about("The day as ISO 8601 counts: 1 is Monday, 7 is Sunday.", 1, ge=1, le=7)
    opens: str = about("When it begins, as `HH:MM`.", "08:00", pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    closes: str = about(
        "When it ends, as `HH:MM`; `24:00` at the end of the day. What goes on after midnight is another time.",
        "12:00",
        pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$",
    )
    by_appointment: bool = about("Whether only those are let in who have an appointment.", False)


class Office(Schema):
    """Who fills a role in a district."""

    name: Text | None = about("Name of the office.", OFFICE_NAME)
    phone: str = about("Phone number as people write it; empty if none is known.", "06131 123456")
    email: str = about("E-mail address; empty if none is known.", "amt@example.org")
    website: str = about("Address of its website; empty if none is known.", "https://www.mainz.de/")
    address: str = about(
        "Postal address in one line; empty if none is known.", "Beispielstraße 1, 55116 Mainz"
    )
    opening_times: list[OpeningTime] = about(
        "When it is open in an ordinary week, by weekday and time; empty if that is not known or only said in "
        "`opening_hours`. They do not hold on public holidays.",
        [OPENING_TIME],
    )
    opening_hours: Text | None = about(
        "What else there is to say of when it is open, or all of it where `opening_times` is empty; null if nothing.",
        HOURS,
    )
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
