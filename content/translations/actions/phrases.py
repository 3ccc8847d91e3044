"""One German text, said alike on many pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from content.translations.actions.strings import Entry, change_strings
from content.translations.queries import Wording
from content.translations.staleness import String


@transaction.atomic
def say_alike(
    *, wordings: Iterable[Wording], language: str, string: String, by: User | None
) -> list[Wording]:
    """Put a string in the place of others in drafts; return those, without what somebody else has changed meanwhile."""
    changed = []
    for wording in wordings:
        entries = {wording.key: Entry(string, wording.seen)}
        saved = change_strings(page=wording.page.specific, language=language, entries=entries, by=by)
        if not saved.conflicts:
            changed.append(wording)
    return changed
