import pytest

from content.takeover.phones import Phone, phones_in
from content.takeover.richtext import Item, Listing, Paragraph, Run


def listing(*items):
    return Listing("ul", tuple(Item(tuple(parts)) for parts in items))


def p(text, link=""):
    return Paragraph((Run(text, link=link),))


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Polizei: 110", Phone("Polizei", "110", "")),
        ("Arzt – 116 117 (kostenlos)", Phone("Arzt", "116 117", "kostenlos")),
        ("Bürgeramt 06131 12-0, Mo–Fr", Phone("Bürgeramt", "06131 12-0", "Mo–Fr")),
    ],
)
def test_phones_in(text, phone):
    assert phones_in(listing([p(text)])) == [phone]


def test_phones_in_takes_numbers_that_are_links():
    item = Paragraph((Run("Polizei: "), Run("110", link='href="tel:110"')))

    assert phones_in(listing([item])) == [Phone("Polizei", "110", "")]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([p("Ausweis")], id="no-number"),
        pytest.param([p("110")], id="nobody"),
        pytest.param([p("Polizei 110, Feuerwehr 112")], id="two-numbers"),
        pytest.param([p("Polizei 110"), p("immer")], id="two-paragraphs"),
        pytest.param([listing([p("Polizei 110")])], id="list"),
        pytest.param([p("Polizei 110", 'href="https://example.org"')], id="other-link"),
        pytest.param([p(f"{'x' * 251} 110")], id="long"),
    ],
)
def test_phones_in_wants_nothing_else(parts):
    assert phones_in(listing([p("Polizei: 110")], parts)) == []
