"""PDFs as readers ask for them. A press that only copies shows what it was given; one test for each kind prints."""

import sys
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.districts.models import Contact
from content.editions.actions import refresh
from content.paper import booklets
from content.paper.printing import Press
from content.website import printed, tools
from tests.editions.going import going_after_the_first_query
from tests.factories import InfoPageFactory
from tests.paper.printing import require_press
from tests.paper.reading import read_pdf
from tests.website.reading import Document, interface

PAPERS = [
    "/mainz/de/schule/anmeldung.pdf",
    "/mainz/ar/schule/anmeldung.de.pdf",
    "/mainz/ar/schule/anmeldung.poster.pdf",
    "/mainz/ar.poster.pdf",
    "/mainz/ar.pdf",
]
COPY = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())"


def press(program: str = COPY, *, places: int = 1) -> Press:
    return Press(places=places, seconds=60, program=(sys.executable, "-I", "-c", program))


@pytest.fixture
def copying(monkeypatch):
    """Let every press give back the HTML, as if nothing were missing on this machine."""
    for module in (printed, tools):
        monkeypatch.setattr(module, "can_print", lambda: True)
    monkeypatch.setattr(printed, "PAGES", press())
    monkeypatch.setattr(booklets, "BOOKLETS", press())


@pytest.fixture
def lacking(monkeypatch):
    """Let Pango be missing."""
    for module in (printed, tools):
        monkeypatch.setattr(module, "can_print", lambda: False)


@pytest.fixture
def get(client):
    """Return a function that asks for a PDF until it is made."""

    def get(address, **headers):
        first = client.get(address, headers=headers)
        return client.get(address, headers=headers) if first.status_code == 202 else first

    return get


@pytest.mark.slow
@pytest.mark.parametrize("path", PAPERS)
def test_paper_is_a_pdf_in_the_readers_language(get, world, path):
    require_press()

    response = get(path)

    pdf = read_pdf(response.content)
    assert response.status_code == 200
    assert (pdf.language, pdf.is_marked, pdf.conformance) == (path.split("/")[2][:2], True, "PDF/UA-1")


NAMES = [
    "mainz-de-schule-anmeldung.pdf",
    "mainz-ar-schule-anmeldung-de.pdf",
    "mainz-ar-schule-anmeldung-poster.pdf",
    "mainz-ar-poster.pdf",
    "mainz-ar.pdf",
]


@pytest.mark.parametrize(("path", "name"), list(zip(PAPERS, NAMES, strict=True)))
def test_paper_has_a_name_and_may_be_kept(copying, get, world, path, name):
    headers = get(path).headers

    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"] == f'inline; filename="{name}"'
    assert headers["Cache-Control"].startswith("public, max-age=60,")
    assert headers["Content-Language"] == path.split("/")[2][:2]
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", PAPERS)
def test_paper_is_sent_once(copying, get, world, path):
    first = get(path, **{"accept-encoding": "br"})

    second = get(path, **{"if-none-match": first.headers["ETag"]})

    assert (second.status_code, second.content) == (304, b"")
    assert "Content-Encoding" not in first.headers


@pytest.mark.parametrize("path", PAPERS)
def test_paper_is_printed_once(copying, get, world, path, monkeypatch):
    first = get(path)
    broken = press("raise SystemExit(1)")
    monkeypatch.setattr(printed, "PAGES", broken)
    monkeypatch.setattr(booklets, "BOOKLETS", broken)

    assert get(path).content == first.content


@pytest.mark.parametrize("path", PAPERS[:2] + PAPERS[4:])
def test_paper_is_printed_anew_when_a_contact_changes(copying, get, world, path):
    before = get(path).content.decode()
    Contact.objects.filter(pk=world.mainz_office.pk).update(phone="06131 999")
    refresh(everything=True)

    after = get(path).content.decode()

    assert ("06131 200" in before, "06131 200" in after, "06131 999" in after) == (True, False, True)


