"""Who may ask what, and how others are refused."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from content.api.access import View, readable_by_anyone
from content.api.v1.problems import WrongMethod, problem_answer


def public(view: View) -> View:
    """Let anyone read what a view answers, and nobody send it anything."""
    return readable_by_anyone(view, _refuse)


def _refuse(request: HttpRequest) -> HttpResponse:
    return problem_answer(
        request, WrongMethod(f"{request.method} is not possible: this interface only reads.")
    )
