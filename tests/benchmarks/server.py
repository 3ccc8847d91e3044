"""The server as `make run` starts it, and what it needs of memory."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from http.client import HTTPConnection
from json import dumps, loads
from pathlib import Path
from tempfile import TemporaryFile

from tests.benchmarks.load import HOST, LONGEST, Answered, Asked

LONGEST_START = 60.0
GRANIAN = [
    *("--interface", "wsgi", "--workers", "1", "--blocking-threads", "4", "--backpressure", "64"),
    *("--log-level", "warning", "--no-ws"),
]
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


class Server:
    """A running server, and questions to it from a process of their own."""

    def __init__(self, port: int, process: subprocess.Popen[bytes]) -> None:
        self.port = port
        self._process = process

    def ask(
        self,
        paths: list[str],
        *,
        connections: int = 1,
        requests: int | None = None,
        seconds: float = LONGEST,
        etags: list[str] | None = None,
    ) -> Answered:
        """Ask for paths over and over; raise ``RuntimeError`` for any answer that says that something is wrong."""
        asked = Asked(self.port, paths, connections, requests, seconds, etags or [])
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.load"],
            input=dumps(asdict(asked)).encode(),
            stdout=subprocess.PIPE,
            timeout=2 * LONGEST,
            check=True,
        )
        answered = Answered(**loads(done.stdout))
        if wrong := {status for status in answered.statuses if status not in ("200", "304")}:
            raise RuntimeError(f"The server answered {', '.join(sorted(wrong))}.")
        return answered

    def text_of(self, path: str) -> str:
        """Return what readers get at an address."""
        connection = HTTPConnection(HOST, self.port, timeout=LONGEST)
        connection.request("GET", path)
        return connection.getresponse().read().decode()

    def peak_megabytes(self) -> float:
        """Return the most memory that any of the server's processes has held."""
        statuses = [Path(f"/proc/{pid}/status").read_text() for pid in _with_children(self._process.pid)]
        peaks = [int(found[1]) for status in statuses if (found := _PEAK.search(status))]
        return max(peaks) / 1024


@contextmanager
def serving() -> Iterator[Server]:
    """Start the server on a free port, and end it."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    program = str(Path(sys.executable).with_name("granian"))
    command = [program, *GRANIAN, "--host", HOST, "--port", str(port), "cms.wsgi:application"]
    process = subprocess.Popen(command)
    try:
        _wait_for(port, process)
        yield Server(port, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + LONGEST_START
    while process.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("The server did not start.")


def _with_children(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(found for child in children for found in _with_children(int(child)))]


def peak_of(command: list[str]) -> tuple[float, float]:
    """Run a program to its end; return how many seconds it took and how many megabytes it held at most."""
    started = time.perf_counter()
    with TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise RuntimeError(f"{' '.join(command)} failed: {output.read().decode()}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024
