"""What readers and apps wait for, side by side with the floor."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import mean, median, quantiles

from django.test import Client

from content.core.languages import language_of
from content.editions.models import Edition
from content.editions.reading import content_of
from tests.benchmarks.counting import counting
from tests.benchmarks.load import Answered
from tests.benchmarks.report import say
from tests.benchmarks.server import Server

CONNECTIONS = 16
ROUNDS = 8
# Whole editions are made one after the other, and take longer to make than all the rest.
BUNDLES = 24
NOT_MODIFIED = "/api/floor/not-modified/"


@dataclass(frozen=True, slots=True)
class Addresses:
    """One kind of answer, and where many of it are found."""

    name: str
    paths: list[str]


def addresses(count: int) -> list[Addresses]:
    """Return at most ``count`` addresses of each kind, spread over all editions and their pages."""
    keys = list(Edition.objects.order_by("language", "district").values_list("pk", flat=True))
    chosen = keys[:: max(1, len(keys) // count)][:count]
    trees, pages, versions = [], [], {}
    for number in range(count):
        edition = Edition.objects.get(pk=chosen[number % len(chosen)])
        listed = content_of(edition)["pages"]
        tree = f"{edition.content['district']['slug']}/{language_of(edition.language).slug}"
        trees.append(tree)
        versions[tree] = edition.version
        pages.append((tree, listed[number * 7 % len(listed)]["path"]))
    return [
        Addresses("website_page", [f"/{tree}/{path}/" for tree, path in dict.fromkeys(pages)]),
        Addresses("api_page", [f"/api/v1/{tree}/pages/{path}" for tree, path in dict.fromkeys(pages)]),
        Addresses("api_tree", [f"/api/v1/{tree}/pages" for tree in dict.fromkeys(trees)]),
        Addresses(
            "bundle",
            [f"/api/v1/{tree}/bundles/{version}" for tree, version in list(versions.items())[:BUNDLES]],
        ),
    ]


@dataclass(slots=True)
class Rounds:
    """What was reached in each round of one kind of answer."""

    rates: list[float] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    def add(self, answered: Answered) -> None:
        self.rates.append(answered.requests / answered.seconds)
        self.milliseconds += answered.milliseconds


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
        _in_turns(server, f"{kind.name}_not_modified", kind.paths, NOT_MODIFIED, seconds, first.etags)


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
    measured, least = Rounds(), Rounds()
    for _ in range(ROUNDS):
        for asked, known, rounds in ((paths, etags, measured), ([floor], None, least)):
            rounds.add(server.ask(asked, connections=CONNECTIONS, seconds=seconds / ROUNDS, etags=known))
    say(name, median(measured.rates), "requests/s")
    say(f"{name}_floor", median(least.rates), "requests/s")
    ratios = [rate / floor_rate for rate, floor_rate in zip(measured.rates, least.rates, strict=True)]
    say(f"{name}_ratio", median(ratios), "of the floor")
    p50, p99 = median(measured.milliseconds), quantiles(measured.milliseconds, n=100)[-1]
    say(f"{name}_p50", p50, "ms")
    say(f"{name}_p99", p99, "ms")
    say(f"{name}_p99_of_p50", p99 / p50, "times")
