"""What a phone has to load before there is anything to read."""

import pytest

from tests.benchmarks.budget import LANGUAGES, VIEWS, excess, first_view


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_first_view_is_small(browser, server, name, language):
    view = first_view(browser, server.address + VIEWS[name].format(language=language))

    assert excess(name, view) == []
    assert view.layout_shift == 0
    # Less would mean that not everything has been seen; the icon comes when the browser has nothing better to do.
    assert view.requests >= 3
    assert view.bytes > 10_000
