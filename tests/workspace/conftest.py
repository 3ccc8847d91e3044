from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser, Group
from django.test import Client

from content.seed.groups import STATE_EDITORS, create_groups, district_editors, state_translators
from tests.factories import UserFactory, World

GROUPS = {
    "state": STATE_EDITORS,
    "mainz": district_editors("Mainz"),
    "trier": district_editors("Trier"),
    "translator": state_translators("ar"),
}


@pytest.fixture
def people(world: World) -> dict[str, AbstractUser]:
    """One person of each part, with the rights that the real groups give."""
    create_groups()
    members = {
        part: UserFactory.create(username=part, groups=[Group.objects.get(name=name)])
        for part, name in GROUPS.items()
    }
    return members | {"administrator": UserFactory.create(username="administrator", is_superuser=True)}


@pytest.fixture
def log_in(client: Client, people: dict[str, AbstractUser]) -> Callable[[str], Client]:
    """Return a function that logs one of the people in; ``anonymous`` is nobody."""

    def log_in(part: str) -> Client:
        if part in people:
            client.force_login(people[part])
        return client

    return log_in
