from content.translations.actions.glossary import Told, explain_terms
from content.translations.actions.imports import prepare_import, start_import
from content.translations.actions.jobs import go_on, stop_job
from content.translations.actions.machine import start_machine
from content.translations.actions.phrases import say_alike
from content.translations.actions.strings import (
    BodyConflict,
    Entry,
    Saved,
    change_strings,
    discard_draft,
    follow_draft,
    follow_source,
    publish,
    save_body,
    save_draft,
    unpublish,
)

__all__ = [
    "BodyConflict",
    "Entry",
    "Saved",
    "Told",
    "change_strings",
    "discard_draft",
    "explain_terms",
    "follow_draft",
    "follow_source",
    "go_on",
    "prepare_import",
    "publish",
    "save_body",
    "save_draft",
    "say_alike",
    "start_import",
    "start_machine",
    "stop_job",
    "unpublish",
]
