"""Who may ask what, and how others are refused."""

from __future__ import annotations

from collections.abc import Sequence
from functools import wraps
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase

from content.api.access import READING, SENDING, open_to_anyone
from content.api.integreat.problems import Problem, TooManyRequests, Unusable, WrongMethod, problem_answer
from content.api.limits import View
from content.core.limits import Standing


def public(view: View) -> View:
    """Let anyone read what a view answers, and say in JSON why it does not."""
    return open_to_anyone(_explained(view), _refuse, _refuse_more, READING)


def taking(view: View) -> View:
    """Let anyone send a view something, and say in JSON why it does not take it."""
    return open_to_anyone(_explained(view), _refuse, _refuse_more, SENDING)


def _explained(view: View) -> View:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Problem as problem:
            return problem_answer(request, problem)
        except SuspiciousOperation:
            # Django's page for it would not be told to a script.
            return problem_answer(request, Unusable("There are too many parameters."))
        except MultiPartParserError:
            return problem_answer(request, Unusable("The form cannot be read."))

    return answered


def _refuse(request: HttpRequest, methods: Sequence[str]) -> HttpResponse:
    return problem_answer(request, WrongMethod(f"Possible here: {', '.join(methods)}."))


def _refuse_more(request: HttpRequest, standing: Standing) -> HttpResponse:
    return problem_answer(request, TooManyRequests(f"Ask again in {standing.seconds} s."))
