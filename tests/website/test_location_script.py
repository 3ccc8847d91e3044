"""Which districts are offered to somebody who is at some place, as the script finds out."""

import pytest

from tests.website.running import answers_of

# About 11 km from south to north, and 7 from west to east, are a tenth of a degree here.
PLACES = {
    "mainz": [50_000, 8_250, 49_990, 8_270, 50_010, 8_230],
    "mainz-bingen": [49_960, 8_000, 49_870, 8_250, 49_950, 8_050, 49_980, 8_020],
    "trier": [49_750, 6_640],
    "kusel": [49_540, 7_400],
}
SEATS = {slug: points[:2] for slug, points in PLACES.items()}


@pytest.mark.parametrize(
    ("known", "here", "expected"),
    [
        pytest.param((True, PLACES), (50.0, 8.25), ("one", ["mainz"]), id="in-the-middle"),
        pytest.param((True, PLACES), (49.97, 8.02), ("one", ["mainz-bingen"]), id="in-another"),
        pytest.param(
            (True, PLACES), (49.94, 8.255), ("near", ["mainz", "mainz-bingen", "kusel"]), id="at-the-border"
        ),
        pytest.param(
            (True, PLACES), (50.0, 8.25, 9000), ("near", ["mainz", "mainz-bingen", "kusel"]), id="vague"
        ),
        pytest.param((True, PLACES), (50.0, 8.25, 80), ("one", ["mainz"]), id="precise"),
        pytest.param(
            (True, PLACES), (49.75, 6.64), ("near", ["trier", "kusel", "mainz-bingen"]), id="lonely"
        ),
        pytest.param((True, PLACES), (52.5, 13.4), ("far", ["mainz", "mainz-bingen", "kusel"]), id="berlin"),
        pytest.param((False, SEATS), (50.0, 8.25), ("near", ["mainz", "mainz-bingen", "kusel"]), id="seats"),
        pytest.param((False, SEATS), (49.75, 7.0), ("near", ["trier", "kusel", "mainz-bingen"]), id="30-km"),
        pytest.param((False, SEATS), (49.0, 8.25), ("far", ["kusel", "mainz-bingen", "mainz"]), id="too-far"),
        pytest.param((False, {}), (50.0, 8.25), ("unknown", []), id="nothing"),
    ],
)
def test_which_districts_are_offered(known, here, expected):
    is_exact, districts = known
    latitude, longitude, accuracy = (*here, 20)[:3]
    answer = {"is_exact": is_exact, "districts": districts}
    asked = {"latitude": latitude, "longitude": longitude, "accuracy": accuracy}

    [said] = answers_of("location", "choice(...it)", [[answer, asked]])

    assert (said["say"], said["slugs"]) == expected
