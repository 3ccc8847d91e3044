"""Tables for spreadsheet programs: nothing in them is taken for a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

# With it Excel reads UTF-8 as such; a German Excel takes semicolons to stand between columns.
BYTE_ORDER_MARK = "\ufeff"
_BEGIN_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV, with semicolons between columns."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return BYTE_ORDER_MARK + written.getvalue()


def _harmless(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_BEGIN_FORMULAS) else text
