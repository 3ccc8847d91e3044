"""Which translations come over, and which are left out."""

import pytest

from content.translations.models import Translation
from content.translations.staleness import Origin
from tests.takeover.running import bring, fates, translation_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mainz")]


def test_translation_that_is_built_otherwise_is_left_out(server, school):
    school.said["ar"] = ("مدرسة", "<p>قريبًا.</p>")

    report = bring(server)

    assert fates(report)["schule"] == {"de": "CREATED", "ar": "BUILT_OTHERWISE"}
    assert not Translation.objects.exists()


def test_translation_is_taken_once_it_is_built_alike(server, school):
    alike, school.said["ar"] = school.said["ar"], ("مدرسة", "<p>قريبًا.</p>")
    bring(server)
    school.said["ar"] = alike

    assert fates(bring(server))["schule"] == {"de": "UNCHANGED", "ar": "CREATED"}


def test_simple_german_may_be_built_otherwise(server, region, school):
    region.languages["de-si"] = "Einfach"
    school.said["de-si"] = ("Schule einfach", "<p>Bald ist Schule.</p><table><tr><td>a</table>")

    report = bring(server, is_published=True)

    translation = translation_of("schule", "de-simple")
    assert fates(report)["schule"]["de-simple"] == "CREATED"
    assert list(translation.live_strings) == ["title"]
    assert [block["value"]["text"] for block in translation.own_live_body.blocks] == [
        "<p>Bald ist Schule.</p><p>a</p>"
    ]
    assert translation.own_live_body.origin is Origin.MACHINE


def test_simple_german_that_is_built_alike_later_gives_up_its_own_text(server, region, school):
    region.languages["de-si"] = "Einfach"
    school.said["de-si"] = ("Schule einfach", "<p>Bald.</p>")
    bring(server)
    school.said["de-si"] = ("Schule einfach", "<h2>Wann</h2><p>Bald.</p>")

    report = bring(server)

    assert fates(report)["schule"]["de-simple"] == "UPDATED"
    assert translation_of("schule", "de-simple").draft_body is None


def test_page_that_is_not_there_in_german_is_named(server, region, school):
    region.add("nur", ar=("فقط", ""))

    assert bring(server).only_elsewhere == ["mainz/ar/nur"]


# Again
