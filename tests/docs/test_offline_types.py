"""The types in the example client are those of the documented answers."""

import json
import re

from django.conf import settings

from tests.docs.example import EXAMPLES

EXAMPLE = EXAMPLES / "offline.ts"


def written_types():
    """Return the fields of the interfaces in the example that are documented, with the types that it gives them."""
    text = EXAMPLE.read_text(encoding="utf-8")
    interfaces = dict(re.findall(r"^export interface (\w+) \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL))
    return {
        name: dict(re.findall(r"^  (\w+): (.+);$", body, re.MULTILINE))
        for name, body in interfaces.items()
        if name not in ("Edition", "Storage")
    }


def typescript(schema):
    """Return a JSON schema in the words of TypeScript."""
    match schema:
        case {"$ref": reference}:
            return reference.rpartition("/")[2]
        case {"anyOf": choices}:
            return " | ".join(map(typescript, choices))
        case {"enum": values}:
            return " | ".join(f'"{value}"' for value in values)
        case {"type": "array", "items": items}:
            return f"{typescript(items)}[]"
        case {"type": "object", "additionalProperties": values}:
            return f"Record<string, {typescript(values)}>"
        case {"type": "integer"}:
            return "number"
        case {"type": simple}:
            return simple


def test_types_are_those_of_the_documented_answers():
    document = json.loads((settings.BASE_DIR / "docs" / "openapi.json").read_text(encoding="utf-8"))
    schemas = document["components"]["schemas"]
    written = written_types()

    assert {"Sync", "Bundle", "Entry", "Snapshot", "UnknownToken"} < written.keys()
    assert written == {
        name: {field: typescript(schemas[name]["properties"][field]) for field in fields}
        for name, fields in written.items()
    }
