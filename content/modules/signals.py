"""News for those above, sent inside the transaction that makes it true."""

from __future__ import annotations

from typing import Any

from django.dispatch import Signal

from content.modules.inheritance import Severity

# A stored page is about to get the text that readers read. Sent by the page's type, with `page`, whose `severity`
# says what the change means, and `before`, the page as it is stored.
text_changing = Signal()


def announce_text(page: Any) -> None:
    """Tell that a page with a ``severity`` is about to be stored as readers are to see it, and use that up."""
    # Whoever translates it meanwhile waits, and then knows the text that it gets.
    stored = type(page)._default_manager.select_for_update(of=("self",), no_key=True)
    before = stored.filter(pk=page.pk).first()
    if before:
        text_changing.send(sender=type(page), page=page, before=before)
    # What a change means says nothing of the next.
    page.severity = Severity.NORMAL
