"""What clients may ask with."""

import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Annotated, Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja.decorators import decorate_view
from ninja.params.functions import Header, Path, Query
from pydantic import BeforeValidator, WithJsonSchema

from content.api.v1.problems import Problem
from content.editions.reading import EditionNotFound, PageMoved

READ = ["GET", "HEAD"]
SEND = ["POST"]
LONGEST_QUERY = 100
_WRITTEN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

DistrictSlug = Annotated[
    str, Path(description="The district's part of the address, as `/districts` names it.", example="mainz")
]
LanguageSlug = Annotated[
    str,
    Path(
        description="BCP 47 tag of a language that the district publishes in, in any case.",
        example="ar",
    ),
]
AnyLanguageSlug = Annotated[str, Path(description="BCP 47 tag of a language, in any case.", example="ar")]
PagePath = Annotated[
    str, Path(description="The page's `path`, with its slashes, in any case.", example="gesundheit/notfall")
]
PlaceQuery = Annotated[
    str,
    Query(
        description="Three to five digits of a postcode from its beginning, or a name or its beginning. Case, accents "
        "and punctuation do not matter. Whole names come before beginnings of names.",
        example="5511",
        min_length=1,
        max_length=LONGEST_QUERY,
    ),
]
SearchQuery = Annotated[
    str,
    Query(
        description="What is looked for, in the edition's language or in German: words, or a question. At most 100 "
        "characters.",
        example="Notfall",
        min_length=1,
        max_length=LONGEST_QUERY,
    ),
]
SearchLimit = Annotated[
    int, Query(description="How many pages to answer with, at most: 1 to 50.", example=20, ge=1, le=50)
]


def _as_written(day: str) -> str:
    # Other ways to write one, which the schema does not allow, would be taken too: a number, a moment.
    if not _WRITTEN_DAY.fullmatch(day):
        raise ValueError("a day is written as 2026-12-31")
    return day


_Day = Annotated[
    date | None,
    BeforeValidator(_as_written),
    WithJsonSchema({"type": "string", "format": "date"}),
]
FirstDay = Annotated[
    _Day,
    Query(
        None,
        alias="from",
        description="The day from which on events are wanted (ISO 8601); without it, today.",
        example="2026-12-01",
    ),
]
LastDay = Annotated[
    _Day,
    Query(
        None,
        alias="to",
        description="The last day on which they may begin; without it, there is none.",
        example="2026-12-31",
    ),
]
SyncToken = Annotated[
    str,
    Query(
        description="The `token` of the last answer, or of the bundle; without it, the answer says where to begin.",
        example="639a7f7b782fbb372c70d00059f529801954cefdddf34b24bb229832a4cf5c3f",
        max_length=200,
    ),
]
VersionToken = Annotated[
    str,
    Path(
        description="The token that `sync` gave.",
        example="639a7f7b782fbb372c70d00059f529801954cefdddf34b24bb229832a4cf5c3f",
    ),
]
Digest = Annotated[
    str,
    Path(
        description="The digest that an entry of a page names.",
        example="b7048481f3ee6a2f49a1a21ebb0fd256eac08116653e2343412c1facb8294ff6",
    ),
]


def _directly(run: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    operation = run.__self__  # type: ignore[attr-defined]  # a method

    @wraps(operation.view_func)
    def answered(request: HttpRequest, **parameters: Any) -> HttpResponseBase:
        try:
            return operation.view_func(request, **parameters)
        except (Problem, EditionNotFound, PageMoved) as problem:
            return operation.api.on_exception(request, problem)

    return answered


# For an endpoint that is asked with nothing but its address, which Django has taken apart and checked already: doing
# that again takes a quarter of what a remembered answer does.
taken_from_the_address = decorate_view(_directly)
IdempotencyKey = Annotated[
    str,
    Header(
        description="A key of your own, a new UUID for everything a reader sends. Where no answer came, send the same "
        "again with the same key: it is then kept once. Keys are remembered for a day.",
        example="8e03978e-40d5-43dd-bc93-6894a57f9324",
        alias="Idempotency-Key",
        max_length=255,
    ),
]
