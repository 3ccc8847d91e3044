from content.translations.queries.memory import Suggestion, Wording, other_wordings
from content.translations.queries.outline import Place
from content.translations.queries.progress import (
    segments_in,
    source_segments,
    translated_source,
)
from content.translations.queries.workbench import (
    Task,
    Workbench,
    compared,
    last_other_translator,
    name_of,
)

__all__ = [
    "Place",
    "Suggestion",
    "Task",
    "Wording",
    "Workbench",
    "compared",
    "last_other_translator",
    "name_of",
    "other_wordings",
    "segments_in",
    "source_segments",
    "translated_source",
]
