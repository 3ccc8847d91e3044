"""Interface texts, made ready for Django without gettext's own programs."""

from pathlib import Path

import polib


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile the catalogues in a folder that are newer than their compiled form, and return those."""
    outdated = [path for path in sorted(folder.glob("*/LC_MESSAGES/*.po")) if _is_outdated(path)]
    for path in outdated:
        unfinished = path.with_suffix(".unfinished")
        polib.pofile(str(path)).save_as_mofile(str(unfinished))
        unfinished.rename(path.with_suffix(".mo"))
    return outdated


def _is_outdated(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime
