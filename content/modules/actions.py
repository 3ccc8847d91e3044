"""What becomes of pages beside what editors do."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import connection, models, transaction

from content.modules.models import PageReads

Reads = Mapping[tuple[UUID, str], int]


@transaction.atomic
def add_reads(*, reads: Reads, month: date) -> None:
    """Add to what has been read in a month, by page key and language; several processes may do so at once."""
    day = models.DateField().get_db_prep_value(month.replace(day=1), connection)
    # Always in the same order, so that no two of them wait for each other.
    rows = [
        (models.UUIDField().get_db_prep_value(key, connection), language, day, count)
        for (key, language), count in sorted(reads.items())
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_ADDITION, rows)


_TABLE = PageReads._meta.db_table
# Django's own insertion can replace what is there, but not add to it.
_ADDITION = (
    f"INSERT INTO {_TABLE} (key, language, month, reads) VALUES (%s, %s, %s, %s) "  # noqa: S608 - our own table
    f"ON CONFLICT (key, language, month) DO UPDATE SET reads = {_TABLE}.reads + excluded.reads"
)
