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


@pytest.fixture
def offered(client):
    """Return a function that gives the manifest of an edition."""

    def offered(edition="/mainz/de/"):
        response = client.get(f"{edition}offline.json")
        assert response.status_code == 200
        return response.json()

    return offered


@pytest.fixture
def kept(client, offered):
    """Return a function that gives the manifest and all records of an edition, as a browser keeps them."""

    def kept(edition="/mainz/de/"):
        manifest = offered(edition)
        return manifest, client.get(f"{edition}offline/all.{manifest['version']}.json").json()

    return kept
