from ninja import Schema

from content.api.v1.schemas.fields import about


class Problem(Schema):
    """Why a request was not answered (RFC 9457)."""

    type: str = about(
        "Names the kind of problem, by which apps tell them apart: a reference to its documentation in this document.",
        "/api/v1/openapi.json#/components/responses/UnknownPage",
    )
    title: str = about("The kind of problem in a few words, always the same for a kind.", "Unknown page")
    status: int = about("The HTTP status.", 404, ge=400, le=599)
    detail: str = about("What is wrong with this request.", "There is no page at “kita” in mainz/de.")
    instance: str = about("The address that was asked for.", "/api/v1/mainz/de/pages/kita")


class InvalidParameter(Schema):
    """A parameter that cannot be used, and why."""

    parameter: str = about("Name of the parameter.", "q")
    detail: str = about("What is wrong with it.", "String should have at most 100 characters")


class InvalidParameters(Problem):
    """Which parameters cannot be used (RFC 9457, with the parameters as extension)."""

    type: str = about(
        "Names the kind of problem.", "/api/v1/openapi.json#/components/responses/InvalidParameters"
    )
    title: str = about("The kind of problem in a few words.", "Invalid parameters")
    status: int = about("The HTTP status.", 422, ge=400, le=599)
    detail: str = about("What is wrong with this request.", "q: String should have at most 100 characters")
    instance: str = about("The address that was asked for.", "/api/v1/places?q=…")
    errors: list[InvalidParameter] = about(
        "Every parameter that is wrong.",
        [{"parameter": "q", "detail": "String should have at most 100 characters"}],
    )


class UnknownToken(Problem):
    """Why nobody can tell what has changed since (RFC 9457, with the way to start over as extension)."""

    type: str = about("Names the kind of problem.", "/api/v1/openapi.json#/components/responses/UnknownToken")
    title: str = about("The kind of problem in a few words.", "Unknown token")
    status: int = about("The HTTP status.", 410, ge=400, le=599)
    detail: str = about(
        "What is wrong with this request.", "The token is not one of this edition, or it is too old."
    )
    instance: str = about("The address that was asked for.", "/api/v1/mainz/de/sync?token=639a")
    start_over: str = about(
        "Address that says where the whole edition is, from the host on.", "/api/v1/mainz/de/sync"
    )
