"""Who may ask what, and how others are refused."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from content.api.access import readable_by_anyone
from content.api.limits import View
from content.api.v1.problems import TooManyRequests, WrongMethod, problem_answer
from content.core.limits import Standing


def public(view: View) -> View:
    """Let anyone read what a view answers, and nobody send it anything."""
    return readable_by_anyone(view, _refuse, _refuse_more)


def _refuse(request: HttpRequest) -> HttpResponse:
    return problem_answer(
        request, WrongMethod(f"{request.method} is not possible: this interface only reads.")
    )


def _refuse_more(request: HttpRequest, standing: Standing) -> HttpResponse:
    return problem_answer(request, TooManyRequests(standing.policy.quota, standing.seconds))
