"""Files that people hand to a command."""

from pathlib import Path

from django.core.management.base import CommandError


def read_text(file: Path) -> str:
    """Return the text of a file in UTF-8; raises ``CommandError`` with a sentence that says why it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise CommandError(f"{file} cannot be read: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        raise CommandError(f"{file} is not encoded in UTF-8 (byte {problem.start}).") from problem
