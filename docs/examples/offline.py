"""Keep a copy of what a district offers in a language, and read it without a network.

    python offline.py http://127.0.0.1:8000 mainz ar copy.sqlite3          # bring the copy up to date
    python offline.py http://127.0.0.1:8000 mainz ar copy.sqlite3 gesundheit/notfall   # read a page of it

It needs nothing but Python. What an answer changes is written in one transaction: whoever is cut off, at whichever
byte, has the copy of before.
"""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
import sys
from contextlib import closing
from html import escape
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

SLOT = re.compile(r'<lotse-slot data-role="([^"]+)"></lotse-slot>')
LINK = re.compile(r'<a href="lotse:page/([^"]+)">(.*?)</a>', re.DOTALL)
TABLES = """
CREATE TABLE IF NOT EXISTS edition (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS page (id TEXT PRIMARY KEY, path TEXT NOT NULL, entry TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS contact (role TEXT PRIMARY KEY, contact TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS snapshot (digest TEXT PRIMARY KEY, snapshot TEXT NOT NULL);
"""


class Copy:
    """A district's edition in a language, in a file."""

    def __init__(self, server: str, district: str, language: str, path: str) -> None:
        self.server = server.rstrip("/")
        self.address = f"/api/v1/{district}/{language}/sync"
        # Python's own transactions would end at every CREATE.
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.executescript(TABLES)

    def update(self) -> None:
        """Bring the copy up to date. Raises ``OSError`` if that fails, and then it is as it was."""
        token = self._value("token")
        try:
            changes = self._get(f"{self.address}?{urlencode({'token': token})}" if token else self.address)
        except HTTPError as gone:
            if gone.code != 410:
                raise
            changes = self._get(self._content(gone)["start_over"])
        whole = self._get(changes["bundle"]["address"]) if changes["bundle"] else None
        self.database.execute("BEGIN IMMEDIATE")
        try:
            self._begin_with(whole) if whole else self._change(changes)
            self.database.execute("COMMIT")
        except BaseException:
            self.database.execute("ROLLBACK")
            raise

    def pages(self) -> list[dict[str, Any]]:
        """Return the entries of all pages in reading order."""
        entries = {key: json.loads(entry) for key, entry in self._rows("SELECT id, entry FROM page")}
        return [entries[key] for key in json.loads(self._value("order") or "[]")]

    def html(self, path: str) -> str:
        """Return the text of a page as HTML; raises ``KeyError`` if there is none at the path."""
        for (entry,) in self._rows("SELECT entry FROM page WHERE path = ?", path):
            snapshot = self._one(
                "SELECT snapshot FROM snapshot WHERE digest = ?", json.loads(entry)["digest"]
            )
            linked = LINK.sub(self._link, json.loads(snapshot)["html"])
            return SLOT.sub(self._card, linked)
        raise KeyError(path)

    def _begin_with(self, whole: dict[str, Any]) -> None:
        for table in ("edition", "page", "contact", "snapshot"):
            self.database.execute(f"DELETE FROM {table}")
        self._change({**whole, "order": [page["id"] for page in whole["pages"]]})

    def _change(self, changes: dict[str, Any]) -> None:
        for key in changes.get("removed_pages", ()):
            self.database.execute("DELETE FROM page WHERE id = ?", [key])
        for role in changes.get("removed_contacts", ()):
            self.database.execute("DELETE FROM contact WHERE role = ?", [role])
        for page in changes["pages"]:
            self._put("page", page["id"], page["path"], json.dumps(page))
        for role, contact in changes["contacts"].items():
            self._put("contact", role, json.dumps(contact))
        for digest, snapshot in changes["snapshots"].items():
            self._put("snapshot", digest, json.dumps(snapshot))
        for name in ("district", "order"):
            if changes[name] is not None:
                self._put("edition", name, json.dumps(changes[name]))
        self._put("edition", "token", changes["token"])
        self.database.execute(
            "DELETE FROM snapshot WHERE digest NOT IN (SELECT json_extract(entry, '$.digest') FROM page)"
        )

    def _link(self, link: re.Match[str]) -> str:
        path = self._one("SELECT path FROM page WHERE id = ?", link[1])
        return f'<a href="{escape(path)}">{link[2]}</a>' if path else link[2]

    def _card(self, slot: re.Match[str]) -> str:
        contact = json.loads(self._one("SELECT contact FROM contact WHERE role = ?", slot[1]) or "{}")
        office = contact.get("office") or {}
        district = json.loads(self._value("district") or "{}")
        address = {"text": office.get("address"), "language": "de", "direction": "ltr"}
        texts = [contact.get("role"), contact.get("description"), office.get("name"), address]
        lines = [
            f'<p lang="{text["language"]}" dir="{text["direction"]}">{escape(text["text"])}</p>'
            for text in [*texts, office.get("opening_hours"), office.get("note")]
            if text and text["text"]
        ]
        # Whoever has found no office asks the district.
        website = (office or district).get("website")
        ways = [("tel:", office.get("phone")), ("mailto:", office.get("email")), ("", website)]
        lines += [f'<p><a href="{way}{escape(to)}">{escape(to)}</a></p>' for way, to in ways if to]
        return "".join(lines)

    def _get(self, address: str) -> dict[str, Any]:
        asked = Request(self.server + address, headers={"Accept-Encoding": "gzip"})
        try:
            answer = urlopen(asked, timeout=30)
        except HTTPException as broken:
            raise ConnectionError(f"{address}: the answer was cut off.") from broken
        return self._content(answer)

    def _content(self, answer: Any) -> dict[str, Any]:
        try:
            with closing(answer):
                body = answer.read()
            is_compressed = answer.headers.get("Content-Encoding") == "gzip"
            return json.loads(gzip.decompress(body) if is_compressed else body)
        except (EOFError, HTTPException, ValueError) as broken:
            raise ConnectionError(f"{answer.url}: the answer was cut off.") from broken

    def _put(self, table: str, *values: str) -> None:
        places = ", ".join("?" for _ in values)
        self.database.execute(f"INSERT OR REPLACE INTO {table} VALUES ({places})", values)

    def _value(self, name: str) -> str | None:
        return self._one("SELECT value FROM edition WHERE name = ?", name)

    def _one(self, query: str, *parameters: str) -> Any:
        row = self.database.execute(query, parameters).fetchone()
        return row[0] if row else None

    def _rows(self, query: str, *parameters: str) -> list[Any]:
        return self.database.execute(query, parameters).fetchall()


def main(server: str, district: str, language: str, path: str, page: str = "") -> None:
    copy = Copy(server, district, language, path)
    if page:
        try:
            print(copy.html(page))
        except KeyError:
            sys.exit(f"There is no page at {page}.")
        return
    try:
        copy.update()
    except OSError as failed:
        sys.exit(f"The copy is as it was: {failed}")
    for entry in copy.pages():
        print(f"{entry['path']:50} {entry['title']['text']}")


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6):
        sys.exit("SERVER DISTRICT LANGUAGE FILE [PAGE]")
    main(*sys.argv[1:])
