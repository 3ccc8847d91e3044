"""Local servers that answer as those of machine translation do, and remember what they were asked."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Answer = Callable[[dict[str, Any]], tuple[int, Any]]


class FakeServer(ThreadingHTTPServer):
    """Answers every question with ``answer(question)``: a status, and JSON or bytes."""

    answer: Answer
    headers: dict[str, str]

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.answer = answer
        self.headers = {}
        self.asked: list[tuple[str, dict[str, Any]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Answering(BaseHTTPRequestHandler):
    server: FakeServer

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, question))
        status, answer = self.server.answer(question)
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        for name, value in {**self.server.headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(answer: Answer) -> Iterator[FakeServer]:
    with FakeServer(answer) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def as_libretranslate(question: dict[str, Any]) -> tuple[int, Any]:
    return 200, {"translatedText": [f"{question['target']}: {text}" for text in question["q"]]}


def as_deepl(question: dict[str, Any]) -> tuple[int, Any]:
    return 200, {
        "translations": [
            {
                "detected_source_language": "DE",
                "text": f"{question['target_lang']}: {text}",
                "billed_characters": len(text),
            }
            for text in question["text"]
        ]
    }
