"""Why a request is not answered. Integreat's apps read the status only; the sentence is for people who look."""

from __future__ import annotations

from typing import ClassVar

from django.http import HttpRequest, HttpResponse

from content.api.answers import JSON_TYPE, to_json
from content.core.http import answer


class Problem(Exception):
    """A request that is not answered; the argument says why."""

    status: ClassVar = 404


class NotHere(Problem):
    """There is nothing at the address."""


class Unusable(Problem):
    """A parameter is missing or cannot be used."""

    status = 400


class WrongMethod(Problem):
    """This interface only reads."""

    status = 405


class TooManyRequests(Problem):
    """The client asks more often than it is answered."""

    status = 429


def problem_answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Tell a problem to whoever asked."""
    content = to_json({"status": problem.status, "error": str(problem)})
    return answer(request, content, content_type=JSON_TYPE, language="en", status=problem.status)
