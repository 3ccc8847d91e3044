import pytest
from django.core.exceptions import ValidationError

from content.core.languages import LANGUAGES
from content.districts.opening import parse, stored
from content.districts.validators import validate_district_slug, validate_opening_times


@pytest.mark.parametrize("slug", ["mainz", "trier-saarburg", "dekan", "apiarium"])
def test_validate_district_slug(slug):
    validate_district_slug(slug)


@pytest.mark.parametrize(
    "slug", ["admin", "api", "static", "robots.txt", *(language.slug for language in LANGUAGES.values())]
)
def test_validate_district_slug_that_is_reserved(slug):
    with pytest.raises(ValidationError) as problem:
        validate_district_slug(slug)

    assert problem.value.code == "reserved"
    assert slug in problem.value.messages[0]


@pytest.mark.parametrize("slug", ["Mainz", "API"])
def test_validate_district_slug_that_is_not_in_lower_case(slug):
    with pytest.raises(ValidationError) as problem:
        validate_district_slug(slug)

    assert problem.value.code == "case"


def test_validate_opening_times():
    validate_opening_times(stored(parse("Mo–Fr 8–12")))


@pytest.mark.parametrize("value", ["Mo 8–12", [{"weekday": 1}], stored(parse("Mo 8–12")) * 2])
def test_validate_opening_times_that_are_none(value):
    with pytest.raises(ValidationError) as problem:
        validate_opening_times(value)

    assert problem.value.code == "opening"