@pytest.mark.parametrize("path", PAPERS)
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_paper_is_only_read(client, world, path, method):
    response = getattr(client, method)(path)

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    [
        "/mainz/ar/nirgends.pdf",
        "/mainz/ar/nirgends.de.pdf",
        "/mainz/ar/nirgends.poster.pdf",
        "/nirgends/ar.pdf",
        "/nirgends/ar.poster.pdf",
        "/mainz/uk.pdf",
        "/mainz/uk/schule.pdf",
        "/mainz/ar/schule.tr.pdf",
        "/mainz/ar/schule.pdf.pdf",
        "/mainz/ar/.pdf",
        "/mainz/ar/schule.pdf/",
        "/mainz.pdf",
        pytest.param("/mainz/de/schule.de.pdf", id="german-beside-german"),
        pytest.param("/mainz/ar/gesundheit.de.pdf", id="german-beside-what-is-not-translated"),
        pytest.param("/mainz/ar/schule%00.pdf", id="nul"),
    ],
)
def test_paper_that_there_is_not(copying, client, world, path):
    response = client.get(path, follow=True)

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", PAPERS)
def test_paper_of_an_edition_that_goes_while_it_is_asked_for(copying, client, world, path):
    with going_after_the_first_query():
        response = client.get(path)

    assert response.status_code == 404


def test_paper_that_there_is_not_says_so_in_the_readers_language(copying, client, world):
    document = Document(client.get("/mainz/ar/nirgends.pdf").content.decode())

    assert interface("ar", "There is no page here") in document.text


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(start=st.sampled_from(["/mainz/ar", "/mainz/de/", "/mainz/de/schule/"]), rest=st.text(max_size=100))
def test_no_address_breaks_the_press(copying, client, world, start, rest):
    response = client.get(f"{start}{rest}.pdf")

    assert response.status_code in (200, 202, 301, 404)


@pytest.mark.parametrize("slug", ["poster", "edition", "pdf", "de"])
def test_page_of_any_name_is_in_nobodys_way(copying, get, world, slug):
    InfoPageFactory.create(parent=world.state, title="Seite", slug=slug)
    refresh()

    pdf, poster, all_pages, poster_of_all = (
        get(path).content.decode()
        for path in (
            f"/mainz/de/{slug}.pdf",
            f"/mainz/de/{slug}.poster.pdf",
            "/mainz/de.pdf",
            "/mainz/de.poster.pdf",
        )
    )

    assert "<title>Seite – Mainz</title>" in pdf
    assert "<title>Seite: Mainz</title>" in poster
    assert "<title>Willkommen: Mainz</title>" in all_pages
    assert "<title>Willkommen: Mainz</title>" in poster_of_all


def test_poster_of_a_district_invites_in_its_languages(copying, get, world):
    html = get("/mainz/de.poster.pdf").content.decode()

    assert html.count('class="invitation"') == 2


def test_poster_of_a_page_invites_in_the_languages_it_is_in(copying, get, world):
    school, health = (
        get(f"/mainz/de/{path}.poster.pdf").content.decode().count('class="invitation"')
        for path in ("schule", "gesundheit")
    )

    assert (school, health) == (2, 1)


def test_booklet_is_being_made(copying, client, world, monkeypatch):
    monkeypatch.setattr(printed, "print_booklet", SimpleNamespace(enqueue=lambda *arguments: None))

    responses = [client.get("/mainz/ar.pdf") for _ in range(2)]

    for response in responses:
        document = Document(response.content.decode())
        assert (response.status_code, response.headers["Cache-Control"]) == (202, "no-store")
        assert response.headers["Retry-After"] == "15"
        assert interface("ar", "The PDF is being made") in document.text
        assert {"http-equiv": "refresh", "content": "15"} in document.attributes["meta"]


