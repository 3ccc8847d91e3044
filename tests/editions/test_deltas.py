import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.editions.deltas import Delta, difference, lacking

NOTHING = Delta([], [], None, {}, [], {})


def page(key, title="Titel"):
    return {"id": key, "title": title, "digest": f"digest of {title}"}


def edition(pages=(), contacts=None, **rest):
    return {"district": {"slug": "mainz"}, **rest, "pages": list(pages), "contacts": contacts or {}}


def applied(before, delta):
    """What a client has who had ``before`` and does what it is told."""
    pages = {entry["id"]: entry for entry in before["pages"] if entry["id"] not in delta.removed_pages}
    pages |= {entry["id"]: entry for entry in delta.pages}
    contacts = {role: held for role, held in before["contacts"].items() if role not in delta.removed_contacts}
    order = list(pages) if delta.order is None else delta.order
    return {
        **before,
        **delta.rest,
        "pages": [pages[key] for key in order],
        "contacts": contacts | delta.contacts,
    }


KEYS = st.sampled_from("abcd")
EDITIONS = st.builds(
    lambda titles, contacts, district: edition(
        [page(key, title) for key, title in titles.items()],
        contacts,
        district={"slug": "mainz", "name": district},
    ),
    st.lists(st.tuples(KEYS, st.sampled_from(["A", "B"])), unique_by=lambda pair: pair[0]).map(dict),
    st.dictionaries(st.sampled_from(["amt", "rat"]), st.sampled_from(["1", "2"])),
    st.sampled_from(["Mainz", "Mainz am Rhein"]),
)


@given(EDITIONS, EDITIONS)
def test_who_is_told_the_difference_has_the_other(before, after):
    assert applied(before, difference(before, after)) == after


@given(EDITIONS)
def test_between_the_same_there_is_no_difference(one):
    assert difference(one, one) == NOTHING


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            [page("a"), page("b")],
            [page("a"), page("b", "Neu")],
            Delta([page("b", "Neu")], [], None, {}, [], {}),
            id="another-title",
        ),
        pytest.param(
            [page("a")],
            [page("b"), page("a")],
            Delta([page("b")], [], ["b", "a"], {}, [], {}),
            id="a-new-page",
        ),
        pytest.param(
            [page("a"), page("b")], [page("b")], Delta([], ["a"], ["b"], {}, [], {}), id="a-page-is-gone"
        ),
        pytest.param(
            [page("a"), page("b")],
            [page("b"), page("a")],
            Delta([], [], ["b", "a"], {}, [], {}),
            id="another-order",
        ),
    ],
)
def test_pages_that_differ(before, after, expected):
    assert difference(edition(before), edition(after)) == expected


def test_contacts_and_the_rest_that_differ():
    before = edition(contacts={"amt": "1", "rat": "1", "arzt": "1"}, leaves_out=False)
    after = edition(contacts={"amt": "2", "rat": "1", "kita": "1"}, leaves_out=True)

    assert difference(before, after) == Delta(
        [], [], None, {"amt": "2", "kita": "1"}, ["arzt"], {"leaves_out": True}
    )


def test_pages_of_a_district_at_another_address_are_all_others():
    pages = [page("a"), page("b")]
    after = {**edition(pages), "district": {"slug": "mainz-am-rhein"}}

    assert difference(edition(pages), after) == Delta(
        pages, [], None, {}, [], {"district": {"slug": "mainz-am-rhein"}}
    )


def test_texts_are_lacking_that_no_page_had():
    before = edition([page("a", "Alt"), page("b", "Zwei")])
    delta = difference(before, edition([page("a", "Neu"), page("c", "Zwei")]))

    assert lacking(before, delta) == ["digest of Neu"]
