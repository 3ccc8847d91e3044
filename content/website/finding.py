"""The edition that an address names; where there is none, readers are told that there is no page."""

from __future__ import annotations

from django.http import Http404

from content.core.languages import Language
from content.editions.reading import EditionNotFound, ReadEdition, current_version, read_edition


def current(district: str, language: Language) -> tuple[int, str]:
    """Return the primary key and version of the edition that readers get. Raises ``Http404``."""
    try:
        pk, version, _ = current_version(district, language.slug)
    except EditionNotFound as missing:
        raise Http404(str(missing)) from missing
    return pk, version


def current_edition(district: str, language: Language) -> ReadEdition:
    """Return the edition that readers get. Raises ``Http404``, also if it goes while it is asked for."""
    try:
        return read_edition(*current(district, language))
    except EditionNotFound as missing:
        raise Http404(str(missing)) from missing
