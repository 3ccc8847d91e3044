"""The description of this interface: OpenAPI 3.1, generated from ``schemas`` and the endpoints."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI, Schema

from content.api.v1 import schemas
from content.api.v1.links import links_of
from content.api.v1.presenters import MOUNT
from content.api.v1.problems import TooManyRequests, WrongMethod
from content.api.v1.responses import components, header_references, headers, problem_responses

EXAMPLE_ORIGIN = "https://THIS-HOST"
DESCRIPTION = """\
What newcomers to Rheinland-Pfalz need to know, for their district and in their language, for apps to show.

Nothing needs a key. Everything is read, but for what readers say themselves, which is sent (`feedback`). Answers are
JSON in UTF-8; addresses in them that begin with a slash are on the same host. Every text says which language it is in
and which way that runs. New fields, kinds of blocks and icons may come with any release: pass over what you do not
know.

An **edition** is what one district offers in one language. Its `version` changes whenever anything in it does; the
`digest` of a page whenever its text does. An app that works offline takes the whole edition once, and then asks `sync`
for what has changed.

Names and positions of places come from GeoNames (CC BY 4.0): say so where you show them. Facts have their sources on
the page they stand on.

## From nothing to an app that works offline

1. **Choose.** `/districts` lists the districts, each with its `languages`; take the `slug` of both, such as `mainz`
   and `ar`. For readers who know their postcode, there is `/places?q=55116`, where places have been imported.
2. **Get all of it.** `/mainz/ar/sync` answers with where the whole edition is: get `bundle.address`. It has the
   `pages` in reading order, their texts in `snapshots`, the `contacts`, the `district` and a `token`: keep all five,
   and get the files that `media` names, if you want pictures.
3. **Show it.** Pages with the `parent` null are the first level, and a page's `id` is the `parent` of those below
   it; one with a `purpose` is no topic. The text of a page is `snapshots[page.digest]`: its `html`, or its `blocks`
   where you draw every kind yourself. Set `lang` and `dir` as every title, summary and block says, and tell readers
   what `is_machine_translated` and `is_outdated` say. `html` has no look of its own:
   [offline.css](/api/v1/docs/offline.css) gives it the website's, in light and dark.
4. **Fill in what differs by district.** In `html`, write what `contacts["jugendamt"]` says in the place of
   `<lotse-slot data-role="jugendamt"></lotse-slot>`: the `role`, and of the `office` its name, address, opening
   hours, phone, e-mail, website and note, as far as they are not empty. Where `office` is null the district has named
   none: show the role, its `description` and the district's `website`. Let a link to `lotse:page/` and an `id` lead to
   that page, and leave only the text of a link to a page that you do not have.
5. **Keep it up to date.** `/mainz/ar/sync?token=…` says what makes the present edition out of yours: take out
   `removed_pages` and `removed_contacts`, put in `pages`, `contacts` and `snapshots`, take `order` (the ids of all
   pages in reading order) and `district` unless they are null, and the new `token`; then drop texts that no page names
   any more. If nothing is new, all of it is empty. Do that in one transaction when all of it has arrived: whoever is
   cut off then has the old edition, whole.
6. **Start over** when the answer is 410: `start_over` says where. Keep the old copy until the new one is written.
   Tokens are good for at least 90 days, in their own edition.

Two programs do steps 2 to 6 and may be copied: one [in TypeScript](/api/v1/docs/offline.ts), for Node.js 22.18 or newer
and, all but the file, for browsers, and one [in Python](/api/v1/docs/offline.py), for 3.9 or newer. They need nothing
else:

```
curl -O https://THIS-HOST/api/v1/docs/offline.ts
node offline.ts https://THIS-HOST mainz ar copy.json
node offline.ts https://THIS-HOST mainz ar copy.json gesundheit/notfall

curl -O https://THIS-HOST/api/v1/docs/offline.py
python3 offline.py https://THIS-HOST mainz ar copy.sqlite3
python3 offline.py https://THIS-HOST mainz ar copy.sqlite3 gesundheit/notfall
```

## Good to know

Every answer has an `ETag`: send it back as it is in `If-None-Match`, and 304 without a body says that nothing has
changed. A client is answered 600 times a minute unless the header `RateLimit-Policy` says otherwise; after 429 wait as
`Retry-After` says. Where the slug of a language is asked for, its `code` does too, in any case; slugs of districts are
lower case. What readers say while they are offline may be kept and sent later, with the same `Idempotency-Key` until
there is an answer.
"""
TITLE = "Lotse"
VERSION = "1"
INFO = {
    "title": TITLE,
    "version": VERSION,
    "summary": "Orientation for newcomers, by district and language.",
    "description": DESCRIPTION,
    "license": {
        "name": "Places: CC BY 4.0, GeoNames. Texts and images: the rights stay with those who publish them."
    },
}
TAGS = [
    {"name": "Districts", "description": "Finding the reader's district."},
    {"name": "Languages", "description": "What languages there are, and German terms explained in them."},
    {"name": "Pages", "description": "What a district offers in a language."},
    {"name": "News and events", "description": "What is of its time in a district."},
    {"name": "Search", "description": "Finding a page by what it says."},
    {"name": "Offline", "description": "Keeping a copy of what a district offers in a language."},
    {"name": "Feedback", "description": "What readers say to those who write."},
]


def describe(api: NinjaAPI) -> dict[str, Any]:
    """Return the OpenAPI document of an API."""
    generated = api.get_openapi_schema(path_prefix="")
    return {
        "openapi": generated["openapi"],
        "info": INFO,
        "servers": [{"url": MOUNT, "description": "This host."}],
        "tags": TAGS,
        "paths": {
            path: {
                method: _DESCRIBED[method](operation)
                for method, operation in methods.items()
                if method in _DESCRIBED
            }
            for path, methods in generated["paths"].items()
        },
        "components": {
            "schemas": generated["components"]["schemas"]
            | _schemas(
                schemas.Problem, schemas.InvalidParameters, schemas.UnknownToken, schemas.GivenFeedback
            ),
            "responses": components(),
            "headers": headers(),
        },
    }


def _reading(operation: dict[str, Any]) -> dict[str, Any]:
    answered = {
        **operation["responses"][200],
        "description": "The answer.",
        "headers": header_references(),
        **links_of(operation["operationId"]),
    }
    responses = {200: answered, 304: {"$ref": "#/components/responses/NotModified"}}
    others = {
        status: response for status, response in operation["responses"].items() if status not in responses
    }
    return operation | {"responses": responses | others | problem_responses(WrongMethod, TooManyRequests)}


def _sending(operation: dict[str, Any]) -> dict[str, Any]:
    taken = {
        **operation["responses"][201],
        "description": "It is taken.",
        "headers": header_references("Access-Control-Allow-Origin", "RateLimit-Policy", "RateLimit"),
    }
    return operation | {
        "responses": operation["responses"] | {201: taken} | problem_responses(WrongMethod),
    }


_DESCRIBED = {"get": _reading, "post": _sending}


def _schemas(*models: type[Schema]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for model in models:
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
        found |= schema.pop("$defs", {}) | {model.__name__: schema}
    return found
