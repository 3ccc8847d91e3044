"""What readers do with a page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_accessibility import RULES

PAGE = "/mainz/{}/kita/anmelden/"
WIDE = {"width": 1280, "height": 900}
# A device with a voice for German alone; it says a passage when it is told to go on.
VOICES = """
const said = [];
let speaking;
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "de-DE", localService: true }, { lang: "ar-SA", localService: false }],
  speak: (utterance) => { speaking = utterance; said.push(utterance.text); },
  cancel: () => { speaking = undefined; },
} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
window.spoken = { said, goOn: () => speaking.onend(), isSilent: () => !speaking };
"""
NO_SHARING = """
Object.defineProperty(navigator, "share", { value: undefined });
Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } });
"""


def boxes(page):
    return page.locator(".checklist__box")


def test_a_list_stays_ticked_on_the_device_in_every_language(page):
    page.goto(PAGE.format("de"))
    count = page.locator(".ticked__count").first
    total = boxes(page).count()
    expect(count).to_have_text(f"0 von {total} erledigt")
    assert page.evaluate("localStorage.getItem('lotse-ticks')") is None

    boxes(page).nth(0).check()
    boxes(page).nth(2).check()
    page.reload()

    expect(count).to_have_text(f"2 von {total} erledigt")
    page.goto(PAGE.format("ar"))
    expect(boxes(page).nth(0)).to_be_checked()
    expect(boxes(page).nth(1)).not_to_be_checked()
    expect(count).to_have_text(f"تم 2 من {total}")

    page.locator(".ticked__again").first.click()

    expect(boxes(page).nth(0)).to_be_focused()
    expect(count).to_have_text(f"تم 0 من {total}")
    assert page.evaluate("localStorage.getItem('lotse-ticks')") is None


def test_an_item_that_has_changed_loses_its_tick_and_others_keep_theirs(page):
    page.goto(PAGE.format("de"))
    boxes(page).nth(0).check()
    boxes(page).nth(1).check()
    page.evaluate(
        "localStorage.setItem('lotse-ticks', localStorage.getItem('lotse-ticks').replace(/:[0-9a-f]{8}/, ':00000000'))"
    )

    page.reload()

    expect(boxes(page).nth(0)).not_to_be_checked()
    expect(boxes(page).nth(1)).to_be_checked()


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_the_german_stands_beside_a_page_without_scripts(page):
    page.goto(PAGE.format("ar"))

    page.locator(".tools a[href$='?beside=de']").click()

    own, german = page.locator(".pair").nth(2).locator("> div").all()
    assert german.get_attribute("lang") == "de"
    assert own.bounding_box()["x"] > german.bounding_box()["x"]
    assert abs(own.bounding_box()["y"] - german.bounding_box()["y"]) < 20
    page.locator("main .tools a").first.click()
    assert page.url.endswith(PAGE.format("ar"))


@pytest.mark.parametrize(
    "context", [{"viewport": PHONE, "java_script_enabled": False, "locale": "ar"}], indirect=True
)
def test_a_page_is_passed_on_without_scripts(page):
    page.goto(PAGE.format("ar"))

    page.locator(".tools summary").click()

    expect(page.locator(".short-address__code")).to_be_visible()
    assert page.locator(".takeaways button:visible").count() == 0
    # It names the website's own address, which is not the server of the tests.
    address = page.locator(".short-address__link").get_attribute("href") or ""
    page.goto(address[address.index("/mainz/") :])
    assert page.url.endswith(PAGE.format("ar"))


def test_sharing_falls_back_to_copying_the_link(page):
    page.add_init_script(NO_SHARING)
    page.goto(PAGE.format("de"))

    page.locator(".tools summary").click()
    page.locator("[data-share] button").click()

    expect(page.locator("[data-copied]")).to_have_text("Der Link ist kopiert.")
    assert page.evaluate("window.copied") == page.url


def test_another_language_goes_on_where_the_reader_is(page):
    page.goto(PAGE.format("de"))
    block = page.locator("[id^='b-']").nth(2)
    block.evaluate("element => element.scrollIntoView()")
    name = block.get_attribute("id")

    # Playwright itself would scroll to what it clicks.
    page.locator(".masthead a[hreflang='ar']").evaluate("link => link.click()")
    page.wait_for_url("**/ar/**")

    assert page.url.endswith(f"{PAGE.format('ar')}#{name}")
    expect(page.locator(f"#{name}")).to_be_in_viewport()


def test_a_page_is_read_aloud_where_the_device_has_a_voice(page):
    page.add_init_script(VOICES)
    page.goto(PAGE.format("de"))
    page.locator("[data-aloud]").click()
    title = page.locator("h1")
    expect(title).to_have_class("is-spoken")
    assert page.evaluate("spoken.said") == [title.inner_text().replace("\n", " ")]

    page.evaluate("spoken.goOn()")
    expect(page.locator(".lead")).to_have_class("lead is-spoken")
    page.locator("[data-pause]").click()
    assert page.evaluate("spoken.isSilent()")
    page.locator("[data-resume]").click()
    assert page.evaluate("spoken.said[1] === spoken.said[2] && !spoken.isSilent()")
    page.locator("[data-stop]").click()

    assert page.evaluate("spoken.isSilent()")
    expect(page.locator(".is-spoken")).to_have_count(0)
    expect(page.locator("[data-aloud]")).to_be_focused()


def test_no_voice_reads_what_it_cannot_or_sends_it_elsewhere(page):
    page.add_init_script(VOICES)
    page.goto(PAGE.format("ar"))

    expect(page.locator("[data-aloud]")).to_be_hidden()


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize(
    "context",
    [
        pytest.param({"viewport": PHONE}, id="phone"),
        pytest.param({"viewport": WIDE, "color_scheme": "dark"}, id="wide"),
    ],
    indirect=True,
)
def test_what_is_done_with_a_page_is_without_obstacles(desk, language):
    desk.add_init_script(VOICES)
    desk.goto(PAGE.format(language))
    boxes(desk).first.check()
    desk.locator(".tools summary").click()
    found = Axe().run(desk, options=RULES).response["violations"]
    desk.goto(f"{PAGE.format(language)}?beside=de")
    found += Axe().run(desk, options=RULES).response["violations"]

    assert [(rule["id"], rule["nodes"][0]["target"]) for rule in found] == []
