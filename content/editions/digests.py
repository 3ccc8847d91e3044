"""The name of a content is its digest, so that the same content has the same name everywhere and for ever."""

import json
from hashlib import sha256
from typing import Any


def digest(content: Any) -> str:
    """Return the SHA-256 of a content's canonical JSON, in 64 hexadecimal digits."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()
