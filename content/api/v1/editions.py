"""What is said where there is no edition."""

from content.api.v1.presenters import MOUNT
from content.api.v1.problems import Problem, UnknownDistrict, UnknownLanguage
from content.districts.models import District


def no_edition(slug: str, language: str) -> Problem:
    """Return what is wrong with an address that leads to no edition."""
    district = District.objects.live().filter(slug=slug).prefetch_related("offered").first()
    if district is None:
        return UnknownDistrict(f"There is no district “{slug}”. {MOUNT}/districts lists all.")
    offered = ", ".join(offered.slug for offered in district.languages)
    return UnknownLanguage(f"{slug} does not publish in “{language}”, but in: {offered}.")
