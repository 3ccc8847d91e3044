"""Whether pages can be printed here."""

from typing import Any

from django.core import checks

from content.paper.availability import missing


@checks.register()
def check_press(**kwargs: Any) -> list[checks.CheckMessage]:
    """Say what is missing for PDFs; without it the website offers none."""
    packages = missing()
    if not packages:
        return []
    return [
        checks.Warning(
            "There are no PDFs: programs or fonts are missing.",
            hint=f"On Debian: sudo apt install {' '.join(packages)}",
            id="paper.W001",
        )
    ]
