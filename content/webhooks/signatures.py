"""What proves that an event is ours: the headers of Standard Webhooks, https://www.standardwebhooks.com."""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from secrets import token_bytes

PREFIX = "whsec_"


def new_secret() -> str:
    """Return a key that nobody else has."""
    return PREFIX + b64encode(token_bytes(32)).decode()


def signed(event: str, moment: datetime, body: bytes, secrets: Iterable[str]) -> dict[str, str]:
    """Return the headers of an event that is sent at a moment, with a signature for each secret."""
    timestamp = int(moment.timestamp())
    content = f"{event}.{timestamp}.".encode() + body
    return {
        "webhook-id": event,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(_signature(content, secret) for secret in secrets),
    }


def _signature(content: bytes, secret: str) -> str:
    key = b64decode(secret.removeprefix(PREFIX))
    return f"v1,{b64encode(hmac.digest(key, content, sha256)).decode()}"
