"""Why a request is not answered. Integreat's apps read the status only; the sentence is for people who look."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from django.http import HttpRequest, HttpResponse

from content.api.answers import JSON_TYPE, to_json
from content.core.http import answer


class Problem(Exception):
    """A request that is not answered; the argument says why."""

    status: ClassVar = 404
    headers: Mapping[str, str] = MappingProxyType({})


class NotHere(Problem):
    """There is nothing at the address."""


class Unusable(Problem):
    """A parameter is missing or cannot be used."""

    status = 400


class TooLarge(Problem):
    """More was sent than is taken."""

    status = 413


class TooMuch(Problem):
    """So much has come from an address that the next has to wait."""

    status = 429

    def __init__(self, detail: str, seconds: int) -> None:
        super().__init__(detail)
        self.headers = {"Retry-After": str(seconds)}


class WrongMethod(Problem):
    """It is not what an address is for."""

    status = 405


class TooManyRequests(Problem):
    """The client asks more often than it is answered."""

    status = 429


def problem_answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Tell a problem to whoever asked."""
    content = to_json({"status": problem.status, "error": str(problem)})
    response = answer(request, content, content_type=JSON_TYPE, language="en", status=problem.status)
    for name, value in problem.headers.items():
        response.headers[name] = value
    return response
