"""No page puts an obstacle in anybody's way, as far as axe-core can tell: every rule, and text of contrast 7:1."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import PHONE

ADDRESSES = {
    "choice of a district": "/{language}/",
    "districts found": "/{language}/?q=551",
    "district": "/mainz/{language}/",
    "topic": "/mainz/{language}/kita/",
    "text": "/mainz/{language}/gesundheit/zum-arzt-gehen/",
    "search": "/mainz/{language}/search/",
    "found": "/mainz/{language}/search/?q=Arzt",
    "imprint": "/mainz/{language}/impressum/",
    "nothing found": "/mainz/{language}/search/?q=xyzzy",
    "no page": "/mainz/{language}/nirgends/",
    "no district": "/bonn/{language}/",
    "barrier": "/mainz/{language}/feedback/kita/?about=barrier",
    "frame": "/embed/mainz/{language}/gesundheit/zum-arzt-gehen/",
    "frame of topics": "/embed/mainz/{language}/",
    "district with a theme": "/koblenz/{language}/",
    "text in a theme": "/koblenz/{language}/gesundheit/zum-arzt-gehen/",
}
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
RULES = {"resultTypes": ["violations"], "rules": {"color-contrast-enhanced": {"enabled": True}}}
# Whatever moves while a page is loaded makes people tap on something else.
SHIFTS = """
new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})
"""


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize(
    "context",
    [pytest.param({"viewport": PHONE, **look}, id=name) for name, look in LOOKS.items()],
    indirect=True,
)
def test_pages_are_without_obstacles(desk, language):
    violations = []
    for name, address in ADDRESSES.items():
        desk.goto(address.format(language=language))
        found = Axe().run(desk, options=RULES).response["violations"]
        violations += [(name, rule["id"], rule["nodes"][0]["target"]) for rule in found]

    assert violations == []


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("context", [pytest.param({"viewport": PHONE}, id="phone")], indirect=True)
def test_nothing_moves_while_a_page_is_loaded(desk, language):
    moved = {}
    for name, address in ADDRESSES.items():
        desk.goto(address.format(language=language))
        moved[name] = desk.evaluate(SHIFTS)

    assert moved == dict.fromkeys(ADDRESSES, 0)


@pytest.mark.parametrize("menu", ["emergency", "languages"])
@pytest.mark.parametrize("context", [pytest.param({"viewport": PHONE}, id="phone")], indirect=True)
def test_open_menus_are_without_obstacles(desk, menu):
    desk.goto("/mainz/ar/")
    desk.locator("header summary").nth(["emergency", "languages"].index(menu)).click()

    assert Axe().run(desk, options=RULES).response["violations"] == []


@pytest.mark.parametrize(
    "context",
    [pytest.param({"viewport": PHONE, **look}, id=name) for name, look in LOOKS.items()],
    indirect=True,
)
def test_open_suggestions_are_without_obstacles(desk):
    desk.goto("/mainz/ar/")
    desk.get_by_role("combobox").press_sequentially("Anmel")
    desk.get_by_role("option").first.wait_for()
    desk.keyboard.press("ArrowDown")

    assert Axe().run(desk, options=RULES).response["violations"] == []
