"""What readers are told where a translation waits because the German has changed urgently."""

import pytest

from content.editions.actions import refresh
from content.modules.inheritance import Severity
from tests.factories.blocks import section
from tests.website.reading import interface

FOLLOWS = "This part has just changed. The translation follows."

pytestmark = pytest.mark.django_db


@pytest.fixture
def change(world):
    """Return a function that changes the page on school, which is in Arabic, urgently."""

    def change(**fields):
        for name, value in {"severity": Severity.URGENT, **fields}.items():
            setattr(world.school, name, value)
        world.school.save_revision().publish()
        refresh()

    return change


def notices(document):
    return [
        (found.language, found.direction)
        for found in document.texts
        if found.text == interface("ar", FOLLOWS)
    ]


def test_a_block_that_has_just_changed_says_so_in_the_readers_language(read, change):
    change(body=[section("a", "Über Schule", "Heute geschlossen.")])

    document = read("/mainz/ar/schule/")

    assert notices(document) == [("ar", "rtl")]
    assert document.languages_of("Heute geschlossen.") == {("de", "ltr")}
    assert document.languages_of("[ar] Schule") >= {("ar", "rtl")}


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"title": "Schulen"}, id="title"),
        pytest.param({"summary": "Heute geschlossen."}, id="summary"),
        pytest.param({"title": "Schulen", "summary": "Heute geschlossen."}, id="both"),
    ],
)
def test_a_line_that_has_just_changed_says_so_once(read, change, fields):
    change(**fields)

    document = read("/mainz/ar/schule/")

    assert notices(document) == [("ar", "rtl")]
    for text in fields.values():
        assert document.languages_of(text) >= {("de", "ltr")}


def test_what_was_never_translated_is_not_said_to_follow(read, change):
    change(body=[section("a", "Über Schule", "Text über Schule."), section("b", "Neu", "Noch nie.")])

    assert notices(read("/mainz/ar/schule/")) == []


def test_german_readers_are_told_nothing(read, change):
    change(title="Schulen")

    assert interface("de", FOLLOWS) not in read("/mainz/de/schule/").text
