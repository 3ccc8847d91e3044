from django.conf.locale import LANG_INFO

from content.core.languages import LANGUAGES
from content.core.locale import register_languages


def test_register_languages_adds_what_django_lacks(monkeypatch):
    monkeypatch.delitem(LANG_INFO, "prs")

    register_languages([LANGUAGES["prs"]])

    assert LANG_INFO["prs"] == {"bidi": True, "code": "prs", "name": "Dari", "name_local": "دری"}


def test_register_languages_keeps_what_django_has(monkeypatch):
    german = LANG_INFO["de"]

    register_languages([LANGUAGES["de"]])

    assert LANG_INFO["de"] is german
