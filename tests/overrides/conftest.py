import pytest

from content.districts.models import District, StateHome
from content.modules.models import InfoPage
from tests.factories import DistrictFactory, InfoPageFactory
from tests.factories.blocks import section


@pytest.fixture
def mainz(state: StateHome) -> District:
    return DistrictFactory.create(slug="mainz", name_de="Mainz", with_home=True)


@pytest.fixture
def trier(state: StateHome) -> District:
    return DistrictFactory.create(slug="trier", name_de="Trier", with_home=True)


@pytest.fixture
def kita(state: StateHome) -> InfoPage:
    """A statewide page of three blocks."""
    return InfoPageFactory.create(
        parent=state,
        title="Kita",
        slug="kita",
        summary="Ein Platz für Ihr Kind.",
        body=[
            section("who", "Wer?", "Alle Kinder."),
            section("fees", "Kosten", "40 Euro"),
            section("how", "Wie?", "Im Internet."),
        ],
    )
