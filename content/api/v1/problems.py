"""Why a request is not answered, as RFC 9457 says it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse

from content.api.answers import to_json
from content.api.v1.presenters import MOUNT
from content.core.http import answer

PROBLEM_JSON = "application/problem+json"


class Problem(Exception):
    """A request that is not answered; the argument says why, in a sentence for the app's developer."""

    status: ClassVar = 404
    title: ClassVar[str]
    headers: Mapping[str, str] = MappingProxyType({})

    @classmethod
    def reference(cls) -> str:
        """Return what names the kind: where it is documented."""
        return f"{MOUNT}/openapi.json#/components/responses/{cls.__name__}"

    @property
    def extension(self) -> dict[str, Any]:
        """What this kind of problem says beyond the standard's members."""
        return {}


class UnknownAddress(Problem):
    """Nothing of this interface is at the address."""

    title = "Unknown address"


class UnknownDistrict(Problem):
    """No district that readers may choose has this slug."""

    title = "Unknown district"


class UnknownLanguage(Problem):
    """The district does not publish in this language, or, for the glossary, there is none."""

    title = "Unknown language"


class UnknownPage(Problem):
    """The edition has no page at this path or, for feedback, with this id."""

    title = "Unknown page"


class UnknownSnapshot(Problem):
    """No text has this digest, or it was shown too long ago."""

    title = "Unknown snapshot"


class UnknownToken(Problem):
    """The token is not one of this edition, or too old: get the whole edition from `start_over`."""

    status = 410
    title = "Unknown token"

    def __init__(self, detail: str, start_over: str) -> None:
        super().__init__(detail)
        self.start_over = start_over

    @property
    def extension(self) -> dict[str, Any]:
        return {"start_over": self.start_over}


class WrongMethod(Problem):
    """It is not what the address is for; the header `Allow` says what is."""

    status = 405
    title = "Method not allowed"


class TooLarge(Problem):
    """More was sent than is taken."""

    status = 413
    title = "Too large"


class WrongContentType(Problem):
    """What was sent is not JSON, or is not said to be."""

    status = 415
    title = "Unsupported media type"


class TooMuchFeedback(Problem):
    """So much has come from this address that the next has to wait, as long as the header `Retry-After` says."""

    status = 429
    title = "Too much feedback"

    def __init__(self, detail: str, seconds: int) -> None:
        super().__init__(detail)
        self.headers = {"Retry-After": str(seconds)}


class InvalidParameters(Problem):
    """A parameter, or a field of what was sent, is missing or cannot be used."""

    status = 422
    title = "Invalid parameters"

    def __init__(self, errors: list[dict[str, str]]) -> None:
        super().__init__("; ".join(f"{error['parameter']}: {error['detail']}" for error in errors))
        self.errors = errors

    @property
    def extension(self) -> dict[str, Any]:
        return {"errors": self.errors}


class TooManyRequests(Problem):
    """More requests come from this address than are answered: wait as `Retry-After` says."""

    status = 429
    title = "Too many requests"

    def __init__(self, quota: int, seconds: int) -> None:
        super().__init__(f"At most {quota} requests a minute are answered: ask again in {seconds} s.")


def problem_answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Tell a problem to whoever asked."""
    content = {
        "type": problem.reference(),
        "title": problem.title,
        "status": problem.status,
        "detail": str(problem),
        "instance": request.get_full_path(),
        **problem.extension,
    }
    response = answer(
        request, to_json(content), content_type=PROBLEM_JSON, language="en", status=problem.status
    )
    for name, value in problem.headers.items():
        response.headers[name] = value
    return response
