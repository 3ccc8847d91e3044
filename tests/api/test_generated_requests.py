"""Schemathesis asks what the served description lets one ask, and what it does not, and compares the answers."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from content.editions.models import Edition, Snapshot
from content.editions.reading import read_edition
from tests.factories import PlaceFactory
from tests.generating import ASKED_FOR

pytestmark = [
    pytest.mark.slow,
    pytest.mark.hypothesis,
    pytest.mark.timeout(1200),
    pytest.mark.django_db(transaction=True),
]
CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
PROGRAM = Path(sys.executable).with_name("schemathesis")
# At every address.
HOW_MANY = ["--max-examples", ASKED_FOR or "150", *([] if ASKED_FOR else ["--generation-deterministic"])]
FEWEST_CASES = 2000
NOTHING_TO_ASK_WITH = {"GET /districts", "GET /languages"}


@pytest.fixture
def folder(world, unlimited, tmp_path):
    """A folder with the configuration, and with the values that there are in this world."""
    PlaceFactory.create(district=world.mainz, postcode="55116", name="Mainz")
    pages = Edition.objects.get(district=world.mainz, language="de")
    values = {
        "districts": ["mainz", "trier"],
        "languages": ["de", "ar"],
        "paths": ["schule", "schule/anmeldung", "gesundheit", "gesundheit/arzt"],
        "tokens": [pages.version, *Edition.objects.values_list("version", flat=True)],
        "digests": list(Snapshot.objects.values_list("digest", flat=True)),
        "pages": [page["id"] for page in read_edition(pages.pk, pages.version).pages],
        "queries": ["55116", "mainz", "mai"],
    }
    for name, found in values.items():
        (tmp_path / f"{name}.txt").write_text("".join(f"{json.dumps(value)}\n" for value in found))
    shutil.copy(CONFIGURATION, tmp_path)
    return tmp_path


def test_whatever_is_asked_is_answered_as_documented(live_server, folder):
    address = f"{live_server.url}/api/v1/openapi.json"
    report = folder / "report.json"

    run = subprocess.run(
        [PROGRAM, "run", address, "--checks", "all", *HOW_MANY, "--report-json-path", report, "--no-color"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    told = json.loads(report.read_text())
    assert (told["failures"], told["errors"], told["warnings"]["missing_test_data"]) == ([], [], [])
    assert told["operations"]["tested"] == told["operations"]["total"]
    assert told["test_cases"]["generated"] >= FEWEST_CASES
    # Otherwise only refusals would have been compared.
    accepted = {label: rates["fuzzing"]["accepted"] for label, rates in told["valid_rates"].items()}
    assert [label for label in accepted.keys() - NOTHING_TO_ASK_WITH if accepted[label] < 40] == []