def test_booklet_is_made_for_one_who_asks_first(copying, client, world, monkeypatch):
    asked = []
    task = SimpleNamespace(enqueue=lambda *arguments: asked.append(arguments))
    monkeypatch.setattr(printed, "print_booklet", task)

    for _ in range(3):
        client.get("/mainz/ar.pdf")

    assert asked == [("mainz", "ar")]


def test_booklet_that_cannot_be_made(copying, client, world, monkeypatch):
    monkeypatch.setattr(booklets, "BOOKLETS", press("raise SystemExit(1)"))

    response = client.get("/mainz/ar.pdf")

    document = Document(response.content.decode())
    assert (response.status_code, response.headers["Cache-Control"]) == (503, "no-store")
    assert interface("ar", "There is no PDF at the moment") in document.text
    assert "refresh" not in {meta.get("http-equiv") for meta in document.attributes["meta"]}


@pytest.mark.parametrize("path", PAPERS[:4])
def test_page_that_cannot_be_printed(copying, client, world, monkeypatch, path):
    monkeypatch.setattr(printed, "PAGES", press("raise SystemExit(1)"))

    response = client.get(path)

    assert (response.status_code, response.headers["Cache-Control"]) == (503, "no-store")
    assert "Retry-After" not in response.headers


def test_page_that_could_not_be_printed_is_printed_later(copying, client, world, monkeypatch):
    monkeypatch.setattr(printed, "PAGES", press("raise SystemExit(1)"))
    client.get("/mainz/de/schule.pdf")
    monkeypatch.setattr(printed, "PAGES", press())

    assert client.get("/mainz/de/schule.pdf").status_code == 200


@pytest.mark.parametrize("path", PAPERS[:4])
def test_reader_who_finds_the_press_busy_is_asked_to_wait(copying, client, world, monkeypatch, path):
    monkeypatch.setattr(printed, "PAGES", press(places=0))

    response = client.get(path)

    language = path.split("/")[2][:2]
    document = Document(response.content.decode())
    busy = "Others are waiting too. This page asks again by itself in a few seconds."
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert interface(language, busy) in document.text
    assert {"http-equiv": "refresh", "content": "5"} in document.attributes["meta"]


@pytest.mark.parametrize("path", PAPERS)
def test_without_pango_readers_are_told(lacking, client, world, path):
    response = client.get(path)

    document = Document(response.content.decode())
    assert response.status_code == 503
    assert interface(path.split("/")[2][:2], "There is no PDF at the moment") in document.text


@pytest.mark.parametrize("path", ["/mainz/de/", "/mainz/de/schule/"])
def test_without_pango_nothing_leads_to_a_pdf(lacking, read, world, path):
    assert [address for address in read(path).addresses() if address.endswith(".pdf")] == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/mainz/de/", ["/mainz/de.pdf", "/mainz/de.poster.pdf"], id="home"),
        pytest.param(
            "/mainz/de/schule/", ["/mainz/de/schule.pdf", "/mainz/de/schule.poster.pdf"], id="german"
        ),
        pytest.param(
            "/mainz/ar/schule/",
            ["/mainz/ar/schule.pdf", "/mainz/ar/schule.de.pdf", "/mainz/ar/schule.poster.pdf"],
            id="translated",
        ),
        pytest.param(
            "/mainz/ar/gesundheit/",
            ["/mainz/ar/gesundheit.pdf", "/mainz/ar/gesundheit.poster.pdf"],
            id="not-translated",
        ),
    ],
)
def test_website_leads_to_what_can_be_printed(copying, client, read, world, path, expected):
    addresses = [address for address in read(path).addresses() if address.endswith(".pdf")]

    assert addresses == expected
    assert [client.get(address).status_code in (200, 202) for address in addresses] == [True] * len(expected)


def test_page_that_is_printed_for_the_second_time_asks_for_its_version_only(
    copying, client, world, django_assert_num_queries
):
    client.get("/mainz/de/schule.pdf")

    with django_assert_num_queries(1):
        client.get("/mainz/de/schule.pdf")
