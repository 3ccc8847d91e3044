import os
import sys
from threading import Event, Thread

import pytest

from content.paper.printing import BOOKLETS, PAGES, Busy, NotPrinted, Press
from tests.paper.printing import require_press
from tests.paper.reading import read_pdf

COPY = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())"


def press(program: str = COPY, *, places: int = 1, seconds: float = 60) -> Press:
    return Press(places=places, seconds=seconds, program=(sys.executable, "-I", "-c", program))


@pytest.mark.slow
@pytest.mark.parametrize("press", [PAGES, BOOKLETS], ids=["pages", "booklets"])
def test_press_makes_pdf_of_html(press):
    require_press()

    content = press.pdf_of('<html lang="uk"><head><title>Школа</title></head><body>Текст</body></html>')

    pdf = read_pdf(content)
    assert (pdf.title, pdf.language, pdf.text) == ("Школа", "uk", "Текст")


def test_press_is_handed_html_in_utf_8():
    assert press().pdf_of("Schüler 漢 \ud800") == "Schüler 漢 ?".encode()


def test_press_is_told_no_secret(monkeypatch):
    monkeypatch.setenv("LOTSE_SECRET_KEY", "geheim")

    told = press("import os; print(*os.environ)").pdf_of("").decode()

    assert "LOTSE_SECRET_KEY" in os.environ
    assert "LOTSE_SECRET_KEY" not in told.split()


def test_press_that_breaks_is_told_by_its_last_words(caplog):
    with pytest.raises(NotPrinted):
        press("raise SystemExit('kein Papier')").pdf_of("")

    assert "The press broke: kein Papier" in caplog.text


def test_press_that_is_not_there(caplog):
    with pytest.raises(NotPrinted):
        Press(places=1, seconds=1, program=("/nowhere/press",)).pdf_of("")

    assert "The press broke: " in caplog.text


def test_press_that_takes_too_long_is_stopped(caplog):
    with pytest.raises(NotPrinted):
        press("import time; time.sleep(60)", seconds=0.1).pdf_of("")

    assert "The press took longer than 0.1 seconds." in caplog.text


def test_press_that_failed_prints_again():
    one = press("import sys; text = sys.stdin.read(); sys.exit(1) if text == 'kaputt' else print(text)")

    with pytest.raises(NotPrinted):
        one.pdf_of("kaputt")

    assert one.pdf_of("heil").split() == [b"heil"]


@pytest.mark.slow
def test_press_turns_away_whoever_finds_no_place(tmp_path):
    go, started = tmp_path / "go", Event()
    waits = f"import pathlib, time\nwhile not pathlib.Path({str(go)!r}).exists(): time.sleep(0.01)\nprint(1)"
    busy, printed = press(waits, places=2), []

    def take_a_place() -> None:
        started.set()
        printed.append(busy.pdf_of(""))

    threads = [Thread(target=take_a_place) for _ in range(2)]
    for thread in threads:
        started.clear()
        thread.start()
        started.wait()
    while busy._places._value:  # Nothing else says that both are inside.
        pass
    with pytest.raises(Busy):
        busy.pdf_of("")
    go.touch()
    for thread in threads:
        thread.join()

    assert [text.split() for text in printed] == [[b"1"], [b"1"]]
    assert busy.pdf_of("").split() == [b"1"]
