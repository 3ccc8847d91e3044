"""What readers and apps wait for, side by side with the floor."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, quantiles

from django.test import Client

from content.core.languages import language_of
from content.editions.models import Edition
from content.editions.reading import content_of
from tests.benchmarks.counting import counting
from tests.benchmarks.report import say
from tests.benchmarks.server import Server

CONNECTIONS = 16
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Addresses:
    """One kind of answer, and where many of it are found."""

    name: str
    paths: list[str]


def addresses(count: int) -> list[Addresses]:
    """Return at most ``count`` addresses of each kind, spread over all editions and their pages."""
    keys = list(Edition.objects.order_by("language", "district").values_list("pk", flat=True))
    chosen = keys[:: max(1, len(keys) // count)][:count]
    trees, pages = [], []
    for number in range(count):
        edition = Edition.objects.get(pk=chosen[number % len(chosen)])
        listed = content_of(edition)["pages"]
        tree = f"{edition.content['district']['slug']}/{language_of(edition.language).slug}"
        trees.append(tree)
        pages.append((tree, listed[number * 7 % len(listed)]["path"]))
    return [
        Addresses("website_page", [f"/{tree}/{path}/" for tree, path in dict.fromkeys(pages)]),
        Addresses("api_page", [f"/api/v1/{tree}/pages/{path}" for tree, path in dict.fromkeys(pages)]),
        Addresses("api_tree", [f"/api/v1/{tree}/pages" for tree in dict.fromkeys(trees)]),
    ]


def measure(server: Server, kinds: list[Addresses], seconds: float) -> None:
    """Ask for everything once, and then over and over, in turns with the floor."""
    for kind in kinds:
        cold = sorted(server.ask(kind.paths, requests=len(kind.paths)).milliseconds)
        say(f"{kind.name}_cold", mean(cold), "ms")
        say(f"{kind.name}_cold_p95", quantiles(cold, n=20)[-1], "ms")
    for kind in kinds:
        first = server.ask(kind.paths, requests=len(kind.paths))
        size = first.body_bytes // len(kind.paths)
        say(f"{kind.name}_size", size, "bytes")
        _in_turns(server, kind.name, kind.paths, f"/api/floor/{size}/", seconds)
    pages = kinds[0]
    etags = server.ask(pages.paths, requests=len(pages.paths)).etags
    _in_turns(server, "not_modified", pages.paths, "/api/floor/not-modified/", seconds, etags)


def measure_queries(kinds: list[Addresses]) -> None:
    """Count what the first and the second request for an answer ask the database."""
    client = Client(headers={"host": "127.0.0.1"})
    for kind in kinds:
        for name in ("cold", "warm"):
            with counting() as count:
                client.get(kind.paths[-1])
            say(f"{kind.name}_{name}_queries", count.queries, "queries")


def _in_turns(
    server: Server, name: str, paths: list[str], floor: str, seconds: float, etags: list[str] | None = None
) -> None:
    # The machine may do other things meanwhile: short turns let both suffer from them alike.
    done = {name: 0, f"{name}_floor": 0}
    took = dict.fromkeys(done, 0.0)
    for _ in range(ROUNDS):
        for asked, known, what in ((paths, etags, name), ([floor], None, f"{name}_floor")):
            answered = server.ask(asked, connections=CONNECTIONS, seconds=seconds / ROUNDS, etags=known)
            done[what] += len(answered.milliseconds)
            took[what] += answered.seconds
    rates = {what: done[what] / took[what] for what in done}
    for what, rate in rates.items():
        say(what, rate, "requests/s")
    say(f"{name}_ratio", rates[name] / rates[f"{name}_floor"], "of the floor")
