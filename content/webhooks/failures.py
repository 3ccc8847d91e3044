"""Why an event does not arrive, or an address is not taken in the first place."""

from enum import StrEnum


class Failure(StrEnum):
    """What was in the way."""

    NO_ADDRESS = "NO_ADDRESS"
    NOT_HTTPS = "NOT_HTTPS"
    PASSWORD = "PASSWORD"  # noqa: S105 - an address has one
    PORT = "PORT"
    UNKNOWN_HOST = "UNKNOWN_HOST"
    NOT_PUBLIC = "NOT_PUBLIC"
    UNREACHABLE = "UNREACHABLE"
    NOT_TRUSTED = "NOT_TRUSTED"
    TOO_SLOW = "TOO_SLOW"
    NO_HTTP = "NO_HTTP"
    REDIRECTED = "REDIRECTED"
    STATUS = "STATUS"
    GONE = "GONE"
    REPLACED = "REPLACED"
    SWITCHED_OFF = "SWITCHED_OFF"


class Refused(Exception):
    """Nothing is sent to an address."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure
