"""Who may ask what, and how others are refused."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from content.api.access import READING, open_to_anyone
from content.api.limits import View
from content.api.v1.problems import TooManyRequests, WrongMethod, problem_answer
from content.core.limits import Standing


def public(view: View, methods: tuple[str, ...] = READING) -> View:
    """Let anyone use a view by these methods, and say so to whoever tries another."""
    return open_to_anyone(view, _refuse, _refuse_more, methods)


def _refuse(request: HttpRequest, methods: Sequence[str]) -> HttpResponse:
    possible = ", ".join(methods)
    return problem_answer(
        request, WrongMethod(f"{request.method} is not possible here, only what Allow names: {possible}.")
    )


def _refuse_more(request: HttpRequest, standing: Standing) -> HttpResponse:
    return problem_answer(request, TooManyRequests(standing.policy.quota, standing.seconds))
