"""A server on data of its own, filled by the commands that an installation is filled by, and a browser."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from content.seed.files import SHIPPED

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LANGUAGES = ("de", "de-simple", "ar", "en", "uk")
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Server:
    """A running Lotse, and the passwords of its demo accounts."""

    address: str
    passwords: dict[str, str]


@dataclass
class Observed:
    """What a page did that nobody should see: messages on the console, requests to elsewhere."""

    messages: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.timeout(400))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    kept = {
        name: value for name, value in os.environ.items() if "LOTSE" not in name and name != "DATABASE_URL"
    }
    environment = kept | {"LOTSE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "tests.e2e.settings"}
    modules = _modules(folder / "modules")
    _manage(environment, "migrate")
    _manage(environment, "load_modules", "--folder", str(modules))
    accounts = _manage(environment, "create_demo_accounts")
    port = _free_port()
    process = subprocess.Popen(
        [
            *(str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--host", "127.0.0.1"),
            *("--port", str(port), "--workers", "1", "--blocking-threads", "4", "--log-level", "warning"),
            *("--no-ws", "cms.wsgi:application"),
        ],
        cwd=settings.BASE_DIR,
        env=environment,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process)
        yield Server(address, dict(re.findall(r"^(\w+) +(\S+) +\(", accounts, re.MULTILINE)))
    finally:
        process.terminate()
        process.wait(timeout=20)


def _modules(folder: Path) -> Path:
    """Copy what is shipped in the languages of the journeys: all of it takes longer to load than they take."""
    wanted = [*(f"*/*.{code}.toml" for code in LANGUAGES), "kita/*.ti.toml"]
    for path in (path for pattern in wanted for path in SHIPPED.glob(pattern)):
        copied = folder / path.relative_to(SHIPPED)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)
    return folder


def _manage(environment: dict[str, str], *command: str) -> str:
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "The server has ended."
        try:
            urlopen(f"{address}/de/", timeout=5).close()
        except (URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("The server does not answer.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def observed() -> Observed:
    return Observed()


@pytest.fixture
def context(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Where one person browses; with ``parametrize("context", [{...}], indirect=True)`` set up otherwise."""
    options = getattr(request, "param", {})
    # What is kept for reading without a network would be fetched in the middle of every journey.
    usual = {"viewport": DESKTOP, "locale": "de", "service_workers": "block"}
    context = browser.new_context(base_url=server.address, **{**usual, **options})
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def desk(context: BrowserContext) -> Page:
    """A tab in which people work who write for newcomers."""
    context.set_default_timeout(20_000)
    return context.new_page()


@pytest.fixture
def read(browser: Browser, server: Server) -> Iterator[Callable[[str], Locator]]:
    """Return a function that shows what is on a page to somebody who comes for the first time: nothing is cached."""
    contexts: list[BrowserContext] = []

    def read(path: str) -> Locator:
        context = browser.new_context(base_url=server.address)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page.locator("main")

    yield read
    for context in contexts:
        context.close()


@pytest.fixture
def page(context: BrowserContext, server: Server, observed: Observed) -> Iterator[Page]:
    """A tab that fails the test if it reports an error or asks anybody but our server."""
    page = context.new_page()
    page.on(
        "console", lambda message: observed.messages.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: observed.messages.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((server.address, "data:", "blob:"))
            else observed.elsewhere.append(asked.url)
        ),
    )
    yield page
    assert (observed.messages, observed.elsewhere) == ([], [])
