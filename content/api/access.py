"""Who may ask what: anyone may read, from any website."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from content.api.limits import Refuse, View, limited

READING = ("GET", "HEAD", "OPTIONS")
A_DAY = 24 * 60 * 60
# What scripts of other websites may read beside what any answer has.
EXPOSED = "ETag, Content-Language, Retry-After, RateLimit, RateLimit-Policy, Deprecation, Sunset, Link"


def readable_by_anyone(
    view: View, refuse: Callable[[HttpRequest], HttpResponseBase], refuse_more: Refuse
) -> View:
    """Let anyone read what a view answers, and nobody send it anything: ``refuse`` says so to those who try.

    ``refuse_more`` says so to those who ask too often.
    """
    view = limited(view, refuse_more)

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _answer(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = EXPOSED
        return response

    def _answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        if request.method == "OPTIONS":
            return _permission()
        response = refuse(request)
        response.headers["Allow"] = ", ".join(READING)
        return response

    return answered


def _permission() -> HttpResponse:
    # A browser asks before it sends If-None-Match for an app.
    return HttpResponse(
        status=204,
        headers={
            "Allow": ", ".join(READING),
            "Access-Control-Allow-Methods": ", ".join(READING),
            "Access-Control-Allow-Headers": "If-None-Match",
            "Access-Control-Max-Age": str(A_DAY),
        },
    )
