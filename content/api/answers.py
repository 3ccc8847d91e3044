"""JSON as every interface sends it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

JSON_TYPE = "application/json"
Json = dict[str, Any]


def to_json(answer: Mapping[str, Any] | Sequence[Any]) -> str:
    """Return an answer as compact JSON."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
