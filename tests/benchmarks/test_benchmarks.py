import re
import subprocess
import sys

import pytest
from django.conf import settings

LINE = re.compile(r"\w+ \d+(\.\d+)? (of the floor|\S+)")
AIMS = {
    "api_page_not_modified_ratio",
    "api_page_p99_of_p50",
    "api_page_ratio",
    "api_tree_ratio",
    "bundle_not_modified_ratio",
    "bundle_p99_of_p50",
    "bundle_ratio",
    "contact_change_visible",
    "edition_build_all",
    "import_stored",
    "memory_of_process",
    "district_tree",
    "publish_adapted_german_visible",
    "publish_adapted_visible",
    "publish_first_visible",
    "publish_german_visible",
    "publish_visible",
    "resolve_edition",
    "sync_changed",
    "translation_matrix",
    "website_page_ratio",
}


@pytest.mark.bulk
@pytest.mark.slow
@pytest.mark.timeout(400)
# Whose template database it copies.
@pytest.mark.usefixtures("django_db_setup")
def test_benchmark_of_a_small_state_measures_every_aim() -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "--small", "--seconds", "0.4"]

    ended = subprocess.run(command, check=False, cwd=settings.BASE_DIR, capture_output=True, text=True)

    assert (ended.returncode, ended.stderr) == (0, "")
    lines = ended.stdout.splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert {line.split()[0] for line in lines} >= AIMS
