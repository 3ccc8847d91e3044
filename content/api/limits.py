"""How often a client is answered, and how it is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from time import monotonic_ns
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from content.core.clients import client_of
from content.core.limits import Limiter, Policy, Standing

View = Callable[..., HttpResponseBase]
RefuseMore = Callable[[HttpRequest, Standing], HttpResponseBase]
# The methods whose answers caches may keep for others.
KEPT = ("GET", "HEAD")


def reading() -> Policy | None:
    """Return the policy for whatever only reads; None if everybody may ask as often as they like."""
    return _reading(settings.LOTSE_API_LIMIT)


def limited(view: View, refuse: RefuseMore, policy: Callable[[], Policy | None] = reading) -> View:
    """Answer a client as often as the policy allows; ``refuse`` says so to those who ask more often.

    Every policy is counted by itself. It is on every answer; what is left of it, which is one client's, only where no
    cache keeps the answer for others.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        limit = policy()
        if limit is None:
            return view(request, *args, **kwargs)
        client = client_of(request.META, settings.LOTSE_TRUSTED_PROXIES)
        standing = limiter(limit).ask(client, monotonic_ns())
        response = _refused(request, standing) if standing.is_over else view(request, *args, **kwargs)
        response.headers["RateLimit-Policy"] = str(limit)
        if standing.is_over or request.method not in KEPT:
            response.headers["RateLimit"] = str(standing)
        return response

    def _refused(request: HttpRequest, standing: Standing) -> HttpResponseBase:
        response = refuse(request, standing)
        response.headers["Retry-After"] = str(standing.seconds)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answered


@cache
def limiter(policy: Policy) -> Limiter:
    """Return what counts for a policy in this process."""
    return Limiter(policy)


@cache
def _reading(quota: int) -> Policy | None:
    return Policy("default", quota) if quota else None
