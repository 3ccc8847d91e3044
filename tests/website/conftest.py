from collections.abc import Callable

import pytest
from django.test import Client

from tests.website.reading import Document

Read = Callable[..., Document]


@pytest.fixture
def read(client: Client) -> Read:
    """Return a function that asks for an address and returns the page, which must be there."""

    def read(address: str, status: int = 200) -> Document:
        response = client.get(address)
        assert response.status_code == status, address
        return Document(response.content.decode())

    return read
