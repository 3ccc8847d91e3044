"""What becomes of every request that a person makes."""

from collections import defaultdict
from http.cookies import SimpleCookie
from typing import Any

from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.cms.rights.changes import Ownership, Writes, changed, rows
from tests.cms.rights.people import Role
from tests.cms.rights.places import Place
from tests.cms.rights.questions import Question, questions

# It is there to break.
BREAKS = "wagtailadmin_error_test"
OUTCOMES = {200: "r", 201: "r", 204: "r", 302: ">", 400: "b", 403: "-", 404: "m", 405: "n"}
# Images and documents are uploaded by a script.
SCRIPTED = {"x-requested-with": "XMLHttpRequest"}


class Asking:
    """One person makes every request, each in a database as it was before.

    ``outcomes`` are letters by line, method and place; ``broken`` and ``trespasses`` say what must not be.
    """

    def __init__(self, client: Client, role: Role) -> None:
        self.client, self.role = client, role
        self.outcomes: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
        self.broken: list[str] = []
        self.trespasses: list[str] = []
        self._cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        self._ownership = Ownership()
        self._before = rows(self._ownership)
        self._known: dict[Any, str] = {}

    def ask_everything(self, places: list[Place]) -> None:
        for question in questions(places):
            for method in question.methods:
                if question.place in (self.role.reads if method == "GET" else self.role.writes):
                    self.outcomes[question.label][method, question.place] = self._outcome(question, method)

    def _outcome(self, question: Question, method: str) -> str:
        # Where an address names no place's things, the request is the same for all.
        same = (method, question.url, repr(question.body.data))
        if same not in self._known:
            self._known[same] = self._ask(question, method)
        return self._known[same]

    def _ask(self, question: Question, method: str) -> str:
        writes, found = Writes(), set()
        with transaction.atomic():
            with connection.execute_wrapper(writes):
                letter = self._answer(question, method)
            if writes.found and letter != "E":
                connection.check_constraints()
                found = changed(self._before, rows(self._ownership))
            transaction.set_rollback(True)
        if found:
            for cache in caches.all():
                cache.clear()
        foreign = sorted(
            f"{owner}'s {table}" for owner, table in found if not self.role.may_change(owner, table)
        )
        if foreign:
            self.trespasses.append(f"{method} {question.label} {question.place}: {', '.join(foreign)}")
        own_account = f"person {self.role.name}"
        return "W" if any(owner != own_account for owner, _ in found) else letter

    def _answer(self, question: Question, method: str) -> str:
        # Whoever logs out is logged in again for the next request.
        self.client.cookies = SimpleCookie(self._cookies)
        send = self.client.get if method == "GET" else self.client.post
        data = None if method == "GET" else question.body.data
        try:
            response = send(question.url, data, headers=SCRIPTED if "multiple/" in question.url else None)
        except Exception as error:
            if question.label != BREAKS:
                self.broken.append(f"{method} {question.label} {question.place}: {error!r}")
            return "E"
        location = response.headers.get("Location", "")
        if location.startswith(reverse("wagtailadmin_login")):
            return "l"
        return "-" if location == reverse("wagtailadmin_home") else OUTCOMES[response.status_code]
