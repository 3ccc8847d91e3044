import pytest
from django.template import Context, Template

from content.core.templatetags.lotse import host


def render(source: str, **context: object) -> str:
    return Template("{% load lotse %}" + source).render(Context(context))


def test_language():
    assert render('{% with l="AR"|language %}{{ l.autonym }} {{ l.direction }}{% endwith %}') == "العربية rtl"


def test_tel_uri():
    assert render("{{ number|tel_uri }}", number="06131 16-0") == "tel:06131160"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://www.mainz.de/amt?x=1", "mainz.de", id="www"),
        pytest.param("https://kita.trier.de:8443/", "kita.trier.de", id="port"),
        pytest.param("", "", id="empty"),
        pytest.param("https://[broken", "", id="broken"),
    ],
)
def test_host(url, expected):
    assert host(url) == expected
