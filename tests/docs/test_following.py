"""Whoever follows any sequence of editions, however often the line breaks, has what somebody has who begins today.

Nothing here has a database but the client: the editions are made up, and what is told of them is what version 1 tells.
"""

import json
from contextlib import closing
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from content.api.v1.presenters import present_bundle, present_start, present_sync
from content.core.languages import language_of
from content.editions.deltas import difference, lacking
from content.editions.digests import digest
from content.editions.models import Snapshot
from content.editions.reading import ReadEdition
from tests.docs.example import Answered, Line, load_example, readable, rows
from tests.generating import examples

example = load_example()
TEXT = {"language": "de", "direction": "ltr"}
OPEN_HTML = (
    '<p>{}</p><a href="lotse:page/a">erst das</a><lotse-slot data-role="amt"></lotse-slot>'
    '<a href="lotse:page/b">dann das</a>'
)


def page(key: str, title: str, slug: str) -> dict[str, Any]:
    return {
        "id": key,
        "parent": None,
        "path": f"{slug}-{key}",
        "digest": f"digest-of-{title}",
        "origin": "inherited",
        "title": TEXT | {"text": title},
        "summary": TEXT | {"text": title},
        "language": "de",
        "languages": ["de"],
        "icon": "",
        "is_machine_translated": False,
        "is_outdated": False,
        "updated_at": None,
    }


def contact(phone: str) -> dict[str, Any]:
    return {"role": TEXT | {"text": "Amt"}, "description": None, "office": {"phone": phone}}


def snapshot(name: str) -> Snapshot:
    return Snapshot(
        digest=name,
        language="de",
        content={"blocks": [], "sources": [], "checked_date": None},
        html=OPEN_HTML.format(name),
    )


# Few values, so that editions come back to what they were and pages share their texts.
PAGES = st.lists(
    st.builds(page, st.sampled_from("abcd"), st.sampled_from(["A", "B"]), st.sampled_from(["x", "y"])),
    unique_by=lambda made: made["id"],
)
EDITIONS = st.fixed_dictionaries(
    {
        "district": st.fixed_dictionaries({"slug": st.sampled_from(["mainz", "worms"])}),
        "pages": PAGES,
        "contacts": st.dictionaries(st.sampled_from(["amt", "rat"]), st.sampled_from("12").map(contact)),
        "leaves_out_untranslated": st.booleans(),
    }
)
NOTHING = {"district": {"slug": "mainz"}, "pages": [], "contacts": {}, "leaves_out_untranslated": False}


class Server:
    """Editions that follow each other, as version 1 tells of them."""

    def __init__(self) -> None:
        self.remembered: dict[str, dict[str, Any]] = {}
        self.publish(NOTHING)

    def publish(self, content: dict[str, Any]) -> None:
        self.version = digest(content)
        self.remembered[self.version] = content

    def forget(self) -> None:
        self.remembered = {self.version: self.remembered[self.version]}

    def answer(self, address: str) -> Answered:
        wants_all = "/bundles/" in address
        _, _, token = address.partition("/bundles/" if wants_all else "?token=")
        if token and token not in self.remembered:
            return 410, {}, json.dumps({"start_over": "/api/v1/mainz/de/sync"}).encode()
        return 200, {}, json.dumps(self._bundle(token) if wants_all else self._sync(token)).encode()

    def _read(self, version: str) -> ReadEdition:
        return ReadEdition(language_of("de"), version, self.remembered[version])

    def _bundle(self, token: str) -> dict[str, Any]:
        edition = self._read(token)
        return present_bundle(edition, [snapshot(name) for name in {p["digest"] for p in edition.pages}], {})

    def _sync(self, token: str) -> dict[str, Any]:
        edition = self._read(self.version)
        if not token:
            return present_start(edition)
        before = self.remembered[token]
        delta = difference(before, edition.content)
        return present_sync(edition, delta, [snapshot(name) for name in lacking(before, delta)], {})


class Interrupted(BaseException):
    """The program is stopped."""


class Following(RuleBasedStateMachine):
    """Editions and two clients; what a client holds is at every moment one edition, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.server = Server()
        self.copies = [self._new(), self._new()]
        self.whole: dict[str | None, Any] = {None: self._held(self.copies[0])}
        self._note()

    @rule(edition=EDITIONS)
    def publish(self, edition: dict[str, Any]) -> None:
        self.server.publish(edition)
        self._note()

    @rule(number=st.integers(0))
    def go_back(self, number: int) -> None:
        earlier = list(self.server.remembered.values())
        self.publish(earlier[number % len(earlier)])

    @rule()
    def forget(self) -> None:
        self.server.forget()

    @rule(
        who=st.integers(0, 1),
        left=st.integers(0, 6000),
        meanwhile=st.none() | EDITIONS,
        is_forgetful=st.booleans(),
    )
    def follow(self, who: int, left: int, meanwhile: dict[str, Any] | None, is_forgetful: bool) -> None:
        def happen() -> None:
            if meanwhile:
                self.publish(meanwhile)
            if is_forgetful:
                self.server.forget()

        before = rows(self.copies[who])
        try:
            self._update(self.copies[who], Line(self.server.answer, left, happen))
        except OSError:
            assert rows(self.copies[who]) == before

    @rule(who=st.integers(0, 1), written=st.integers(0, 8))
    def follow_until_stopped(self, who: int, written: int) -> None:
        copy, written_before = self.copies[who], rows(self.copies[who])
        put = copy._put

        def put_some(*values: str) -> None:
            nonlocal written
            written -= 1
            if written < 0:
                raise Interrupted
            put(*values)

        copy._put = put_some
        try:
            self._update(copy, Line(self.server.answer))
        except Interrupted:
            assert rows(copy) == written_before
        finally:
            copy._put = put

    @rule(who=st.integers(0, 1))
    def catch_up(self, who: int) -> None:
        self._update(self.copies[who], Line(self.server.answer))

        assert self.copies[who]._value("token") == self.server.version

    @invariant()
    def every_copy_is_an_edition(self) -> None:
        for copy in self.copies:
            assert self._held(copy) == self.whole[copy._value("token")]

    def teardown(self) -> None:
        for copy in self.copies:
            copy.database.close()

    def _new(self) -> Any:
        return example.Copy("http://server", "mainz", "de", ":memory:")

    def _update(self, copy: Any, line: Line) -> None:
        example.urlopen = line
        copy.update()

    def _note(self) -> None:
        fresh = self._new()
        with closing(fresh.database):
            self._update(fresh, Line(self.server.answer))
            self.whole[self.server.version] = self._held(fresh)

    def _held(self, copy: Any) -> Any:
        return rows(copy), copy.pages(), readable(copy)


@pytest.mark.slow
@pytest.mark.hypothesis
@pytest.mark.timeout(600)
def test_whoever_follows_has_what_somebody_has_who_begins_today():
    run_state_machine_as_test(Following, settings=examples(150, stateful_step_count=20))
