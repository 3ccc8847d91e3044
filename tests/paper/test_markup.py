import pytest

from content.paper.markup import Place, Sheet, beside, blocks_on, printed_address

BASE = "https://lotse.example.org"
PAGE = f"{BASE}/mainz/de/schule/"


def on_paper(html: str, *, notes: list[str] | None = None, **sheet: object) -> str:
    """Return the HTML of the only block."""
    [(_, block)] = blocks_on(Sheet(BASE, **sheet), html, [] if notes is None else notes)
    return block


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://www.mainz.de/", "www.mainz.de", id="host"),
        pytest.param("http://mainz.de/amt/", "mainz.de/amt", id="path"),
        pytest.param("https://a.de/x?y=1", "a.de/x?y=1", id="query"),
    ],
)
def test_printed_address(address, expected):
    assert printed_address(address) == expected


def test_blocks_have_the_ids_of_the_website():
    blocks = blocks_on(Sheet(BASE, prefix="de-"), '<div id="b-1">eins</div>\n<p id="b-2">zwei</p>\n', [])

    assert blocks == [("b-1", '<div id="de-b-1">eins</div>'), ("b-2", '<p id="de-b-2">zwei</p>')]


def test_nothing_has_no_blocks():
    assert blocks_on(Sheet(BASE), "", []) == []


def test_link_in_running_text_gets_a_number():
    notes: list[str] = []

    html = on_paper(
        '<div class="prose"><p><a href="https://a.de/1">eins</a>, <a href="https://a.de/2"><b>zwei</b></a>, '
        '<a href="https://a.de/1">noch einmal</a></p></div>',
        notes=notes,
    )

    assert notes == ["a.de/1", "a.de/2"]
    assert html == (
        '<div class="prose"><p><a href="https://a.de/1">eins<sup class="note-number" dir="ltr">[1]</sup></a>, '
        '<a href="https://a.de/2"><b>zwei</b><sup class="note-number" dir="ltr">[2]</sup></a>, '
        '<a href="https://a.de/1">noch einmal<sup class="note-number" dir="ltr">[1]</sup></a></p></div>'
    )


@pytest.mark.parametrize("text", ["a.de/1", "https://a.de/1", "www.a.de/1/"])
def test_link_that_is_its_address_needs_no_number(text):
    notes: list[str] = []
    html = f'<div class="prose"><a href="https://www.a.de/1">{text}</a></div>'

    assert on_paper(html, notes=notes) == html
    assert notes == []


def test_link_of_a_list_has_its_address_behind_it():
    assert on_paper('<p><a href="https://www.a.de/1">Eins</a></p>') == (
        '<p><a href="https://www.a.de/1">Eins <bdi class="address" dir="ltr">www.a.de/1</bdi></a></p>'
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<ul><li>a</li><li data-only-on-screen><a href='https://a.de'>b</a></li></ul>",
            "<div><ul><li>a</li></ul></div>",
        ),
        ("<ul> <li data-only-on-screen>b</li> </ul>", "<div></div>"),
    ],
    ids=["among-others", "alone"],
)
def test_what_is_only_for_a_screen_is_left_out(html, expected):
    assert on_paper(f"<div>{html}</div>") == expected


def test_link_that_names_its_site_names_its_address():
    assert on_paper('<p><a href="https://www.a.de/1">Eins<bdi dir="ltr">a.de</bdi></a></p>') == (
        '<p><a href="https://www.a.de/1">Eins<bdi dir="ltr">www.a.de/1</bdi></a></p>'
    )


def test_link_to_a_page_leads_to_the_website():
    notes: list[str] = []

    html = on_paper('<p class="prose"><a href="/mainz/de/schule/">Schule</a></p>', notes=notes)

    assert f'<a href="{PAGE}">' in html
    assert notes == ["lotse.example.org/mainz/de/schule"]


def test_link_to_a_page_on_the_same_paper_leads_there():
    notes: list[str] = []

    html = on_paper(
        '<p class="prose"><a href="/mainz/de/schule/">Schule</a></p>',
        notes=notes,
        elsewhere={PAGE: Place("p-2", "2")},
        prefix="x-",
    )

    assert html == (
        '<p class="prose"><a href="#p-2" class="page-link">Schule <bdi class="address" dir="ltr">(2)</bdi></a></p>'
    )
    assert notes == []


def test_term_that_is_explained_elsewhere_is_not_explained_again():
    blocks = blocks_on(
        Sheet(BASE, elsewhere={"#t-1": Place("t-1", "1.2")}),
        '<div id="b-1"><a href="#t-1">Amt</a></div><details id="t-1">Behörde</details>',
        [],
    )

    assert blocks == [
        (
            "b-1",
            '<div id="b-1"><a href="#t-1" class="page-link">Amt <bdi class="address" dir="ltr">(1.2)</bdi></a></div>',
        )
    ]


def test_link_within_a_page_stays_there():
    assert on_paper('<p><a href="#t-1">Amt</a></p>', prefix="de-") == '<p><a href="#de-t-1">Amt</a></p>'


@pytest.mark.parametrize(
    ("link", "added"),
    [
        pytest.param('<a href="tel:06131100">06131 100</a>', "", id="number"),
        pytest.param('<a href="tel:06131100">anrufen</a>', "06131100", id="name-of-number"),
        pytest.param('<a href="mailto:a@b.de">a@b.de</a>', "", id="mailbox"),
        pytest.param('<a href="mailto:a@b.de">schreiben</a>', "a@b.de", id="name-of-mailbox"),
        pytest.param("<a>nirgends</a>", "", id="no-address"),
    ],
)
def test_number_or_mailbox_is_printed_once(link, added):
    printed = f' <bdi class="address" dir="ltr">{added}</bdi></a>' if added else "</a>"

    assert on_paper(f"<p>{link}</p>") == f"<p>{link.removesuffix('</a>')}{printed}</p>"


def test_image_is_inside_the_sheet():
    html = on_paper(
        '<p><img src="/media/a.png" srcset="/media/b.png 2w" loading="lazy" alt="Ein Haus"></p>',
        picture={"/media/a.png": "data:image/png;base64,AA=="}.get,
    )

    assert html == '<p><img src="data:image/png;base64,AA==" alt="Ein Haus"></p>'


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        pytest.param('<img src="https://evil.example/a.png" alt="Ein Haus">', "Ein Haus", id="not-ours"),
        pytest.param('<img src="/media/a.png" alt="">', "", id="adorns"),
    ],
)
def test_image_that_cannot_be_shown_is_described(image, expected):
    html = on_paper(f"<p>{image}</p>", picture={"/media/a.png": "data:image/png;base64,AA=="}.get)

    assert html == f"<p><span>{expected}</span></p>"


@pytest.mark.parametrize(("deeper", "expected"), [(0, "h2 h3"), (1, "h3 h4"), (5, "h6 h6")])
def test_headings_stand_below_those_of_the_page(deeper, expected):
    first, second = expected.split()

    html = on_paper("<div><h2>a</h2><h3>b</h3></div>", deeper=deeper)

    assert html == f"<div><{first}>a</{first}><{second}>b</{second}></div>"


def test_blocks_of_two_languages_stand_side_by_side():
    own = [("b-1", "eins"), ("b-2", "zwei"), ("b-3", "drei")]
    other = [("b-3", "three"), ("b-1", "one"), ("b-4", "four")]

    assert list(beside(own, other)) == [("eins", "one"), ("zwei", ""), ("drei", "three"), ("", "four")]
