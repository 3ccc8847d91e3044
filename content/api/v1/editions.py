"""Where an edition is looked up for a request, and what is said if there is none."""

from content.api.v1.presenters import MOUNT
from content.api.v1.problems import Problem, UnknownDistrict, UnknownLanguage
from content.core.languages import Language
from content.districts.models import District
from content.editions.reading import EditionNotFound, current_version


def find_edition(district: str, language: str) -> tuple[int, str, Language]:
    """Return the primary key, version and language of the edition that readers get.

    Raises ``UnknownDistrict`` or ``UnknownLanguage``.
    """
    try:
        return current_version(district, language)
    except EditionNotFound as missing:
        raise no_edition(district, language) from missing


def no_edition(slug: str, language: str) -> Problem:
    """Return what is wrong with an address that leads to no edition."""
    district = District.objects.live().filter(slug=slug).prefetch_related("offered").first()
    if district is None:
        return UnknownDistrict(f"There is no district “{slug}”. {MOUNT}/districts lists all.")
    offered = ", ".join(offered.slug for offered in district.languages)
    return UnknownLanguage(f"{slug} does not publish in “{language}”, but in: {offered}.")
