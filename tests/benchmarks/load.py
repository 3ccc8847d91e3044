"""A program that asks a server on this machine for pages over and over: `python -m tests.benchmarks.load`.

It reads a JSON object from standard input, as ``Asked`` describes it, and writes what ``Answered`` describes. It ends
by itself after so many seconds or requests. Python's own HTTP clients take longer over a request than the server does,
so this one reads no more of an answer than where it ends.
"""

from __future__ import annotations

import json
import re
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import cycle, islice

HOST = "127.0.0.1"
LONGEST = 30.0
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_ETAG = re.compile(rb"\r\netag: *([^\r]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which addresses to ask for, over how many connections, how often or for how long.

    ``etags`` go with the paths, for those who have an answer already.
    """

    port: int
    paths: list[str]
    connections: int = 1
    requests: int | None = None
    seconds: float = LONGEST
    etags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Answered:
    """What came back: how many answers of each status, of how many bytes, in what time; how long each took."""

    seconds: float = 0.0
    statuses: dict[str, int] = field(default_factory=dict)
    body_bytes: int = 0
    milliseconds: list[float] = field(default_factory=list)
    etags: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        return len(self.milliseconds)


class Connection:
    """One client, which asks again as soon as it is answered."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=LONGEST)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._received = b""
        self._asked_at = 0.0

    def ask(self, request: bytes) -> None:
        self._received = b""
        self._asked_at = time.perf_counter()
        self.socket.sendall(request)

    def receive(self, answered: Answered) -> bool:
        """Take what has come; return whether that was the rest of an answer, which is then counted."""
        chunk = self.socket.recv(1 << 18)
        if not chunk:
            raise ConnectionError("The server closed a connection.")
        self._received += chunk
        head, found, body = self._received.partition(b"\r\n\r\n")
        if not found:
            return False
        length = _LENGTH.search(head)
        if len(body) < (int(length[1]) if length else 0):
            return False
        self._count(answered, head, len(body))
        return True

    def _count(self, answered: Answered, head: bytes, size: int) -> None:
        answered.milliseconds.append((time.perf_counter() - self._asked_at) * 1000)
        status = _STATUS.match(head)
        name = status[1].decode() if status else "none"
        answered.statuses[name] = answered.statuses.get(name, 0) + 1
        answered.body_bytes += size
        if etag := _ETAG.search(head):
            answered.etags.append(etag[1].decode())


def ask(asked: Asked) -> Answered:
    """Ask as often and as long as is asked for."""
    answered = Answered()
    requests = islice(cycle(_requests(asked)), asked.requests)
    connections = [Connection(asked.port) for _ in range(asked.connections)]
    started = time.perf_counter()
    with selectors.DefaultSelector() as waiting:
        for connection, request in zip(connections, requests, strict=False):
            connection.ask(request)
            waiting.register(connection.socket, selectors.EVENT_READ, connection)
        _keep_asking(waiting, requests, answered, started + min(asked.seconds, LONGEST))
    answered.seconds = time.perf_counter() - started
    for connection in connections:
        connection.socket.close()
    return answered


def _keep_asking(
    waiting: selectors.BaseSelector, requests: Iterator[bytes], answered: Answered, until: float
) -> None:
    while waiting.get_map():
        for key, _ in waiting.select(timeout=LONGEST):
            connection: Connection = key.data
            if not connection.receive(answered):
                continue
            request = next(requests, None) if time.perf_counter() < until else None
            if request is None:
                waiting.unregister(connection.socket)
            else:
                connection.ask(request)


def _requests(asked: Asked) -> list[bytes]:
    etags = asked.etags or [""] * len(asked.paths)
    return [_request(path, etag) for path, etag in zip(asked.paths, etags, strict=True)]


def _request(path: str, etag: str) -> bytes:
    condition = f"If-None-Match: {etag}\r\n" if etag else ""
    head = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Encoding: gzip\r\n{condition}\r\n"
    return head.encode()


if __name__ == "__main__":
    json.dump(asdict(ask(Asked(**json.load(sys.stdin)))), sys.stdout)
