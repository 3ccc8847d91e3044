import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from content.districts.enums import Untranslated, UntranslatedLocal
from content.districts.models import District
from content.editions.models import Edition

LANGUAGES = "/admin/contacts/mainz/languages/"


def offered(slug="mainz"):
    return [language.code for language in District.objects.get(slug=slug).languages]


@pytest.fixture
def save(log_in, committed):
    def save(*codes, untranslated=Untranslated.SHOW, untranslated_local=UntranslatedLocal.LOCAL):
        chosen = {
            "languages": codes,
            "untranslated": untranslated,
            "untranslated_local": untranslated_local,
        }
        with committed():
            return log_in("mainz").post(LANGUAGES, chosen)

    return save


def test_form_shows_what_is_offered(log_in):
    form = log_in("mainz").get(LANGUAGES).context["form"]

    assert {name: form[name].value() for name in form.fields} == {
        "languages": ["de", "ar"],
        "untranslated": "SHOW",
        "untranslated_local": "LOCAL",
    }


def test_form_names_each_language_as_its_speakers_do(log_in):
    html = log_in("mainz").get(LANGUAGES).content.decode()

    assert '<bdi lang="ar" dir="rtl">العربية</bdi>' in html


def test_district_offers_a_language(save, client):
    response = save("de", "ar", "uk")

    assert response.headers["Location"] == reverse("workspace:contacts", args=["mainz"])
    assert (offered(), offered("trier")) == (["de", "uk", "ar"], ["de", "ar"])
    assert client.get("/mainz/uk/schule/").status_code == 200
    assert ('href="/mainz/uk/schule/"') in client.get("/mainz/de/schule/").content.decode()


def test_district_withdraws_a_language(save, client):
    save("de")

    assert offered() == ["de"]
    assert [client.get(path).status_code for path in ("/mainz/ar/", "/mainz/de/", "/trier/ar/")] == [
        404,
        200,
        200,
    ]
    assert not Edition.objects.filter(district__slug="mainz", language="ar").exists()
    assert 'href="/mainz/ar/' not in client.get("/mainz/de/").content.decode()


@pytest.mark.parametrize("codes", [(), ("ar",)])
def test_german_stays(save, codes):
    save(*codes)

    assert offered() == ["de", *codes]


@pytest.mark.parametrize("code", ["xx", "", "DE"])
def test_language_that_is_not_in_the_table_is_refused(save, code):
    response = save("de", code)

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["languages"])
    assert offered() == ["de", "ar"]


def test_district_leaves_out_what_is_not_translated(save, client):
    save("de", "ar", untranslated=Untranslated.LEAVE_OUT)

    assert [client.get(f"/mainz/ar/{path}/").status_code for path in ("schule", "gesundheit")] == [200, 404]


def test_district_prefers_the_text_of_the_state_to_its_own_in_german(save):
    save("de", "ar", untranslated_local=UntranslatedLocal.STATEWIDE)

    assert District.objects.get(slug="mainz").untranslated_local == "STATEWIDE"


def test_change_is_noted_with_who_made_it(save):
    save("de")

    assert list(ModelLogEntry.objects.values_list("action", "user__username")) == [("wagtail.edit", "mainz")]
