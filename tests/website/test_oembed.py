"""What the program of another website is told of how to show a page there."""

from urllib.parse import quote

import pytest

from content.editions.actions import refresh
from content.modules.models import InfoPage
from tests.factories import InfoPageFactory

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"
NOWHERE = {"error": "There is no page at this address that could be shown."}


@pytest.fixture
def ask(client):
    """Return a function that asks how to show an address."""

    def ask(url, **asked):
        return client.get("/oembed", {"url": url, **asked})

    return ask


def source(response):
    return response.json()["html"].partition('src="')[2].partition('"')[0]


def test_answer_is_a_frame(ask, world):
    response = ask(f"{HERE}/mainz/ar/schule/anmeldung/")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json() == {
        "version": "1.0",
        "type": "rich",
        "title": "[ar] Anmeldung – Mainz",
        "provider_name": "Lotse",
        "provider_url": f"{HERE}/",
        "cache_age": 86400,
        "html": f'<iframe src="{HERE}/embed/mainz/ar/schule/anmeldung/" title="[ar] Anmeldung – Mainz" width="640" '
        'height="640" loading="lazy" style="max-width: 100%; border: 0"></iframe>',
        "width": 640,
        "height": 640,
    }


@pytest.mark.parametrize(
    ("path", "frame"),
    [
        pytest.param("/mainz/ar/schule/", "mainz/ar/schule/", id="page"),
        pytest.param("/mainz/de/schule/", "mainz/auto/schule/", id="german"),
        pytest.param("/mainz/ar/", "mainz/ar/", id="home"),
        pytest.param("/mainz/", "mainz/auto/", id="district"),
        pytest.param("/mainz/ar/Schule", "mainz/ar/schule/", id="written-otherwise"),
        pytest.param("/mainz/ar/schule/?a=1#b", "mainz/ar/schule/", id="query-and-fragment"),
        pytest.param("/embed/mainz/ar/schule/", "mainz/ar/schule/", id="frame"),
        pytest.param("/embed/mainz/auto/schule/", "mainz/auto/schule/", id="frame-without-language"),
    ],
)
def test_address_is_shown_in_a_frame(ask, world, path, frame):
    assert source(ask(f"{HERE}{path}")) == f"{HERE}/embed/{frame}"


def test_old_address_is_shown_where_the_page_is_now(ask, world):
    page = InfoPage.objects.get(pk=world.doctor.pk)
    page.slug = "aerzte"
    page.save_revision().publish()
    refresh()

    assert source(ask(f"{HERE}/mainz/de/gesundheit/arzt/")) == f"{HERE}/embed/mainz/auto/gesundheit/aerzte/"


def test_address_by_which_the_server_is_asked_is_ours_too(ask, world):
    assert source(ask("https://testserver/mainz/ar/")) == f"{HERE}/embed/mainz/ar/"


@pytest.mark.parametrize(
    "url",
    [
        f"{HERE}/mainz/ar/nirgends/",
        f"{HERE}/bonn/ar/",
        f"{HERE}/mainz/en/",
        f"{HERE}/mainz/ar/search/",
        f"{HERE}/mainz/ar/schule/\x00/",
        f"{HERE}/admin/",
        f"{HERE}/",
        "https://example.org/mainz/ar/",
        "ftp://127.0.0.1:8000/mainz/ar/",
        "/mainz/ar/",
        "http://[mainz/ar/",
        "mainz",
    ],
)
def test_other_addresses_are_not_found(ask, world, url):
    response = ask(url)

    assert (response.status_code, response.json()) == (404, NOWHERE)
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({"maxwidth": "300"}, (300, 640)),
        ({"maxwidth": "5000", "maxheight": "99999999999999999999"}, (640, 640)),
        ({"maxheight": "100"}, (640, 100)),
        ({"maxwidth": "", "maxheight": ""}, (640, 640)),
    ],
)
def test_frame_is_no_larger_than_there_is_room(ask, world, asked, size):
    answer = ask(f"{HERE}/mainz/ar/", **asked).json()

    assert (answer["width"], answer["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in answer["html"]


@pytest.mark.parametrize("name", ["maxwidth", "maxheight"])
@pytest.mark.parametrize("value", ["0", "-1", "1.5", "many", "٣٠٠", "²"])
def test_room_that_is_no_number_is_refused(ask, world, name, value):
    response = ask(f"{HERE}/mainz/ar/", **{name: value})

    assert response.status_code == 400
    assert response.json() == {"error": f"“{name}” is a whole number of pixels, such as 640."}


@pytest.mark.parametrize("wanted", ["xml", "yaml", ""])
def test_other_formats_are_not_implemented(ask, world, wanted):
    response = ask(f"{HERE}/mainz/ar/", format=wanted)

    assert response.status_code == 501
    assert response.json() == {
        "error": "Answers are in JSON only: ask with format=json, or without a format."
    }


def test_question_without_an_address_is_refused(client, world):
    response = client.get("/oembed", {"format": "json"})

    assert response.status_code == 400
    assert response.json() == {
        "error": "The address to be shown is missing: name it as url=…, percent-encoded."
    }


@pytest.mark.parametrize("path", ["/mainz/ar/", "/mainz/ar/schule/anmeldung/", "/mainz/de/gesundheit/"])
def test_page_leads_to_the_answer(client, read, world, path):
    found = [link for link in read(path).attributes["link"] if link.get("type") == "application/json+oembed"]

    assert [(link["rel"], link["href"]) for link in found] == [
        ("alternate", f"{HERE}/oembed?url={quote(f'{HERE}{path}', safe='')}")
    ]
    assert client.get(found[0]["href"]).status_code == 200


def test_title_cannot_break_out_of_the_frame(ask, world):
    InfoPageFactory.create(parent=world.school, title='"><script>', slug="x")
    refresh()

    html = ask(f"{HERE}/mainz/de/schule/x/").json()["html"]

    assert 'title="&quot;&gt;&lt;script&gt; – Mainz"' in html
