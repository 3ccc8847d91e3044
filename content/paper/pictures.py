"""Images as they go into a sheet: whole, for the press opens nothing."""

from __future__ import annotations

from base64 import b64encode
from mimetypes import guess_type
from urllib.parse import unquote

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage


def picture(source: str) -> str | None:
    """Return an image of our own as a ``data:`` address; of any other address, and of a file that is gone, None."""
    ours = default_storage.url("")
    kind = guess_type(source)[0] or ""
    if not source.startswith(ours) or not kind.startswith("image/"):
        return None
    try:
        with default_storage.open(unquote(source.removeprefix(ours))) as file:
            content = file.read()
    except (OSError, SuspiciousOperation):
        return None
    return f"data:{kind};base64,{b64encode(content).decode()}"
