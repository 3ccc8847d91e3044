"""A page that is new comes into two languages, its German changes, and readers are never told what does not hold."""

from playwright.sync_api import Page, expect

from tests.e2e.editing import page_id, publish, work_as, write
from tests.website.reading import interface

NEWER = "The German text is newer than this translation."
GERMAN = {
    "title": "Fahrrad fahren",
    "summary": "So fahren Sie sicher Rad.",
    "heading": "Was brauchen Sie?",
    "text": "Sie brauchen eine Klingel.",
}
LANTERN = "Sie brauchen eine Klingel und ein Licht."
ARABIC = {
    "title": "ركوب الدراجة",
    "summary": "هكذا تركبون الدراجة بأمان.",
    "heading": "ماذا تحتاجون؟",
    "text": "تحتاجون إلى جرس.",
}
ARABIC_LANTERN = "تحتاجون إلى جرس وضوء."
UKRAINIAN = {
    "title": "Їзда на велосипеді",
    "summary": "Так ви їздите безпечно.",
    "heading": "Що вам потрібно?",
    "text": "Вам потрібен дзвінок.",
}
PATH = "fahrrad-fahren/"


def write_page(desk: Page) -> None:
    desk.goto("/admin/pages/")
    home = desk.locator('a[href$="/add_subpage/"]').first.get_attribute("href").split("/")[3]
    desk.goto(f"/admin/pages/add/modules/infopage/{home}/")
    desk.locator('[name="title"]').fill(GERMAN["title"])
    desk.locator('textarea[name="summary"]').fill(GERMAN["summary"])
    desk.locator("#panel-child-inhalt-body-content button.c-sf-add-button").first.click()
    desk.get_by_role("option", name=interface("de", "Section"), exact=True).click()
    desk.locator('[name="body-0-value-heading"]').fill(GERMAN["heading"])
    write(desk, desk.locator('[data-contentpath="text"]').first, GERMAN["text"])
    publish(desk)


def change_sentence(desk: Page, number: str) -> None:
    desk.goto(f"/admin/pages/{number}/edit/")
    write(desk, desk.locator('[data-contentpath="text"]').first, LANTERN)
    publish(desk)


def is_saved(desk: Page) -> None:
    expect(desk.locator(".bench-bar [role=status]")).to_have_text(interface("de", "Saved"))


def translate_all(desk: Page, number: str, language: str, texts: dict[str, str]) -> None:
    """Translate a page by keyboard alone, from its first string to its last, and publish that."""
    desk.goto(f"/admin/translations/{number}/{language}/")
    desk.locator(".segment textarea").first.click()
    for text in texts.values():
        desk.keyboard.type(text)
        # The rich text editor hands over what is typed after a moment.
        desk.wait_for_timeout(400)
        desk.keyboard.press("Control+Enter")
    expect(desk.locator(".bench-bar [data-to-do]")).to_have_text("0")
    is_saved(desk)
    publish_translation(desk)


def publish_translation(desk: Page) -> None:
    with desk.expect_navigation():
        desk.locator('button[name="publish"]').click()


def outdated(desk: Page, number: str, language: str) -> list[str]:
    """Return the German of what is outdated, as the translator finds it."""
    desk.goto(f"/admin/translations/{number}/{language}/")
    found = desk.locator(".segment", has=desk.locator(".status--outdated"))
    return [german.strip() for german in found.locator(".segment__german").all_inner_texts()]


def test_a_sentence_changes_under_two_translations(desk, server, read):
    work_as(desk, server, "land")
    write_page(desk)
    number = page_id(desk, GERMAN["title"])
    expect(read(f"/trier/ar/{PATH}")).to_contain_text(GERMAN["text"])

    translate_all(desk, number, "ar", ARABIC)
    translate_all(desk, number, "uk", UKRAINIAN)
    for language, texts in (("ar", ARABIC), ("uk", UKRAINIAN)):
        main = read(f"/trier/{language}/{PATH}")
        for text in texts.values():
            expect(main).to_contain_text(text)
        expect(main).not_to_contain_text(interface(language, NEWER))

    change_sentence(desk, number)
    assert [outdated(desk, number, language) for language in ("ar", "uk")] == [[LANTERN], [LANTERN]]
    expect(desk.locator(".segment__changes ins")).to_contain_text("und ein Licht.")
    for language, texts in (("ar", ARABIC), ("uk", UKRAINIAN)):
        expect(read(f"/mainz/{language}/{PATH}")).to_contain_text(texts["text"])
        expect(read(f"/mainz/{language}/{PATH}")).to_contain_text(interface(language, NEWER))

    work_as(desk, server, "arabisch")
    assert outdated(desk, number, "ar") == [LANTERN]
    write(desk, desk.locator(".segment").last, ARABIC_LANTERN)
    is_saved(desk)
    publish_translation(desk)

    assert outdated(desk, number, "ar") == []
    expect(read(f"/mainz/ar/{PATH}")).to_contain_text(ARABIC_LANTERN)
    expect(read(f"/mainz/ar/{PATH}")).not_to_contain_text(interface("ar", NEWER))
    expect(read(f"/mainz/uk/{PATH}")).to_contain_text(UKRAINIAN["text"])
    expect(read(f"/mainz/uk/{PATH}")).to_contain_text(interface("uk", NEWER))
