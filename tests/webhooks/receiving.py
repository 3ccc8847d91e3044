"""A receiver of events on this machine, which remembers what it got and answers as it is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(frozen=True)
class Received:
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def event(self) -> dict[str, Any]:
        return json.loads(self.body)

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]


class Receiver(ThreadingHTTPServer):
    """Answers 204 until ``respond`` is something else."""

    daemon_threads = True
    # Many come at once.
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Receiving)
        self.received: list[Received] = []
        self.respond = answering(204)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"

    @property
    def events(self) -> list[dict[str, Any]]:
        return [received.event for received in self.received]

    def handle_error(self, *args: Any) -> None:
        """Say nothing: whoever asked has gone."""


class _Receiving(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.received.append(Received(self.path, headers, body))
        self.server.respond(self)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


Respond = Callable[[BaseHTTPRequestHandler], None]


def answering(status: int, text: bytes = b"", **headers: str) -> Respond:
    def respond(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(text))}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(text)

    return respond


def saying(*pieces: bytes) -> Respond:
    """Write pieces as they are, HTTP or not."""

    def respond(request: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            request.wfile.write(piece)
        request.close_connection = True

    return respond


@contextmanager
def running(server: Receiver) -> Iterator[Receiver]:
    with server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
