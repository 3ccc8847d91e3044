"""The example client, and a line to the server that ends where a test says."""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from http.client import IncompleteRead
from io import BytesIO
from types import ModuleType
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request

from django.conf import settings

EXAMPLES = settings.BASE_DIR / "docs" / "examples"
# Status, headers, content.
Answered = tuple[int, dict[str, str], bytes]


def load_example() -> ModuleType:
    """Return ``offline.py`` as a module of its own."""
    spec = importlib.util.spec_from_file_location("offline", EXAMPLES / "offline.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Content(BytesIO):
    """The content of an answer, of which only so much arrives."""

    def __init__(self, content: bytes, arriving: int) -> None:
        super().__init__(content[:arriving])
        self.missing = max(0, len(content) - arriving)

    def read(self, size: int | None = -1, /) -> bytes:
        read = super().read(size)
        if self.missing:
            raise IncompleteRead(read, self.missing)
        return read


@dataclass
class Line:
    """Stands in for ``urlopen``: ``answer`` is asked with addresses, and after ``left`` bytes the line is dead.

    ``meanwhile`` happens behind the first answer.
    """

    answer: Callable[[str], Answered]
    left: int = 10**9
    meanwhile: Callable[[], object] = field(default=lambda: None)

    def __call__(self, asked: Request, timeout: float) -> Any:
        if self.left <= 0:
            raise ConnectionResetError("The line is dead.")
        status, named, content = self.answer(asked.selector)
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        arriving = Content(content, self.left)
        self.left -= len(content)
        headers = Message()
        for name, value in named.items():
            headers[name] = value
        if status >= 400:
            raise HTTPError(asked.full_url, status, "", headers, arriving)
        arriving.headers, arriving.url = headers, asked.full_url  # type: ignore[attr-defined]  # as answers have
        return arriving


def rows(copy: Any) -> dict[str, list[tuple[str, ...]]]:
    """Return all that a copy holds."""
    tables = ("edition", "page", "contact", "snapshot")
    return {table: sorted(copy.database.execute(f"SELECT * FROM {table}")) for table in tables}


def readable(copy: Any) -> dict[str, str]:
    """Return every page of a copy as it is read, by its path."""
    return {page["path"]: copy.html(page["path"]) for page in copy.pages()}
