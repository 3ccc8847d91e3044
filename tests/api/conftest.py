from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.factories import World, make_world


@pytest.fixture(scope="module")
def world_of_module(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Make the world once: that takes longer than any of the tests."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        made = make_world()
    yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def shared_world(world_of_module: World, db: None) -> World:
    """The world of the module; what a test changes is rolled back.

    Every test of the module that looks at districts or pages finds it: use it in all of them or in none.
    """
    return deepcopy(world_of_module)
