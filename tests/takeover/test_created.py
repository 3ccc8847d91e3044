"""What a region's pages become here."""

import pytest

from content.editions.actions import refresh
from content.takeover.losses import LossKind
from content.translations.staleness import Origin
from tests.takeover.running import bring, fates, page_at, strings_of, texts_of, titles, translation_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mainz")]


def test_pages_are_drafts_in_the_same_tree(server, region, school):
    courses = region.add("kurse", de=("Kurse", ""))
    region.add("anmeldung", school, de=("Anmeldung", ""))
    region.add("herbst", courses, de=("Herbst", ""))

    report = bring(server)

    assert titles() == [
        (1, "Schule", "schule", False),
        (2, "Anmeldung", "anmeldung", False),
        (1, "Kurse", "kurse", False),
        (2, "Herbst", "herbst", False),
    ]
    assert fates(report)["schule"] == {"de": "CREATED", "ar": "CREATED"}
    assert [page.depth for page in report.pages] == [0, 1, 0, 1]


def test_text_becomes_blocks(server, school):
    bring(server)

    (block,) = page_at("schule").body.raw_data
    assert (block["type"], block["value"]) == ("section", {"heading": "Wann?", "text": "<p>Bald.</p>"})


def test_translation_is_made_by_a_machine_for_all_we_know(server, school):
    bring(server)

    translation = translation_of("schule", "ar")
    assert strings_of("schule", "ar") == ["مدرسة", "متى؟", "<p>قريبًا.</p>"]
    assert {string.origin for string in translation.draft_strings.values()} == {Origin.MACHINE}
    assert (translation.missing, translation.outdated, translation.is_live) == (0, 0, False)


def test_readers_see_what_is_published(server, school, client):
    bring(server, is_published=True)
    refresh(everything=True)

    assert "Bald." in client.get("/mainz/de/schule/").content.decode()
    assert "قريبًا." in client.get("/mainz/ar/schule/").content.decode()


def test_readers_see_nothing_of_drafts(server, school, client):
    bring(server)
    refresh(everything=True)

    assert client.get("/mainz/de/schule/").status_code == 404


def test_links_lead_to_our_pages_in_every_language(server, region, school):
    school.slugs["ar"] = "مدرسة"
    link = '<a href="https://app.example.org/mainz/{}/{}/">x</a>'
    region.add("kurse", de=("Kurse", link.format("de", "schule")), ar=("دورات", link.format("ar", "مدرسة")))

    bring(server)

    leads = f'<p><a linktype="page" id="{page_at("schule").pk}">x</a></p>'
    assert texts_of(page_at("kurse")) == [leads]
    assert strings_of("kurse", "ar") == ["دورات", leads]


def test_organisation_is_a_source(server, school):
    school.extra = {"organization": {"name": "Verein", "website": "https://example.org", "logo": ""}}

    bring(server)

    (source,) = page_at("schule").sources.raw_data
    assert source["value"] == {"title": "Verein", "url": "https://example.org"}


def test_organisation_without_an_address_is_lost(server, school):
    school.extra = {"organization": {"name": "Verein", "website": None, "logo": ""}}

    assert bring(server).losses == {LossKind.ORGANISATION: 2}


@pytest.mark.parametrize(
    ("slug", "title", "expected"),
    [
        ("schule", "x", "schule"),
        ("search", "x", "search-2"),
        ("müll", "x", "muell"),
        ("مدرسة", "Straße", "strasse"),
        ("مدرسة", "مدرسة", "seite"),
        ("x" * 100, "x", "x" * 80),
    ],
)
def test_addresses_stay_as_near_as_can_be(server, region, slug, title, expected):
    region.add(slug, de=(title, ""))

    bring(server)

    assert titles()[0][2] == expected


def test_addresses_are_free(server, region, school):
    region.add("Schüle", de=("x", ""))
    region.add("schuele", de=("y", ""))

    bring(server)

    assert [slug for _, _, slug, _ in titles()] == ["schule", "schuele", "schuele-2"]


# What is built otherwise
