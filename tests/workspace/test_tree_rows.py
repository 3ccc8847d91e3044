"""A row of a district's tree: what it says of a page, and what it offers to whom."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from content.core.languages import LANGUAGES
from content.workspace.queries.tree import Row, Status
from content.workspace.views.tree_rows import Action, Presenter

HOME = SimpleNamespace(pk=7, district=SimpleNamespace(slug="mainz"))


def presented(status=Status.INHERITED, *, may_edit=True, may_publish=True, is_filtered=False, **fields):
    row = Row(page_id=4, title="Schule", depth=0, statuses=(status,), **fields)
    languages = [LANGUAGES["de"], LANGUAGES["ar"]]
    with override("en"):
        presenter = Presenter(HOME, languages, may_edit=may_edit, may_publish=may_publish)
        return presenter.present(row, is_filtered=is_filtered)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"trail": ("Kita", "Geld")}, [], id="indented"),
        pytest.param({"trail": ("Kita", "Geld"), "is_filtered": True}, ["Kita › Geld"], id="filtered"),
        pytest.param({"is_filtered": True}, [], id="filtered-top"),
        pytest.param({"is_withdrawn": True}, ["withdrawn by the state"], id="withdrawn"),
        pytest.param({"is_hidden_above": True}, ["with the page above"], id="hidden-above"),
        pytest.param({"purpose": "IMPRINT"}, ["Imprint"], id="legal"),
        pytest.param({"is_replaced": True}, ["replaced by a local page"], id="replaced"),
        pytest.param({"origins": ("Trier", "Worms")}, ["copied from Trier, Worms"], id="copied"),
    ],
)
def test_what_else_is_said_of_a_page(fields, expected):
    assert presented(**fields).notes == expected


@pytest.mark.parametrize(
    ("shares", "expected"),
    [((100, 100), "2 of 2"), ((100, 0), "1 of 2"), ((), "–")],
    ids=["all", "german", "unknown"],
)
def test_a_page_says_in_how_many_languages_it_is_complete(shares, expected):
    assert presented(shares=shares).complete == expected


@pytest.mark.parametrize(("shares", "arabic"), [((100, 40), 40), ((), 0)], ids=["known", "unknown"])
def test_a_page_is_previewed_in_every_language(shares, arabic):
    german = shares[0] if shares else 0

    assert presented(shares=shares).previews == (
        f'<li><a href="preview/4/de/" lang="de" dir="ltr">Deutsch</a> {german} %</li>'
        f'<li><a href="preview/4/ar/" lang="ar" dir="rtl">العربية</a> {arabic} %</li>'
    )


@pytest.mark.parametrize(
    ("status", "fields", "expected"),
    [
        pytest.param(
            Status.INHERITED,
            {},
            Action("Adapt", "/admin/districts/mainz/pages/4/adapt/", is_change=True),
            id="inherited",
        ),
        pytest.param(
            Status.INHERITED, {"override_id": 9}, Action("Adapt", "/admin/pages/9/edit/"), id="taken-back"
        ),
        pytest.param(
            Status.ADAPTED, {"override_id": 9}, Action("Edit", "/admin/pages/9/edit/"), id="adapted"
        ),
        pytest.param(Status.LOCAL, {"is_local": True}, Action("Edit", "/admin/pages/4/edit/"), id="local"),
        pytest.param(
            Status.ADAPTED,
            {"override_id": 9, "is_withdrawn": True},
            Action("Review", "/admin/districts/mainz/inbox/"),
            id="withdrawn",
        ),
        pytest.param(
            Status.HIDDEN,
            {"override_id": 9},
            Action("Show again", "/admin/districts/mainz/pages/4/show/", is_change=True),
            id="hidden",
        ),
        pytest.param(Status.HIDDEN, {"is_hidden_above": True}, None, id="hidden-above"),
        pytest.param(Status.HIDDEN, {"override_id": 9, "may_publish": False}, None, id="may-not-show"),
        pytest.param(Status.INHERITED, {"may_edit": False}, None, id="may-not-edit"),
    ],
)
def test_what_is_most_likely_wanted_comes_first(status, fields, expected):
    assert presented(status, **fields).first == expected


VIEW = Action("View on the website", "/mainz/de/schule/")
HIDE = Action("Hide", "/admin/districts/mainz/pages/4/hide/", is_change=True)
EDIT = Action("Edit", "/admin/pages/9/edit/")
ADD = [
    Action(
        f"Add page {placement} it",
        f"/admin/pages/add/modules/infopage/7/?place=4&placement={placement.upper()}",
    )
    for placement in ("before", "after", "below")
]
UP = Action("Up", "/admin/districts/mainz/pages/4/up/", is_change=True)
DOWN = Action("Down", "/admin/districts/mainz/pages/4/down/", is_change=True)
MOVABLE = {"is_local": True, "can_move_up": True, "can_move_down": True}


@pytest.mark.parametrize(
    ("status", "fields", "expected"),
    [
        pytest.param(Status.INHERITED, {"address": "schule"}, [VIEW, *ADD, HIDE], id="inherited"),
        pytest.param(Status.INHERITED, {"may_publish": False}, ADD, id="may-not-publish"),
        pytest.param(Status.INHERITED, {"may_edit": False, "may_publish": False}, [], id="may-not-edit"),
        pytest.param(Status.HIDDEN, {"override_id": 9}, [EDIT, *ADD], id="hidden"),
        pytest.param(Status.HIDDEN, {"is_hidden_above": True}, ADD, id="hidden-above"),
        pytest.param(Status.ADAPTED, {"override_id": 9, "is_withdrawn": True}, [], id="withdrawn"),
        pytest.param(Status.LOCAL, {**MOVABLE, "address": "schule"}, [VIEW, UP, DOWN], id="local"),
        pytest.param(Status.LOCAL, {"is_local": True, "can_move_up": True}, [UP], id="last"),
        pytest.param(Status.LOCAL, {"is_local": True, "can_move_down": True}, [DOWN], id="first"),
        pytest.param(Status.LOCAL, {**MOVABLE, "may_publish": False}, [], id="may-not-move"),
    ],
)
def test_what_else_can_be_done_with_a_page(status, fields, expected):
    assert presented(status, **fields).more == expected


def test_a_page_that_is_replaced_is_not_adapted():
    assert presented(is_replaced=True).first is None
