import pytest
from django.core.exceptions import ValidationError

from content.modules.validators import RESERVED_PAGE_SLUGS, validate_page_slug


@pytest.mark.parametrize("slug", sorted(RESERVED_PAGE_SLUGS))
def test_reserved_slugs_are_refused(slug):
    with pytest.raises(ValidationError, match=slug):
        validate_page_slug(slug)


@pytest.mark.parametrize("slug", ["Imprint", "NEWS"])
def test_reserved_slugs_are_refused_in_any_case(slug):
    with pytest.raises(ValidationError, match=slug):
        validate_page_slug(slug)


def test_other_slugs_are_taken():
    assert validate_page_slug("schule") is None
