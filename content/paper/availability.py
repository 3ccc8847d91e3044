"""What the press needs of the system that it runs on."""

from __future__ import annotations

import shutil
import subprocess
from ctypes.util import find_library
from functools import cache

# By the package of Debian that has them.
LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
# The families that paper.css names, which together have every script of the language table.
FONTS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")
FONTS_PACKAGE = "fonts-noto-core"


@cache
def missing() -> tuple[str, ...]:
    """Return the packages, as Debian calls them, without which nothing is printed: boxes for letters help nobody."""
    lacking = [package for library, package in LIBRARIES.items() if find_library(library) is None]
    return (*lacking, *([] if set(FONTS) <= _families() else [FONTS_PACKAGE]))


def can_print() -> bool:
    """Return whether there can be PDFs here."""
    return not missing()


def _families() -> set[str]:
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return set()
    listed = subprocess.run([fc_list, ":", "family"], capture_output=True, check=False)  # noqa: S603 - of the system
    return {name.strip() for name in listed.stdout.decode(errors="replace").replace("\n", ",").split(",")}
