import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper
from pathlib import Path
from runpy import run_path
from socket import socket
from typing import Any

import pytest

from tests.paper.reading import read_pdf

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


def document(body: str, head: str = "") -> str:
    return f'<html lang="ar" dir="rtl"><head><title>مدرسة</title>{head}</head><body>{body}</body></html>'


def test_pdf_says_what_it_is(printed):
    pdf = printed(document("<h1>مدرسة</h1><p>نص</p>"))

    assert (pdf.title, pdf.language, pdf.is_marked) == ("مدرسة", "ar", True)
    assert pdf.conformance == "PDF/UA-1"
    assert pdf.bookmarks == ["مدرسة"]


def test_pdf_is_tagged(printed):
    pdf = printed(document(f'<h1>a</h1><ul><li>b</li></ul><img src="{PIXEL}" alt="Ein Haus">'))

    assert [pdf.tags[name] for name in ("Document", "H1", "L", "LI", "Figure")] == [1, 1, 1, 1, 1]
    assert pdf.descriptions == ["Ein Haus"]


REFERENCES = {
    "img": '<img src="{}" alt="fehlt">',
    "stylesheet": '<link rel="stylesheet" href="{}">',
    "attachment": '<link rel="attachment" href="{}">',
    "import": '<style>@import url("{}");</style>',
    "font": '<style>@font-face {{ font-family: x; src: url("{}"); }} p {{ font-family: x; }}</style>',
    "background": '<p style="background: url({})">x</p>',
    "svg": '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{}" width="9" height="9"/></svg>',
    "object": '<object data="{}">fehlt</object>',
}


@dataclass
class Doors:
    """What is opened while somebody listens: audit hooks see every file and every connection, and stay for good."""

    is_listening: bool = False
    opened: list[str] = field(default_factory=list)

    def note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.is_listening and event in ("open", "socket.connect", "socket.getaddrinfo"):
            self.opened.append(str(arguments))


DOORS = Doors()
sys.addaudithook(DOORS.note)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Return a file that could be shown."""
    file = tmp_path / "geheim.svg"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>geheim</text></svg>')
    return file


@pytest.fixture
def doors() -> Iterator[Doors]:
    DOORS.is_listening, DOORS.opened = True, []
    yield DOORS
    DOORS.is_listening = False


@pytest.mark.parametrize("reference", REFERENCES.values(), ids=REFERENCES)
def test_press_opens_no_file_and_no_address(printed, secret, doors, reference):
    addresses = [secret.as_uri(), "http://127.0.0.1:9/geheim.svg", "ftp://127.0.0.1:9/geheim.svg"]

    pdf = printed(document("<p>Text</p>" + "".join(reference.format(address) for address in addresses)))

    assert pdf.text.split()[0] == "Text"
    assert [door for door in doors.opened if "geheim" in door or "127.0.0.1" in door] == []


def test_doors_are_watched(secret, doors):
    secret.read_text()
    with pytest.raises(ConnectionRefusedError), socket() as connection:
        connection.connect(("127.0.0.1", 9))

    assert ["geheim" in door or "127.0.0.1" in door for door in doors.opened] == [True, True]


def test_press_is_a_program(printed, monkeypatch, capfdbinary):
    from content.paper import press  # noqa: PLC0415 - it ends with an error where Pango is missing

    html = BytesIO(document("<p>نص</p>").encode())
    monkeypatch.setattr(sys, "argv", ["press.py", "0"])
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(html))

    run_path(press.__file__, run_name="__main__")

    sys.stdout.flush()
    assert read_pdf(capfdbinary.readouterr().out).text == "نص"
