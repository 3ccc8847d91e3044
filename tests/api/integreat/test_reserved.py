"""Pages and districts whose address the client takes for something else."""

import pytest

from content.districts.validators import RESERVED_SLUGS
from content.modules.validators import RESERVED_PAGE_SLUGS


@pytest.mark.parametrize("slug", ["search", "imprint", "events", "news", "places", "locations"])
def test_no_page_takes_an_address_of_the_client(slug):
    assert slug in RESERVED_PAGE_SLUGS


@pytest.mark.parametrize(
    "slug", ["regions", "main-imprint", "not-found", "consent", "licenses", "recommend", "landing"]
)
def test_no_district_takes_an_address_of_the_client(slug):
    assert slug in RESERVED_SLUGS
