"""Who may ask what, and how others are refused."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from content.api.access import View, readable_by_anyone
from content.api.integreat.problems import Problem, Unusable, WrongMethod, problem_answer


def public(view: View) -> View:
    """Let anyone read what a view answers, and say in JSON why it does not."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Problem as problem:
            return problem_answer(request, problem)
        except SuspiciousOperation:
            # Django's page for it would not be told to a script.
            return problem_answer(request, Unusable("There are too many parameters."))

    return readable_by_anyone(answered, _refuse)


def _refuse(request: HttpRequest) -> HttpResponse:
    return problem_answer(request, WrongMethod("This interface only reads."))
