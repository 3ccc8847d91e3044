from collections.abc import Iterator

import pytest

from content.districts.models import District
from tests.factories import DistrictFactory
from tests.takeover.fake_integreat import FakeIntegreat, FakeRegion, serving


@pytest.fixture
def mainz(state) -> District:
    """A district in German, English and Arabic that nothing has been brought over to."""
    return DistrictFactory.create(
        slug="mainz", name_de="Mainz", with_home=True, languages=("de", "en", "ar", "de-simple")
    )


@pytest.fixture
def region() -> FakeRegion:
    """A region without pages."""
    return FakeRegion()


@pytest.fixture
def server(region: FakeRegion) -> Iterator[FakeIntegreat]:
    """A server of the region, which tests may still change."""
    with serving(region) as fake:
        yield fake


@pytest.fixture
def school(region):
    """A page in German and Arabic."""
    return region.add(
        "schule", de=("Schule", "<h2>Wann?</h2><p>Bald.</p>"), ar=("مدرسة", "<h2>متى؟</h2><p>قريبًا.</p>")
    )
