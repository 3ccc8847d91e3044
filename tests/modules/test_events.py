"""Events and news as they are stored, and what their editors are asked."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from content.modules.models import InfoPage
from content.modules.occasions import Occasion
from tests.factories import DistrictFactory, InfoPageFactory, editor_of
from tests.factories.happenings import event, moment, news
from tests.website.reading import interface

pytestmark = pytest.mark.django_db

TIMES = ["starts_at", "ends_at", "is_all_day", "repeats_until", "venue"]
UNASKED = {
    "severity": "NORMAL",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}
NEW = {**UNASKED, "title": "Fest", "slug": "fest", "summary": "", "body-count": "0", "sources-count": "0"}
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", with_home=True)


@pytest.fixture
def desk(client, mainz):
    """The editors' interface, used by an editor of Mainz."""
    client.force_login(editor_of(mainz.home))
    return client


def add(mainz, **query):
    return reverse("wagtailadmin_pages:add", args=["modules", "infopage", mainz.home.pk], query=query)


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def asked(client, address):
    html = client.get(address).content.decode()
    return [name for name in (*TIMES, "place") if f'name="{name}"' in html]


def refused(page, constraint, **fields):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        InfoPage.objects.filter(pk=page.pk).update(**fields)


def test_an_event_has_a_beginning(state):
    refused(event(), "events_begin_and_other_pages_do_not", starts_at=None)


@pytest.mark.parametrize("purpose", ["", "NEWS", "IMPRINT"])
def test_what_is_no_event_has_no_beginning(state, purpose):
    page = InfoPageFactory.create(purpose=purpose)

    refused(page, "events_begin_and_other_pages_do_not", starts_at=moment(1))


def test_an_event_does_not_end_before_it_begins(state):
    refused(event(2), "an_event_does_not_end_before_it_begins", ends_at=moment(1))


@pytest.mark.parametrize(
    "fields",
    [{"ends_at": moment(1)}, {"is_all_day": True}, {"repeats_until": moment(1).date()}, {"venue": "Markt"}],
    ids=lambda fields: next(iter(fields)),
)
def test_what_is_no_event_has_nothing_of_one(state, fields):
    refused(news(), "only_an_event_has_an_end_and_a_venue", **fields)


def test_an_event_is_an_occasion(state):
    page = event(1, ends_at=moment(1, 18), venue="Markt")

    assert page.occasion == Occasion(moment(1), moment(1, 18), venue="Markt")
    assert news().occasion is None


@pytest.mark.parametrize("make", [event, news])
def test_a_copy_is_of_its_time_too(state, make):
    page = make()

    copy = page.copy(update_attrs={"slug": "kopie"})

    assert (copy.purpose, copy.starts_at) == (page.purpose, page.starts_at)


def test_only_of_events_editors_are_asked_when_and_where(desk, mainz):
    pages = [event(parent=mainz.home), news(parent=mainz.home), InfoPageFactory.create(parent=mainz.home)]
    addresses = [*map(edit, pages), add(mainz, purpose="EVENT"), add(mainz, purpose="NEWS"), add(mainz)]

    assert [asked(desk, address) for address in addresses] == [TIMES, [], ["place"], TIMES, [], ["place"]]


def test_a_page_below_another_is_no_event(desk, mainz):
    page = InfoPageFactory.create(parent=InfoPageFactory.create(parent=mainz.home))

    assert asked(desk, edit(page)) == []


def test_a_link_says_what_a_new_page_is(desk, mainz):
    html = desk.get(add(mainz, purpose="EVENT")).content.decode()

    assert '<option value="EVENT" selected>' in html


def test_an_event_is_published(desk, mainz):
    said = {"starts_at": "2027-03-05 14:00", "ends_at": "2027-03-05 16:00", "venue": "Markthalle"}

    desk.post(add(mainz), {**NEW, "purpose": "EVENT", **said, "repeats_until": "2027-06-25", **PUBLISH})

    page = InfoPage.objects.get(slug="fest")
    assert page.live
    assert page.occasion.to_json() == {
        "starts_at": "2027-03-05T14:00:00+01:00",
        "ends_at": "2027-03-05T16:00:00+01:00",
        "is_all_day": False,
        "repeats_until": "2027-06-25",
        "venue": "Markthalle",
    }


@pytest.mark.parametrize("action", [{}, PUBLISH], ids=["draft", "publication"])
@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({}, "Say when the event begins.", id="no-beginning"),
        pytest.param(
            {"starts_at": "2027-03-05 14:00", "ends_at": "2027-03-05 13:00"},
            "The event cannot end before it begins.",
            id="end-before-beginning",
        ),
        pytest.param(
            {"starts_at": "2027-03-05 14:00", "repeats_until": "2027-03-04"},
            "This day is before the event begins.",
            id="repeated-until-before",
        ),
    ],
)
def test_what_is_wrong_with_an_event_is_said(desk, mainz, action, said, sentence):
    html = desk.post(add(mainz), {**NEW, "purpose": "EVENT", **said, **action}).content.decode()

    assert interface("de", sentence) in html
    assert 'name="venue"' in html
    assert not InfoPage.objects.filter(slug="fest").exists()


def test_a_beginning_that_is_no_time_is_complained_of_once(desk, mainz):
    html = desk.post(add(mainz), {**NEW, "purpose": "EVENT", "starts_at": "Freitag"}).content.decode()

    assert interface("de", "Say when the event begins.") not in html
    assert not InfoPage.objects.filter(slug="fest").exists()


def test_a_year_that_nobody_means_is_asked_about(desk, mainz):
    html = desk.post(
        add(mainz), {**NEW, "purpose": "EVENT", "starts_at": "0206-03-05 14:00"}
    ).content.decode()

    assert interface("de", "Is the year right? It is %(year)s.", year=206) in html


def test_what_is_an_event_no_more_has_no_time(desk, mainz):
    page = event(parent=mainz.home, venue="Markt")
    said = {"starts_at": "2027-03-05 14:00", "venue": "Markt", "purpose": "NEWS"}

    desk.post(edit(page), {**NEW, "slug": page.slug, **said, **PUBLISH})

    page = InfoPage.objects.get(pk=page.pk)
    assert (page.purpose, page.occasion, page.venue) == ("NEWS", None, "")


def test_there_are_many_news(desk, mainz):
    for slug in ("eins", "zwei"):
        desk.post(add(mainz), {**NEW, "slug": slug, "purpose": "NEWS", **PUBLISH})

    assert InfoPage.objects.live().filter(purpose="NEWS").count() == 2
