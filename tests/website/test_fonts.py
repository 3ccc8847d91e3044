"""The font for readers whose devices have no Ethiopic letters."""

import re

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from content.seed.files import SHIPPED
from content.website.assets import whole_styles
from tools.subset_ethiopic import MADE, letters

ETHIOPIC = re.compile("[\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f]")


@pytest.fixture(scope="module")
def font():
    return TTFont(MADE)


def test_font_has_every_letter_of_what_is_shipped(font):
    catalogue = settings.BASE_DIR / "locales" / "ti" / "LC_MESSAGES" / "django.po"
    texts = [path.read_text() for path in (catalogue, *SHIPPED.rglob("*.ti.toml"))]
    written = {ord(letter) for text in texts for letter in ETHIOPIC.findall(text)}

    assert len(written) > 150
    assert written - font.getBestCmap().keys() == set()


def test_font_is_what_the_tool_makes(font):
    assert sorted(font.getBestCmap()) == letters()
    assert {chr(letter) for letter in letters() if not ETHIOPIC.match(chr(letter))} == set()


def test_font_is_small():
    assert MADE.stat().st_size < 12_000


def test_font_is_named_by_where_it_is_kept():
    (address,) = re.findall(r'url\("([^"]+)"\) format', whole_styles())

    assert address == f"/static/fonts/{MADE.name}"


def test_only_pages_in_tigrinya_name_the_font():
    rules = [rule.rpartition("{") for rule in whole_styles().split("}") if '"Lotse Ethiopic"' in rule]

    assert [before.split()[-1] for before, _, _ in rules] == [":root:lang(ti)", "@font-face"]
