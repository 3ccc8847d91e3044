"""The example client does what the documentation promises, against a real server and over a line that breaks."""

import subprocess
import sys
from contextlib import closing

import pytest

from content.editions.models import PastEdition
from tests.docs.example import EXAMPLES, load_example
from tests.docs.lines import LIMITS, change_everything, line_that_breaks_after, offered

EXAMPLE = EXAMPLES / "offline.py"
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def copy(live_server, world, tmp_path):
    """A copy of Mainz in German that holds nothing yet."""
    copy = load_example().Copy(live_server.url, "mainz", "de", str(tmp_path / "copy.sqlite3"))
    with closing(copy.database):
        yield copy


def held(copy):
    """Everything that a copy says, and that it can be read."""
    pages = copy.pages()
    return (
        pages,
        {page["path"]: copy.html(page["path"]) for page in pages},
        copy._rows("SELECT * FROM contact ORDER BY role"),
    )


def test_a_copy_is_the_edition(copy):
    copy.update()

    assert copy.pages() == offered()["pages"]


def test_a_page_is_read_with_its_contacts_and_links(copy):
    copy.update()

    html = copy.html("schule/anmeldung")

    assert '<a href="tel:06131 200">06131 200</a>' in html
    assert "Schulamt Mainz" in html
    assert "lotse" not in html


def test_there_is_no_page_at_another_path(copy):
    copy.update()

    with pytest.raises(KeyError):
        copy.html("nirgends")


def test_a_copy_follows_the_edition(copy, world, tmp_path, live_server):
    copy.update()
    change_everything(world)

    copy.update()

    fresh = load_example().Copy(live_server.url, "mainz", "de", str(tmp_path / "fresh.sqlite3"))
    with closing(fresh.database):
        fresh.update()
        assert held(copy) == held(fresh)
    assert copy.pages() == offered()["pages"]


def test_who_comes_too_late_starts_over(copy, world):
    copy.update()
    change_everything(world)
    PastEdition.objects.all().delete()

    copy.update()

    assert copy.pages() == offered()["pages"]


@pytest.mark.parametrize("is_new", [True, False], ids=["first", "later"])
def test_whoever_is_cut_off_has_the_old_or_the_new(copy, world, live_server, is_new):
    server = (live_server.thread.host, live_server.thread.port)
    if not is_new:
        copy.update()
        change_everything(world)
    before = held(copy)

    for limit in LIMITS:
        with line_that_breaks_after(limit, server) as address:
            copy.server = address
            try:
                copy.update()
            except OSError:
                assert held(copy) == before
            else:
                break

    assert copy.pages() == offered()["pages"]


def test_it_is_a_program_too(world, live_server, tmp_path):
    command = [sys.executable, str(EXAMPLE), live_server.url, "mainz", "de", str(tmp_path / "copy.sqlite3")]

    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    page = subprocess.run([*command, "gesundheit/arzt"], capture_output=True, text=True, check=True).stdout

    assert [line.split()[0] for line in listed.splitlines()] == [
        entry["path"] for entry in offered()["pages"]
    ]
    assert page.lstrip().startswith("<div") or page.strip() == ""
