import pytest

from content.districts.models import District, StateHome
from content.modules.models import InfoPage
from content.overrides.actions import adapt_page
from tests.factories import DistrictFactory, InfoPageFactory, blocks, editor_of
from tests.factories.blocks import section

EMERGENCY = blocks.notice("locked", "112")
LOCKED = {**EMERGENCY, "value": {**EMERGENCY["value"], "mark": "LOCKED"}}


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


@pytest.fixture
def page(state):
    return InfoPageFactory.create(
        title="Kita",
        slug="kita",
        summary="Worum es geht.",
        body=[blocks.section("when", "Wann?", "Bald."), blocks.contact("who", "amt"), LOCKED],
    )


@pytest.fixture
def editor(client, mainz):
    client.force_login(editor_of(mainz.home))
    return client


@pytest.fixture
def override(page, mainz):
    return adapt_page(page=page, district=mainz, by=None)
