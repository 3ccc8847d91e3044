from content.takeover.actions.contacts import fill_contacts
from content.takeover.actions.running import Wanted, take_over

__all__ = ["Wanted", "fill_contacts", "take_over"]
