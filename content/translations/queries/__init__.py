from content.translations.queries.progress import (
    Progress,
    pages_with_progress,
    progress_by_language,
    segments_in,
    source_segments,
    translated_source,
)

__all__ = [
    "Progress",
    "pages_with_progress",
    "progress_by_language",
    "segments_in",
    "source_segments",
    "translated_source",
]
