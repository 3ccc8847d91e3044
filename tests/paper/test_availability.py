from collections.abc import Iterator

import pytest

from content.paper import availability
from content.paper.availability import can_print, missing
from content.paper.checks import check_press


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    missing.cache_clear()
    yield
    missing.cache_clear()


@pytest.fixture
def complete(monkeypatch, tmp_path):
    """Return a function that makes this a machine with all that is needed, and these fonts."""
    monkeypatch.setattr(availability, "find_library", lambda name: f"lib{name}.so")

    def with_fonts(*families: str) -> None:
        lister = tmp_path / "fc-list"
        lister.write_text("#!/bin/sh\n" + "".join(f"echo '{family}'\n" for family in families))
        lister.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")

    return with_fonts


def test_nothing_is_missing(complete):
    complete("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic,Noto Sans Ethiopic Black", "DejaVu Sans")

    assert (missing(), can_print()) == ((), True)
    assert check_press() == []


def test_font_is_missing(complete):
    complete("Noto Sans", "Noto Sans Arabic")

    assert (missing(), can_print()) == (("fonts-noto-core",), False)


def test_fonts_cannot_be_listed(complete, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert missing() == ("fonts-noto-core",)


def test_library_is_missing(complete, monkeypatch):
    complete("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")
    monkeypatch.setattr(availability, "find_library", lambda name: None)

    assert missing() == ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def test_check_says_how_to_mend_it(complete):
    complete("Noto Sans")

    [warning] = check_press()

    assert (warning.id, warning.hint) == ("paper.W001", "On Debian: sudo apt install fonts-noto-core")
