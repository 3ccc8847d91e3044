"""Who asks, and whose things that person may change."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser, Group
from wagtail.users.models import UserProfile

from content.seed import groups
from tests.factories import GroupFactory, UserFactory

# What follows elsewhere from what is done in one place: editions are stale, adaptations lose the page they adapt,
# local pages the page they stand beside, offices the role they fill, proposals are decided.
CONSEQUENCES = frozenset(
    {
        "districts.Contact",
        "editions.Edition",
        "editions.PendingPage",
        "modules.InfoPage",
        "overrides.OverridePage",
        "overrides.Proposal",
    }
)
TRANSLATING = frozenset(
    {"translations.Translation", "wagtailcore.PageLogEntry", "editions.Edition", "editions.PendingPage"}
)


@dataclass(frozen=True)
class Role:
    """A part that people play: the group they are in, the place they write in, and the tables they change there.

    Without tables they change all of them. They are asked about the things of the places in ``reads`` and ``writes``.
    """

    name: str
    group: str | None = None
    place: str = ""
    tables: frozenset[str] = frozenset()
    reads: tuple[str, ...] = ("mainz",)
    writes: tuple[str, ...] = ("mainz",)
    is_administrator: bool = False

    def may_change(self, owner: str, table: str) -> bool:
        """Tell whether a row of an owner, in a table, may be another one after what this person did."""
        if self.is_administrator or owner == f"person {self.name}":
            return True
        if self.tables and table not in self.tables:
            return False
        reaches = self.place == "state" and owner in ("mainz", "trier") and table in CONSEQUENCES
        return reaches or owner == self.place


PLACES = ("trier", "mainz", "state")
VISITORS = "Ohne Rechte"
IN_MAINZ: dict[str, Any] = {"place": "mainz", "writes": ("trier", "mainz")}
IN_THE_STATE: dict[str, Any] = {"place": "state", "reads": ("trier", "state"), "writes": ("trier", "state")}
# A stranger has an account and nothing else, a visitor gets into the editors' interface.
ROLES = [
    Role("anonymous"),
    Role("stranger"),
    Role("visitor", VISITORS),
    Role("state", groups.STATE_EDITORS, **IN_THE_STATE),
    Role("arabic", groups.state_translators("ar"), tables=TRANSLATING, **IN_THE_STATE),
    Role("mainz", groups.district_editors("Mainz"), "mainz", reads=("trier", "mainz"), writes=PLACES),
    Role("translator", groups.district_translators("Mainz"), tables=TRANSLATING, **IN_MAINZ),
    Role("reviewer", groups.district_reviewers("Mainz"), **IN_MAINZ),
    Role("trier", groups.district_editors("Trier"), place="trier"),
    Role("admin", is_administrator=True),
]


def make_people() -> dict[str, AbstractUser]:
    """Return one person of each part but the anonymous one, with the rights that the real groups give."""
    groups.create_groups()
    GroupFactory.create(name=VISITORS)
    people = {
        role.name: UserFactory.create(
            username=role.name,
            is_superuser=role.is_administrator,
            groups=Group.objects.filter(name=role.group),
        )
        for role in ROLES
        if role.name != "anonymous"
    }
    for person in people.values():
        # Wagtail would do so for whoever may be sent a notification.
        UserProfile.get_for_user(person)
    return people
