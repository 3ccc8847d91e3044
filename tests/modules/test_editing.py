"""What the editors of the state and of a district are asked about a page."""

import pytest
from django.urls import reverse

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from tests.factories import DistrictFactory, InfoPageFactory, UserFactory, blocks, editor_of
from tests.website.reading import interface

pytestmark = pytest.mark.django_db

LOCAL = ["place", "placement", "is_shareable"]
UNASKED = {
    "severity": "NORMAL",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", with_home=True)


@pytest.fixture
def school(state):
    return InfoPageFactory.create(parent=state, title="Schule", slug="schule")


def asked(client, home, address):
    client.force_login(editor_of(home))
    html = client.get(address).content.decode()
    return [name for name in ("severity", *LOCAL) if f'name="{name}"' in html], "&quot;mark&quot;" in html


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_below(parent, **query):
    return reverse("wagtailadmin_pages:add", args=["modules", "infopage", parent.pk], query=query)


def test_the_state_says_what_a_change_means_and_marks_blocks(client, state, school):
    assert asked(client, state, edit(school)) == (["severity"], True)


def test_a_district_says_where_its_page_belongs_and_who_may_copy_it(client, mainz):
    page = InfoPageFactory.create(parent=mainz.home)

    assert asked(client, mainz.home, edit(page)) == (["severity", *LOCAL], False)


def test_a_page_below_a_local_one_has_its_place(client, mainz):
    page = InfoPageFactory.create(parent=InfoPageFactory.create(parent=mainz.home))

    assert asked(client, mainz.home, edit(page)) == (["severity", "is_shareable"], False)


def test_a_link_fills_in_the_place_of_a_page_that_is_added(client, mainz, school):
    client.force_login(editor_of(mainz.home))

    html = client.get(add_below(mainz.home, place=school.pk, placement="AFTER")).content.decode()

    assert f'name="place" value="{school.pk}"' in html
    assert '<option value="AFTER" selected>' in html


def sent(page, **fields):
    body = {"body-count": "0", "sources-count": "0"}
    return {"title": page.title, "slug": page.slug, "summary": "", **body, **UNASKED, **fields}


def test_a_local_page_gets_its_place(client, mainz, school):
    page = InfoPageFactory.create(parent=mainz.home)
    client.force_login(editor_of(mainz.home))

    client.post(edit(page), sent(page, place=school.pk, placement="BEFORE") | {"action-publish": "1"})

    page.refresh_from_db()
    assert (page.place, page.placement) == (school, "BEFORE")


def test_a_place_is_the_states(client, mainz):
    first, page = (InfoPageFactory.create(parent=mainz.home) for _ in range(2))
    client.force_login(editor_of(mainz.home))

    html = client.post(edit(page), sent(page, place=first.pk, placement="BEFORE")).content.decode()

    assert interface("de", "Choose a page of the state.") in html


def test_what_the_last_change_meant_says_nothing_of_the_next(client, state, school):
    client.force_login(editor_of(state))
    school.severity = Severity.URGENT
    school.save_revision().publish()

    html = client.get(edit(school)).content.decode()

    assert 'value="NORMAL" selected' in html


def test_what_a_draft_is_to_mean_stays(client, state, school):
    client.force_login(editor_of(state))
    school.severity = Severity.URGENT
    school.save_revision()

    html = client.get(edit(school)).content.decode()

    assert 'value="URGENT" selected' in html


def test_a_local_text_is_stored_without_marks(client, mainz):
    page = InfoPageFactory.create(parent=mainz.home, body=[blocks.term("a", "Amt", "Eine Behörde.")])
    client.force_login(editor_of(mainz.home))
    body = {
        "body-count": "1",
        "body-0-type": "term",
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-id": "a",
    }
    rich = (
        '{"blocks": [{"key": "k", "text": "Ein Haus.", "type": "unstyled", "depth": 0,'
        ' "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
    )
    text = {"body-0-value-term": "Rathaus", "body-0-value-explanation": rich}

    client.post(edit(page), sent(page, placement="BELOW") | body | text | {"action-publish": "1"})

    (block,) = InfoPage.objects.get(pk=page.pk).body.raw_data
    assert (block["id"], block["value"]["term"], block["value"].get("mark")) == ("a", "Rathaus", None)


def test_only_pages_of_the_first_level_have_a_purpose(client, state, mainz, school):
    client.force_login(UserFactory.create(is_superuser=True))
    addresses = [edit(school), add_below(state), add_below(mainz.home), add_below(school)]

    asked = ['name="purpose"' in client.get(address).content.decode() for address in addresses]

    assert asked == [True, True, True, False]


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}], ids=["draft", "publication"])
def test_there_is_one_page_for_a_purpose(client, state, school, action):
    InfoPageFactory.create(parent=state, title="Impressum", purpose="IMPRINT")
    client.force_login(editor_of(state))

    html = client.post(edit(school), sent(school, purpose="IMPRINT") | action).content.decode()

    sentence = "“%(title)s” is for this already: change that page, or take the purpose from it first."
    assert interface("de", sentence, title="Impressum") in html
    assert InfoPage.objects.filter(purpose="IMPRINT").count() == 1


def test_a_district_has_a_page_for_a_purpose_beside_the_states(client, state, mainz):
    InfoPageFactory.create(parent=state, purpose="IMPRINT")
    page = InfoPageFactory.create(parent=mainz.home)
    client.force_login(editor_of(mainz.home))

    for _ in range(2):
        client.post(edit(page), sent(page, purpose="IMPRINT", placement="BELOW") | {"action-publish": "1"})

    page.refresh_from_db()
    assert (page.purpose, page.live) == ("IMPRINT", True)


def test_a_copy_has_no_purpose(state):
    page = InfoPageFactory.create(parent=state, purpose="IMPRINT")

    copy = page.copy(update_attrs={"slug": "kopie"})

    assert (copy.purpose, copy.get_latest_revision_as_object().purpose) == ("", "")
