"""People to try Lotse as, each in one of its parts."""

import secrets
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from content.seed.groups import (
    STATE_EDITORS,
    district_editors,
    district_reviewers,
    district_translators,
    state_translators,
)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A person to log in as."""

    username: str
    password: str
    part: str


def _wanted() -> dict[str, str | None]:
    return {
        "verwaltung": None,
        "land": STATE_EDITORS,
        "mainz": district_editors("Mainz"),
        "trier": district_editors("Trier"),
        "pruefung": district_reviewers("Mainz"),
        "mainz-uebersetzung": district_translators("Mainz"),
        "arabisch": state_translators("ar"),
    }


@transaction.atomic
def create_demo_accounts() -> list[DemoAccount]:
    """Create the demo accounts that are missing, with random passwords, and return them: an administrator, editors of
    the state, of Mainz and of Trier, who reviews and who translates in Mainz, a translator into Arabic.

    A password is stored hashed, so it is known only from what is returned here.
    """
    users = get_user_model()
    existing = set(users.objects.filter(username__in=_wanted()).values_list("username", flat=True))
    created = []
    for username, group in _wanted().items():
        if username in existing:
            continue
        password = secrets.token_urlsafe(12)
        user = users.objects.create_user(
            username=username, email=f"{username}@example.org", password=password
        )
        if group is None:
            user.is_superuser = user.is_staff = True
            user.save(update_fields=["is_superuser", "is_staff"])
        else:
            user.groups.add(Group.objects.get(name=group))
        created.append(DemoAccount(username, password, group or "Administration"))
    return created
