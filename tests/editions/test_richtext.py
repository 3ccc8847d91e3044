from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.editions.richtext import fill_links, linked_pages, safe_html, symbolic_links

KEY = "0f5c1c2e-7d0a-4c56-9f6f-2f3b1a9e8d77"
LINK = f'<a href="lotse:page/{KEY}">Anmeldung</a>'
ALLOWED = {"a", "b", "bdi", "br", "em", "i", "li", "ol", "p", "strong", "ul"}
PIECES = [
    "<p>", "</p>", "<ul><li>", "</li></ul>", "<b>", "</b>", "<a>", "</a>", "<br>", "<", ">", "&", '"', "&nbsp;",
    "Text", " ", "عربي", "0651 718-0", "+49 (0) 6131 16-0", "112", "116 117", "Paragraf 1.2.2024",
    "<script>alert(1)</script>", "<style>p{}</style>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    '<p onclick="alert(1)">', '<a href="javascript:alert(1)">', '<a href=" JaVaScRiPt:alert(1)">',
    '<a href="data:text/html,x" target="_blank">', '<a href="https://example.org?a=1&b=2">', "<!--", "-->",
    '<a href="tel:112">', '<a href="lotse:other">', '<a href=" lotse:other">', '<a href="LOTSE:page/x">',
    LINK, f'<a href="lotse:page/{KEY}">',
    '<a linktype="page" id="3">', "<iframe src='https://example.org'></iframe>", "<h1>", '<bdi dir="rtl">',
]  # fmt: skip
HTML = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)


class Tags(HTMLParser):
    """Notes every tag with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@given(HTML)
def test_safe_html_holds_nothing_but_what_pages_may_contain(html):
    for tag, attributes in Tags(safe_html(html)).found:
        assert tag in ALLOWED
        assert set(attributes) <= ({"href"} if tag == "a" else {"dir"} if tag == "bdi" else set())
        assert urlsplit(attributes.get("href", "")).scheme.lower() in {
            "",
            "http",
            "https",
            "mailto",
            "tel",
            "lotse",
        }


@given(HTML)
def test_safe_html_leaves_safe_html_alone(html):
    once = safe_html(html)

    assert safe_html(once) == once


@given(HTML, st.booleans())
def test_no_reader_gets_an_open_link(html, is_shown):
    filled = fill_links(safe_html(html), lambda key: f"/mainz/de/{key}/" if is_shown else None)

    assert not [link for _, link in Tags(filled).found if link.get("href", "").lower().startswith("lotse:")]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>Nur <b>Text</b>.</p>", "<p>Nur <b>Text</b>.</p>", id="untouched"),
        pytest.param("<h2>Titel</h2><p>x</p>", "Titel<p>x</p>", id="unknown-tag"),
        pytest.param("<p>a<script>alert(1)</script></p>", "<p>a</p>", id="script"),
        pytest.param('<p onclick="x()" class="y">a</p>', "<p>a</p>", id="attributes"),
        pytest.param('<a href="javascript:x()">a</a>', "<a>a</a>", id="script-as-address"),
        pytest.param('<a href="/intern" target="_blank">a</a>', '<a href="/intern">a</a>', id="address"),
        pytest.param(LINK, LINK, id="open-link"),
    ],
)
def test_safe_html(html, expected):
    assert safe_html(html) == expected


def phone(number, uri):
    return f'<a href="tel:{uri}"><bdi dir="ltr">{number}</bdi></a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tel. 06131 16-0", f"Tel. {phone('06131 16-0', '06131160')}", id="area-code"),
        pytest.param("+49 (0) 6131 16-0", phone("+49 (0) 6131 16-0", "+496131160"), id="international"),
        pytest.param("Notruf 112.", f"Notruf {phone('112', '112')}.", id="emergency"),
        pytest.param(
            "116 117 oder 116117",
            f"{phone('116 117', '116117')} oder {phone('116117', '116117')}",
            id="service",
        ),
        pytest.param("0651&nbsp;718 12", phone("0651&nbsp;718 12", "065171812"), id="no-break-space"),
        pytest.param("am 01.02.2024", "am 01.02.2024", id="date"),
        pytest.param("55116 Mainz", "55116 Mainz", id="postcode"),
        pytest.param("1120 Euro", "1120 Euro", id="amount"),
        pytest.param("110 Euro, 115 €", "110 Euro, 115 €", id="amount-like-a-number"),
        pytest.param("01234 12", phone("01234 12", "0123412"), id="shortest"),
        pytest.param("0123 4", "0123 4", id="too-short"),
        pytest.param('<bdi dir="rtl">عربي</bdi>', '<bdi dir="rtl">عربي</bdi>', id="direction"),
        pytest.param(
            '<a href="https://example.org/">0651 718000</a>',
            '<a href="https://example.org/">0651 718000</a>',
            id="in-a-link",
        ),
    ],
)  # fmt: skip
def test_phone_numbers_can_be_dialled(text, expected):
    assert safe_html(text) == expected


def test_linked_pages_are_those_of_wagtails_links():
    html = (
        '<p><a id="3" linktype="page">a</a> <a linktype="page" id="14" data-x="1">b</a>'
        ' <a linktype="document" id="5">c</a> <a linktype="page">d</a> <a href="https://example.org">e</a></p>'
    )

    assert linked_pages(html) == {3, 14}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param('<a id="3" linktype="page">a</a>', f'<a href="lotse:page/{KEY}">a</a>', id="known"),
        pytest.param('<a linktype="page" id="4">a</a>', "<a>a</a>", id="unknown"),
        pytest.param('<a linktype="page">a</a>', "<a>a</a>", id="without-a-page"),
        pytest.param(
            '<a href="https://example.org">a</a>', '<a href="https://example.org">a</a>', id="address"
        ),
    ],
)
def test_symbolic_links(html, expected):
    assert symbolic_links(html, {3: KEY}) == expected


@pytest.mark.parametrize(
    ("html", "address", "expected"),
    [
        pytest.param(LINK, "/mainz/ar/a/", '<a href="/mainz/ar/a/">Anmeldung</a>', id="shown"),
        pytest.param(LINK, None, "Anmeldung", id="not-shown"),
        pytest.param(LINK, '/"><script>', '<a href="/&quot;&gt;&lt;script&gt;">Anmeldung</a>', id="escaped"),
        pytest.param('<a href="lotse:page/nobody">x</a>', "/mainz/", "x", id="no-key"),
        pytest.param('<a href="lotse:other">x</a>', "/mainz/", "x", id="no-page"),
        pytest.param("<p>lotse:page/ als Text</p>", None, "<p>lotse:page/ als Text</p>", id="text"),
    ],
)
def test_fill_links(html, address, expected):
    assert fill_links(html, lambda key: address) == expected


def test_fill_links_asks_for_each_page_by_its_key():
    asked = []

    fill_links(f"<p>{LINK} {LINK}</p>", lambda key: asked.append(key))

    assert asked == [KEY, KEY]
