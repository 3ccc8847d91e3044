"""Posting to a stranger: to the very address that was checked, within seconds, without redirects or proxies."""

from __future__ import annotations

import io
import socket
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from time import monotonic
from typing import Any, Self

from content.webhooks.addresses import Target, check_found, target_of
from content.webhooks.failures import Failure, Refused

CONNECT_SECONDS = 5.0
WHOLE_SECONDS = 10.0
# How much of an answer is of interest to whoever looks why an event was not taken.
MOST_READ = 1000
# The first that an error is one of.
_FAILURES: tuple[tuple[type[Exception], Failure], ...] = (
    (ssl.SSLError, Failure.NOT_TRUSTED),
    (TimeoutError, Failure.TOO_SLOW),
    (HTTPException, Failure.NO_HTTP),
    (OSError, Failure.UNREACHABLE),
    # Whatever else a stranger makes of HTTP: nobody else is to wait because of that.
    (ValueError, Failure.NO_HTTP),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver said to an event; without a failure it has taken it."""

    status: int | None = None
    text: str = ""
    failure: Failure | None = None


def post(address: str, body: bytes, headers: Mapping[str, str], trusted: Iterable[str] = ()) -> Answer:
    """Post to an address and return what came of it."""
    try:
        target = target_of(address, frozenset(trusted))
        found = found_for(target)
        with _Line(target, found) as line:
            return _answer(line, target, body, headers)
    except Refused as refused:
        return Answer(failure=refused.failure)
    except (HTTPException, OSError, ValueError) as error:
        return Answer(failure=next(failure for kind, failure in _FAILURES if isinstance(error, kind)))


def found_for(target: Target) -> list[str]:
    """Return the IP addresses of a host; raises ``Refused`` if there are none, or any that nothing is sent to."""
    try:
        answers = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except OSError as unknown:
        raise Refused(Failure.UNKNOWN_HOST) from unknown
    found = list(dict.fromkeys(str(address[0]) for *_, address in answers))
    check_found(target, found)
    return found


def _answer(line: _Line, target: Target, body: bytes, headers: Mapping[str, str]) -> Answer:
    connection = HTTPConnection(target.host, target.port)
    # With a socket of ours it opens none, and so looks nothing up.
    connection.sock = line
    connection.request(
        "POST",
        target.path,
        body,
        {
            "Host": target.name,
            "User-Agent": "Lotse",
            "Content-Type": "application/json",
            "Connection": "close",
            **headers,
        },
    )
    with connection.getresponse() as response:
        return Answer(response.status, _text(response), _failure(response.status))


def _text(response: HTTPResponse) -> str:
    """Return the beginning of what a receiver says; whether it has taken the event, it has said before."""
    try:
        text = response.read(MOST_READ).decode(errors="replace")
    except (HTTPException, OSError, ValueError):
        return ""
    # PostgreSQL does not store it.
    return text.replace("\0", "")


def _failure(status: int) -> Failure | None:
    if 200 <= status < 300:
        return None
    if 300 <= status < 400:
        return Failure.REDIRECTED
    return Failure.GONE if status == 410 else Failure.STATUS


class _Line:
    """A connection as ``http.client`` uses it, with one deadline: a socket's own timeout begins anew with each byte."""

    def __init__(self, target: Target, found: Iterable[str]) -> None:
        self._deadline = monotonic() + WHOLE_SECONDS
        self._socket = _connected(found, target.port, self._deadline)
        if target.is_secure:
            try:
                self._socket = _trusting().wrap_socket(self._limited(), server_hostname=target.host)
            except BaseException:
                self._socket.close()
                raise

    def _limited(self) -> socket.socket:
        """Return the socket, which from now on waits until the deadline at most."""
        self._socket.settimeout(max(self._deadline - monotonic(), 0.001))
        return self._socket

    def sendall(self, content: bytes) -> None:
        self._limited().sendall(content)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self))

    def receive_into(self, buffer: Any) -> int:
        return self._limited().recv_into(buffer)

    def close(self) -> None:
        """Do nothing: ``http.client`` says so before it has read all, where nothing is to come after that."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._socket.close()


class _Incoming(io.RawIOBase):
    """What comes in on a line."""

    def __init__(self, line: _Line) -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._line.receive_into(buffer)


def _connected(found: Iterable[str], port: int, deadline: float) -> socket.socket:
    """Connect to the first of the addresses that takes it; raises ``OSError`` if none does."""
    failed: OSError = TimeoutError()
    for address in found:
        left = min(CONNECT_SECONDS, deadline - monotonic())
        if left <= 0:
            break
        try:
            return socket.create_connection((address, port), timeout=left)
        except OSError as failure:
            failed = failure
    raise failed


@cache
def _trusting() -> ssl.SSLContext:
    # Reading the machine's certificates takes longer than an event.
    return ssl.create_default_context()
