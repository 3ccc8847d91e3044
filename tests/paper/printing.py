"""Whether this machine can print, and what becomes of tests for which it has to."""

from __future__ import annotations

import os

import pytest

from content.paper.availability import missing


def require_press() -> None:
    """Skip a test where Pango or fonts are missing, or let it fail where everything has to be run."""
    if not missing():
        return
    sentence = f"PDFs cannot be made here: on Debian, sudo apt install {' '.join(missing())}"
    if os.environ.get("LOTSE_REQUIRE_ALL") == "1":
        pytest.fail(sentence)
    pytest.skip(sentence)
