from uuid import UUID

import pytest

from content.editions.models import Address
from content.takeover.actions.addresses import remember
from tests.factories import DistrictFactory

KEY, OTHER = UUID(int=1), UUID(int=2)

pytestmark = pytest.mark.django_db


def test_remember():
    district = DistrictFactory.create(slug="mainz")
    pages = [("mainz/de/a/b", KEY), ("mainz/ar/أ", KEY), ("mainz/en/a/b", OTHER), ("mainz/de", OTHER)]

    count = remember(district=district, pages=pages)

    assert count == 2
    assert set(Address.objects.values_list("district", "path", "key")) == {
        (district.pk, "a/b", KEY),
        (district.pk, "أ", KEY),
    }
