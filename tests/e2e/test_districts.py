"""The state writes, Mainz says what is different there, Trier does not, and the state writes again."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.editing import page_id, publish, work_as, write
from tests.website.reading import interface

FEES = "kita/recht-und-kosten/"
REGISTRATION = "kita/anmelden/"
TITLE = "Recht auf einen Platz und Kosten"
STATEWIDE_FEES = "Was kostet die Kita?"


def fill_slot(desk: Page, district: str, name: str) -> None:
    desk.goto(f"/admin/contacts/{district}/roles/kita-portal/")
    desk.locator('input[name="name_de"]').fill(name)
    desk.locator('form button[type="submit"]:not([name])').last.click()
    desk.wait_for_url(f"**/admin/contacts/{district}/")


def press(desk: Page, value: str) -> None:
    with desk.expect_navigation():
        desk.locator(f'button[value="{value}"]').click()


def is_coherent(main) -> bool:
    """Tell whether each part of a page for Arabic readers is in Arabic, or says in which language it is."""
    blocks = main.locator(".block").all()
    languages = {block.get_attribute("lang") for block in blocks}
    foreign = [block for block in blocks if block.get_attribute("lang") != "ar"]
    told = [block.locator(".block__language").count() for block in foreign]
    return bool(blocks) and languages <= {"ar", "de"} and all(told)


def test_a_district_adapts_a_page_and_is_told_when_the_state_changes_it(desk, server, read):
    work_as(desk, server, "mainz")
    fill_slot(desk, "mainz", "Kita-Portal Mainz")
    work_as(desk, server, "verwaltung")
    fill_slot(desk, "trier", "Kita-Portal Trier")

    for district, office in (("mainz", "Kita-Portal Mainz"), ("trier", "Kita-Portal Trier")):
        for language in ("de", "ar"):
            expect(read(f"/{district}/{language}/{REGISTRATION}")).to_contain_text(office)

    # Mainz replaces the block on fees and adds an open house behind it.
    work_as(desk, server, "mainz")
    desk.goto("/admin/districts/mainz/")
    row = desk.locator(".tree-row", has=desk.get_by_text(TITLE, exact=True))
    with desk.expect_navigation():
        row.get_by_role("button", name=re.compile(interface("de", "Adapt"))).first.click()
    fees = desk.locator(".adapt__row", has=desk.get_by_text(STATEWIDE_FEES, exact=True))
    anchor = fees.get_attribute("id").removeprefix("at-")
    press(desk, f"replace:{anchor}")
    own = desk.locator(f"#at-{anchor} .adapt__ours")
    own.locator('input[name$="-value-heading"]').fill("Was kostet die Kita in Mainz?")
    write(desk, own, "Vor dem zweiten Geburtstag zahlen Sie in Mainz 90 Euro.")
    press(desk, f"insert_after:{anchor}")
    added = desk.locator(f"#at-{anchor} .adapt__ours").last
    added.locator('input[name$="-value-heading"]').fill("Tag der offenen Tür")
    write(desk, added, "Am 5. Mai in allen Kitas.")
    publish(desk)

    mainz = read(f"/mainz/de/{FEES}")
    expect(mainz).to_contain_text("in Mainz 90 Euro")
    expect(mainz).to_contain_text("Tag der offenen Tür")
    expect(mainz).not_to_contain_text(STATEWIDE_FEES)
    expect(read(f"/trier/de/{FEES}")).to_contain_text(STATEWIDE_FEES)
    assert is_coherent(read(f"/mainz/ar/{FEES}"))
    expect(read(f"/mainz/ar/{FEES}")).to_contain_text("in Mainz 90 Euro")

    # The state changes the block, is told that Mainz has adapted it, and publishes.
    work_as(desk, server, "land")
    number = page_id(desk, TITLE)
    desk.goto(f"/admin/pages/{number}/edit/")
    heading = desk.locator(f'input[type="text"][value="{STATEWIDE_FEES}"]').first
    if heading.count() == 0:
        heading = desk.get_by_role("textbox").and_(desk.locator('input[name$="-value-heading"]')).nth(2)
    heading.fill("Was kostet die Kita ab 2027?")
    publish(desk)
    expect(desk).to_have_url(re.compile("/admin/districts/consequences/"))
    expect(desk.locator("main")).to_contain_text("Mainz")
    expect(read(f"/trier/de/{FEES}")).to_contain_text(STATEWIDE_FEES)
    with desk.expect_navigation():
        desk.get_by_role("button", name=interface("de", "Publish")).last.click()

    expect(read(f"/trier/de/{FEES}")).to_contain_text("Was kostet die Kita ab 2027?")
    newer = interface("ar", "The German text is newer than this translation.")
    expect(read(f"/trier/ar/{FEES}")).to_contain_text(newer)
    expect(read(f"/mainz/de/{FEES}")).to_contain_text("in Mainz 90 Euro")
    assert is_coherent(read(f"/trier/ar/{FEES}"))
    assert is_coherent(read(f"/mainz/ar/{FEES}"))

    # Mainz finds one item, compares, and takes the statewide text.
    work_as(desk, server, "mainz")
    desk.goto("/admin/districts/mainz/inbox/")
    expect(desk.locator(".waiting__item")).to_have_count(1)
    item = desk.locator(".waiting__item")
    for text in ("ab 2027", "in Mainz 90 Euro", STATEWIDE_FEES.removesuffix("?")):
        expect(item).to_contain_text(text)
    with desk.expect_navigation():
        item.get_by_role("button", name=interface("de", "Take statewide")).click()
    expect(desk.locator(".waiting__item")).to_have_count(0)

    taken = read(f"/mainz/de/{FEES}")
    expect(taken).to_contain_text("Was kostet die Kita ab 2027?")
    expect(taken).not_to_contain_text("in Mainz 90 Euro")
    expect(taken).to_contain_text("Tag der offenen Tür")
    assert is_coherent(read(f"/mainz/ar/{FEES}"))
