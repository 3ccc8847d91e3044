"""What a phone loads for a first view of the shipped content, and when there is something to read.

Bytes and requests are limits; timings are told, for they differ with whatever else the machine does.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from content.seed.files import SHIPPED
from tests.benchmarks.load import HOST
from tests.benchmarks.report import say
from tests.benchmarks.server import peak_of, serving

MOST_BYTES, MOST_REQUESTS = 30 * 1024, 6
LANGUAGES = ("de", "ar")
VIEWS = {"home": "/mainz/{language}/", "page": "/mainz/{language}/gesundheit/zum-arzt-gehen/"}
ROUNDS = 5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PHONE = {"width": 390, "height": 844}
# As Lighthouse has a slow phone: 1.6 Mbit/s, 150 ms there and back, a processor a quarter as fast.
SLOW_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWER = 4
# Whatever a page loads by itself it has asked for by then.
AFTERWARDS = 600
_WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifted += entry.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""
_FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass(frozen=True, slots=True)
class View:
    """What a first view of a page took: bytes as they came over the network, heads of answers too; milliseconds."""

    bytes: int
    requests: int
    first_paint: float
    layout_shift: float


def first_view(browser: Browser, address: str, *, is_slow: bool = False) -> View:
    """Return what it takes to see a page, for somebody who has been nowhere on the website before."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2)
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        sizes = _watched(page, session)
        if is_slow:
            session.send("Network.emulateNetworkConditions", SLOW_NETWORK)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(AFTERWARDS)
        first_paint, shifted = page.evaluate(_FIRST_PAINT), page.evaluate("window.shifted")
    finally:
        context.close()
    return View(sum(sizes), len(sizes), float(first_paint), float(shifted))


def excess(name: str, view: View) -> list[str]:
    """Return a sentence for each limit that a first view does not keep to."""
    limits = (("bytes", view.bytes, MOST_BYTES), ("requests", view.requests, MOST_REQUESTS))
    return [f"{name}: {found} {unit}, more than {most}." for unit, found, most in limits if found > most]


def run() -> None:
    """Print what first views take. Raises ``SystemExit`` if any takes more than it may."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit(
            "First views cannot be measured without Chromium: on Debian, sudo apt install chromium"
        )
    with TemporaryDirectory(prefix="lotse-budget-") as folder:
        _fill(Path(folder))
        with serving() as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            exceeded = [
                sentence
                for name, path in VIEWS.items()
                for language in LANGUAGES
                for sentence in _measure(
                    browser,
                    f"first_view_{name}_{language}",
                    f"http://{HOST}:{server.port}{path.format(language=language)}",
                )
            ]
            browser.close()
    if exceeded:
        raise SystemExit("\n".join(exceeded))


def _measure(browser: Browser, name: str, address: str) -> list[str]:
    view = first_view(browser, address)
    slow = [first_view(browser, address, is_slow=True) for _ in range(ROUNDS)]
    say(f"{name}_size", view.bytes, "bytes")
    say(f"{name}_requests", view.requests, "requests")
    say(f"{name}_first_paint", median(each.first_paint for each in slow), "ms")
    say(f"{name}_layout_shift", max(each.layout_shift for each in slow), "shift")
    return excess(name, view)


def _watched(page: Page, session: CDPSession) -> list[int]:
    """Return a list that gets the size of each answer to what the page asks for."""
    sizes: list[int] = []
    page.add_init_script(_WATCH)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda finished: sizes.append(int(finished["encodedDataLength"])))
    return sizes


def _fill(folder: Path) -> None:
    """Load what is shipped in two languages; the server that is started next serves it."""
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {"LOTSE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "tests.e2e.settings"}
    modules = folder / "modules"
    for language in LANGUAGES:
        for path in SHIPPED.glob(f"*/*.{language}.toml"):
            copied = modules / path.relative_to(SHIPPED)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copied)
    for command in (["migrate"], ["compile_catalogues"], ["load_modules", "--folder", str(modules)]):
        peak_of([sys.executable, "manage.py", *command])
