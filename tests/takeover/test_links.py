import pytest

from content.takeover.links import Links, Origin, below_language, hosts_of, is_web_address, normal_path
from content.takeover.losses import LossKind

ORIGIN = Origin("https://cms.example.org", "mainz", frozenset({"app.example.org"}))


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/Mainz/de/A/", "mainz/de/a"), ("mainz/ar/%D8%A3", "mainz/ar/أ"), ("", ""), ("/", "")],
)
def test_normal_path(path, expected):
    assert normal_path(path) == expected


@pytest.mark.parametrize(
    ("path", "expected"), [("/mainz/de/A/b/", "a/b"), ("/mainz/de/", ""), ("/mainz/", "")]
)
def test_below_language(path, expected):
    assert below_language(path) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a", True),
        ("http://example.org:8080", True),
        ("ftp://example.org", False),
        ("https://", False),
        ("https://example.org:port", False),
        ("https://[::1", False),
        ("example.org", False),
    ],
)
def test_is_web_address(address, expected):
    assert is_web_address(address) is expected


@pytest.mark.parametrize(
    ("base", "address", "expected"),
    [
        ("https://cms.example.org", "https://cms.example.org/media/a.png", True),
        ("https://cms.example.org", "https://CMS.example.org:443/a", True),
        ("https://cms.example.org", "http://cms.example.org/a", False),
        ("http://cms.example.org", "https://cms.example.org/a", True),
        ("https://cms.example.org", "https://cms.example.org:8443/a", False),
        ("https://cms.example.org", "https://cms.example.org.evil.example/a", False),
        ("https://cms.example.org", "https://cms.example.org@evil.example/a", False),
        ("https://cms.example.org", "file:///etc/passwd", False),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/a", True),
        ("http://127.0.0.1:8000", "http://127.0.0.1:5432/a", False),
    ],
)
def test_origin_is_base(base, address, expected):
    assert Origin(base, "mainz").is_base(address) is expected


@pytest.mark.parametrize(
    ("address", "stored", "lost"),
    [
        pytest.param("/mainz/de/Schule/", 'linktype="page" id="7"', None, id="relative"),
        pytest.param("https://cms.example.org/mainz/de/schule", 'linktype="page" id="7"', None, id="base"),
        pytest.param("https://app.example.org/mainz/de/schule/#a", 'linktype="page" id="7"', None, id="app"),
        pytest.param(
            "https://example.org/mainz/de/schule/",
            'href="https://example.org/mainz/de/schule/"',
            None,
            id="elsewhere",
        ),
        pytest.param(
            "https://example.org/?a=1&b=2", 'href="https://example.org/?a=1&amp;b=2"', None, id="escaped"
        ),
        pytest.param("tel:110", 'href="tel:110"', None, id="phone"),
        pytest.param("mailto:a@example.org", 'href="mailto:a@example.org"', None, id="mail"),
        pytest.param("mailto:", "", LossKind.LINK, id="no-mail"),
        pytest.param("#kontakt", "", LossKind.LINK_IN_PAGE, id="fragment"),
        pytest.param("javascript:x()", "", LossKind.LINK, id="script"),
        pytest.param("http://[::1", "", LossKind.LINK, id="broken"),
        pytest.param("http://", "", LossKind.LINK, id="no-host"),
        pytest.param(
            "/mainz/de/events/fest/",
            'href="https://cms.example.org/mainz/de/events/fest/"',
            LossKind.LINK_THERE,
            id="not-taken",
        ),
        pytest.param(
            "/media/a.pdf", 'href="https://cms.example.org/media/a.pdf"', LossKind.FILE_THERE, id="file"
        ),
    ],
)
def test_links(address, stored, lost):
    links = Links(ORIGIN, {"mainz/de/schule": 7})

    assert links.attributes(address) == stored
    assert [loss.kind for loss in links.found] == ([lost] if lost else [])


def test_hosts_of():
    assert hosts_of(["https://app.example.org/a", "https://app.example.org/b", "", "x"]) == {
        "app.example.org"
    }
