"""Asking as Integreat's web client does."""

from typing import Any
from urllib.parse import unquote

from django.test import Client

BASE = "/api/v3"


def ask(client: Client, address: str, **query: Any) -> Any:
    """Return what is answered at an address below the interface's own."""
    response = client.get(f"{BASE}/{address}", query)
    assert response.status_code == 200, response.content
    return response.json()


def normalised(path: str) -> str:
    """Return a path as the client keeps, compares and sends it."""
    return unquote(path).lower().rstrip("/")


def paths(pages: list[dict[str, Any]]) -> list[str]:
    """Return where pages are."""
    return [page["path"] for page in pages]
