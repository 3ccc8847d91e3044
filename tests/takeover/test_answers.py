import pytest

from content.takeover.answers import (
    LONGEST_CONTENT,
    LONGEST_PATH,
    BadAnswer,
    Region,
    contacts_of,
    opening_hours,
    pages_of,
    region_of,
)
from content.takeover.losses import LossKind


def page(path, parent=None, **others):
    return {"path": path, "title": path, "content": "", "parent": {"path": parent}} | others


def paths(*entries):
    return [(found.path, found.parent) for found in pages_of(list(entries)).items]


def test_region_of():
    answer = {
        "path": "/Mainz/",
        "name": " Stadt  Mainz",
        "languages": [{"code": "de"}, {"code": "ar"}, {}, None],
    }

    assert region_of(answer) == Region("mainz", "Stadt Mainz", ("de", "ar"))


def test_region_of_something_else():
    with pytest.raises(BadAnswer, match=r"^The region is no object\.$"):
        region_of([])


def test_pages_of_puts_parents_before_children_and_siblings_in_order():
    entries = [
        page("/r/de/b/c/", "/r/de/b/"),
        page("/r/de/b/", order=2),
        page("/r/de/a/", order=1),
        page("/r/de/b/a/", "/r/de/b/", order=-1),
        page("/r/de/d/", order=None),
    ]

    assert paths(*entries) == [
        ("r/de/d", ""),
        ("r/de/a", ""),
        ("r/de/b", ""),
        ("r/de/b/a", "r/de/b"),
        ("r/de/b/c", "r/de/b"),
    ]


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([page("a", "b"), page("b", "a")], id="circle"),
        pytest.param([page("a", "a"), page("b", "c")], id="itself-and-unknown"),
        pytest.param([page("a") | {"parent": None}, page("b") | {"parent": {"path": 7}}], id="no-parent"),
    ],
)
def test_pages_of_without_a_parent_are_on_the_first_level(entries):
    assert paths(*entries) == [("a", ""), ("b", "")]


def test_page_below_a_circle_keeps_its_parent():
    assert paths(page("a", "b"), page("b", "a"), page("c", "a")) == [("a", ""), ("c", "a"), ("b", "")]


def test_pages_of_reads_what_is_said():
    entry = page(
        "/r/de/%C3%A4/",
        title=" M&uuml;ll\n &amp; mehr\x00",
        content="<p>a\x00</p>",
        url="https://app.example.org/r/de/ä/",
        available_languages={"ar": {"path": "/r/ar/x/"}, "en": None, "fr": {"path": ""}},
        organization={"name": "Verein", "website": " https://example.org "},
    )

    (found,) = pages_of([entry]).items

    assert (found.path, found.title, found.content) == ("r/de/ä", "Müll & mehr", "<p>a</p>")
    assert (found.address, found.versions) == ("https://app.example.org/r/de/ä/", {"ar": "r/ar/x"})
    assert found.organisation == ("Verein", "https://example.org")


def test_pages_of_says_what_has_no_place():
    entry = page(
        "a",
        title="x" * 300,
        thumbnail="https://example.org/a.png",
        embedded_offers=[{"name": "Jobs"}, {"alias": "b"}, 7],
    )

    (found,) = pages_of([entry]).items

    assert found.title == "x" * 255
    assert [(loss.kind, loss.detail[:9]) for loss in found.losses] == [
        (LossKind.TITLE_CUT, "x" * 9),
        (LossKind.THUMBNAIL, "https://e"),
        (LossKind.OFFER, "Jobs"),
        (LossKind.OFFER, "b"),
        (LossKind.OFFER, ""),
    ]


def test_pages_of_names_a_page_without_a_title_by_its_address():
    (found,) = pages_of([page("a/b", title=None)]).items

    assert found.title == "b"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (7, "entry 1: is no object"),
        ({"content": ""}, "entry 1: has no path or no content"),
        ({"path": "a", "content": None}, "entry 1: has no path or no content"),
        (
            page("a", content="x" * (LONGEST_CONTENT + 1)),
            f"entry 1: “a” is longer than {LONGEST_CONTENT} characters",
        ),
        (page("a" * 301), f"entry 1: has a path longer than {LONGEST_PATH} characters"),
    ],
)
def test_pages_of_leaves_out_what_cannot_be_read(entry, problem):
    read = pages_of([entry, page("b")])

    assert ([found.path for found in read.items], read.problems) == (["b"], [problem])


def test_pages_of_takes_the_last_of_an_address():
    read = pages_of([page("a", title="1"), page("/A/", title="2")])

    assert [found.title for found in read.items] == ["2"]
    assert read.problems == ["1 pages have the address of another"]


def test_pages_of_something_else():
    with pytest.raises(BadAnswer, match=r"^The pages are no list\.$"):
        pages_of({})


WEEK = [{"timeSlots": [{"start": "08:00", "end": "12:00"}]}] * 4
REST = [{"closed": True}, {"allDay": True}, {"appointmentOnly": True}]


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([*WEEK, *REST], "Mo–Do 08:00–12:00; Sa 0:00–24:00; So nach Vereinbarung"),
        (
            [
                {
                    "appointmentOnly": True,
                    "timeSlots": [*WEEK[0]["timeSlots"], {"start": "14:00", "end": "16:00"}],
                }
            ]
            + [{"closed": True}] * 6,
            "Mo 08:00–12:00 nach Vereinbarung, 14:00–16:00 nach Vereinbarung",
        ),
        ([{"closed": True}] * 7, ""),
        (WEEK, ""),
        (None, ""),
    ],
)
def test_opening_hours(rows, line):
    assert opening_hours(rows) == line


def test_contacts_of():
    place = {
        "path": "/r/de/locations/Amt/",
        "title": "Amt &amp; mehr",
        "location": {"address": "Weg 1", "postcode": "55116", "town": "Mainz"},
        "opening_hours": [*WEEK, *REST],
        "contacts": [
            {
                "name": "Frau Weber",
                "area_of_responsibility": "Leitung",
                "phone_number": "06131 1",
                "email": "a@example.org",
            },
            {"mobile_number": "0170 1", "website": "https://example.org"},
            None,
        ],
    }

    first, second = contacts_of([place, {"id": 7, "title": "Ohne"}]).items[:2]

    assert (first.id, first.title, first.name) == ("amt", "Amt & mehr", "Leitung, Frau Weber")
    assert (first.phone, first.email, first.address) == ("06131 1", "a@example.org", "Weg 1, 55116 Mainz")
    assert first.opening_hours.startswith("Mo–Do")
    assert (second.id, second.phone, second.website) == ("amt:2", "0170 1", "https://example.org")


def test_contacts_of_a_place_without_any():
    (found,) = contacts_of([{"id": 7, "title": "Ohne"}]).items

    assert (found.id, found.title, found.address) == ("7", "Ohne", "")


def test_contacts_of_nothing():
    assert contacts_of(None).items == []
