import pytest
from django.test import Client

from tests.factories import UserFactory


@pytest.fixture
def superuser(client: Client):
    """Somebody who may do everything, logged in."""
    user = UserFactory.create(is_superuser=True)
    client.force_login(user)
    return user
