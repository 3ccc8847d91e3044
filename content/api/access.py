"""Who may ask what: anyone may read, from any website, and send where that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from content.api.limits import RefuseMore, View, limited

Refuse = Callable[[HttpRequest, Sequence[str]], HttpResponseBase]
READING = ("GET", "HEAD", "OPTIONS")
SENDING = ("POST", "OPTIONS")
A_DAY = 24 * 60 * 60
# What a browser asks about before it sends it for an app, and what it lets scripts read.
_ASKED = {READING: "If-None-Match", SENDING: "Content-Type, Idempotency-Key"}
_TOLD = "ETag, Content-Language, Retry-After, RateLimit, RateLimit-Policy, Deprecation, Sunset, Link"


def open_to_anyone(
    view: View, refuse: Refuse, refuse_more: RefuseMore, methods: tuple[str, ...] = READING
) -> View:
    """Let anyone read what a view answers, or, with ``SENDING``, send it something.

    ``refuse`` tells those who try another method, ``refuse_more`` those who ask too often.

    Nobody is known here by a cookie, so that nothing can be done in somebody else's name. What answers something that
    was sent is kept by no cache.
    """

    view = limited(view, refuse_more)

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _answer(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = _TOLD
        if request.method == "POST":
            response.headers["Cache-Control"] = "no-store"
        return response

    def _answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _permission(methods)
        if request.method in methods:
            return view(request, *args, **kwargs)
        response = refuse(request, methods)
        response.headers["Allow"] = ", ".join(methods)
        return response

    return answered


def _permission(methods: tuple[str, ...]) -> HttpResponse:
    return HttpResponse(
        status=204,
        headers={
            "Allow": ", ".join(methods),
            "Access-Control-Allow-Methods": ", ".join(methods),
            "Access-Control-Allow-Headers": _ASKED[methods],
            "Access-Control-Max-Age": str(A_DAY),
        },
    )
