from content.translations.actions.glossary import Told, explain_terms
from content.translations.actions.strings import (
    Entry,
    Saved,
    change_strings,
    discard_draft,
    follow_source,
    publish,
    save_body,
    save_draft,
    unpublish,
)

__all__ = [
    "Entry",
    "Saved",
    "Told",
    "change_strings",
    "discard_draft",
    "explain_terms",
    "follow_source",
    "publish",
    "save_body",
    "save_draft",
    "unpublish",
]
