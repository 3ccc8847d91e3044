from content.districts.models.contact import Contact, ContactRole
from content.districts.models.district import District, OfferedLanguage
from content.districts.models.home import DistrictHome, Home, StateHome
from content.districts.models.place import Place

__all__ = [
    "Contact",
    "ContactRole",
    "District",
    "DistrictHome",
    "Home",
    "OfferedLanguage",
    "Place",
    "StateHome",
]
