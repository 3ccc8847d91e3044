"""How clients are told that an endpoint will go: RFC 9745 (Deprecation) and RFC 8594 (Sunset)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from ninja.decorators import decorate_view
from ninja.operation import Operation
from ninja.utils import contribute_operation_callback

from content.api.limits import View

# What is deprecated stays so long.
STAYS = timedelta(days=365)


def deprecated(*, since: date, link: str) -> Callable[[View], View]:
    """Mark an endpoint as one that stays another year; ``link`` leads to what takes its place.

    It stands above all decorators but the router's. Every answer then says so, errors too, and the description.
    """
    gone = since + STAYS
    headers = {
        "Deprecation": f"@{_timestamp(since)}",
        "Sunset": http_date(_timestamp(gone)),
        "Link": f'<{link}>; rel="deprecation"',
    }

    def telling(run: View) -> View:
        @wraps(run)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response = run(request, *args, **kwargs)
            for name, value in headers.items():
                response.headers[name] = value
            return response

        return answered

    def describe(operation: Operation) -> None:
        operation.deprecated = True
        told = f"**Deprecated since {since}**, and gone after {gone}: [what takes its place]({link})."
        operation.description = f"{operation.description}\n\n{told}"

    def mark(view: View) -> View:
        contribute_operation_callback(view, describe)
        return decorate_view(telling)(view)

    return mark


def _timestamp(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())
