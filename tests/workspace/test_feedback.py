"""Editors read what readers say, and settle it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from content.feedback.enums import FeedbackKind, Origin
from content.feedback.models import Feedback
from content.overrides.actions import adapt_page
from tests.factories import FeedbackFactory, InfoPageFactory, feedback_on
from tests.website.reading import Document
from tests.workspace.outcomes import outcome

pytestmark = pytest.mark.django_db
INDEX = reverse("feedback:index")
PARTS = ("anonymous", "translator", "state", "mainz", "trier", "administrator")


@pytest.fixture
def said(world):
    """What readers have said, by what it is about."""
    local = InfoPageFactory.create(parent=world.mainz.home, title="Sperrmüll", slug="sperrmuell")
    return {
        "district": FeedbackFactory.create(district=world.mainz, comment="Über Mainz"),
        "statewide": feedback_on(world.school, district=world.mainz, comment="Über Schule"),
        "adapted": feedback_on(
            world.school, district=world.mainz, comment="Über unsere Schule", origin=Origin.ADAPTED
        ),
        "local": feedback_on(
            local, district=world.mainz, comment="Über Sperrmüll", path="sperrmuell", origin=Origin.LOCAL
        ),
        "barrier": FeedbackFactory.create(
            district=world.mainz, kind=FeedbackKind.BARRIER, comment="Über Kontrast"
        ),
        "search": FeedbackFactory.create(
            district=world.mainz, kind=FeedbackKind.SEARCH, comment="", query="Kita Platz", helped=False
        ),
        "trier": FeedbackFactory.create(district=world.trier, comment="Über Trier"),
    }


MAY = {
    "anonymous": set(),
    "translator": set(),
    "state": {"statewide", "barrier"},
    "mainz": {"district", "statewide", "adapted", "local", "barrier", "search"},
    "trier": {"trier"},
    "administrator": {"district", "statewide", "adapted", "local", "barrier", "search", "trier"},
}


def shown(client, query=""):
    html = client.get(INDEX + query).content.decode()
    return {item.pk for item in Feedback.objects.all() if f'id="feedback-{item.pk}"' in html}


def do(client, what, *items, **more):
    return client.post(reverse(f"feedback:{what}"), {"item": [item.pk for item in items], **more})


@pytest.mark.parametrize("part", PARTS)
def test_everybody_reads_what_concerns_them(log_in, said, part):
    client = log_in(part)
    refused = "login" if part == "anonymous" else "denied"

    found = {outcome(client.get(reverse(f"feedback:{name}"))) for name in ("index", "votes")}

    assert found == {"shown" if MAY[part] else refused}
    assert shown(client) == {said[name].pk for name in MAY[part]}


@pytest.mark.parametrize("what", ["settle", "reopen", "delete"])
@pytest.mark.parametrize("part", PARTS)
def test_everybody_changes_what_concerns_them_and_nothing_else(log_in, said, part, what):
    client = log_in(part)
    if what == "reopen":
        Feedback.objects.update(settled_at=timezone.now())

    do(client, what, *said.values(), confirmed="1")

    changed = {
        "settle": Feedback.objects.exclude(settled_at=None),
        "reopen": Feedback.objects.filter(settled_at=None),
        "delete": Feedback.objects.all(),
    }[what]
    found = set(changed.values_list("pk", flat=True))
    expected = {said[name].pk for name in MAY[part]}
    assert found == ({item.pk for item in said.values()} - expected if what == "delete" else expected)


@pytest.mark.parametrize("part", ["translator", "anonymous"])
@pytest.mark.parametrize("what", ["settle", "reopen", "delete"])
def test_others_are_refused(log_in, said, part, what):
    response = do(log_in(part), what, *said.values())

    assert outcome(response) == ("login" if part == "anonymous" else "denied")


@pytest.mark.parametrize("what", ["settle", "reopen", "delete"])
def test_nothing_changes_by_reading(log_in, said, what):
    assert outcome(log_in("mainz").get(reverse(f"feedback:{what}"))) == "not allowed"


def test_one_is_settled_by_its_own_button_whatever_is_ticked(log_in, said):
    client = log_in("mainz")

    response = do(client, "settle", said["local"], said["barrier"], only=said["district"].pk)

    settled = Feedback.objects.get(settled_at__isnull=False)
    assert (settled, settled.settled_by.username) == (said["district"], "mainz")
    assert "1 Rückmeldung erledigt." in client.get(response.headers["Location"]).content.decode()


def test_several_are_settled_and_reopened_at_once(log_in, said):
    client = log_in("mainz")
    do(client, "settle", said["local"], said["barrier"])

    html = client.get(do(client, "reopen", said["local"], said["barrier"]).headers["Location"])

    assert "2 Rückmeldungen sind wieder offen." in html.content.decode()
    assert Feedback.objects.exclude(settled_at=None).count() == 0


def test_what_is_to_be_deleted_is_shown_before(log_in, said):
    client = log_in("mainz")

    asked = do(client, "delete", said["local"], filter="kind=PAGE").content.decode()

    assert "Diese Nachricht löschen? Das lässt sich nicht rückgängig machen." in asked
    assert "Über Sperrmüll" in asked
    assert f'href="{INDEX}?kind=PAGE"' in asked
    assert "Rückmeldungen" in asked.partition("<title>")[2].partition("</title>")[0]
    assert Feedback.objects.filter(pk=said["local"].pk).exists()


@pytest.mark.parametrize("item", ["", "x", "9" * 40, "-1", "0"])
@pytest.mark.parametrize("what", ["settle", "reopen", "delete"])
def test_without_a_choice_nothing_happens(log_in, said, what, item):
    client = log_in("mainz")

    response = client.post(reverse(f"feedback:{what}"), {"item": item, "confirmed": "1"})

    html = client.get(response.headers["Location"]).content.decode()
    assert "Es ist nichts ausgewählt, oder es wurde inzwischen gelöscht." in html
    assert Feedback.objects.filter(settled_at=None).count() == len(said)


def test_one_comes_back_to_what_was_shown(log_in, said):
    response = do(log_in("mainz"), "settle", said["local"], filter="kind=PAGE&language=ar&evil=1&p=//x")

    assert response.headers["Location"] == f"{INDEX}?language=ar&kind=PAGE"


def test_a_text_is_shown_in_its_language_and_direction(log_in, world):
    FeedbackFactory.create(district=world.mainz, comment="رقم الهاتف\nغير صحيح")

    html = log_in("mainz").get(INDEX).content.decode()

    assert '<blockquote class="heard__text" lang="ar" dir="auto">رقم الهاتف\nغير صحيح</blockquote>' in html


def test_what_is_written_is_text_and_nothing_more(log_in, world):
    FeedbackFactory.create(district=world.mainz, comment="<script>alert(1)</script>", contact="<b>a</b>")

    html = log_in("mainz").get(INDEX).content.decode()

    assert ("<script>alert(1)" in html, "<b>a</b>" in html) == (False, False)


@pytest.mark.parametrize(
    ("part", "name", "expected"),
    [
        pytest.param("mainz", "local", "/admin/pages/{local}/edit/", id="own-page"),
        pytest.param("mainz", "adapted", "/admin/pages/{override}/edit/", id="adapted-page"),
        pytest.param("mainz", "statewide", "/admin/districts/mainz/#page-{school}", id="where-to-adapt"),
        pytest.param("state", "statewide", "/admin/pages/{school}/edit/", id="statewide-page"),
    ],
)
def test_the_way_to_the_text_is_there(log_in, people, world, said, part, name, expected):
    override = adapt_page(page=world.school, district=world.mainz, by=people["mainz"])
    ids = {
        "local": world.mainz.home.get_children().get(slug="sperrmuell").pk,
        "override": override.pk,
        "school": world.school.pk,
    }
    Feedback.objects.exclude(pk=said[name].pk).delete()

    links = Document(log_in(part).get(INDEX).content.decode()).addresses()

    assert expected.format(**ids) in links
    assert f"/mainz/ar/{said[name].path}/" in links


@pytest.mark.parametrize("name", ["district", "search", "barrier"])
def test_what_is_about_no_page_leads_to_none(log_in, said, name):
    Feedback.objects.exclude(pk=said[name].pk).delete()

    html = log_in("mainz").get(INDEX).content.decode()

    assert (
        "Wie Lesende sie sehen" in html,
        f'<strong class="heard__tag">{said[name].get_kind_display()}' in html,
    ) == (
        False,
        True,
    )


def test_of_a_page_that_has_gone_the_name_is_left(log_in, world):
    feedback_on(world.doctor, district=world.mainz, title="[ar] Arzt")
    world.doctor.delete()

    html = log_in("mainz").get(INDEX).content.decode()

    assert '<strong dir="auto">[ar] Arzt</strong>' in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("?kind=BARRIER", {"barrier"}, id="kind"),
        pytest.param("?district=trier", {"trier"}, id="district"),
        pytest.param("?language=uk", set(), id="language"),
        pytest.param("?district=nowhere&kind=NOISE&language=xx", set(MAY["administrator"]), id="unknown"),
    ],
)
def test_what_is_asked_for(log_in, said, query, expected):
    assert shown(log_in("administrator"), query) == {said[name].pk for name in expected}


def test_whoever_hears_one_district_is_not_asked_which(log_in, said):
    client = log_in("mainz")

    assert 'name="district"' not in client.get(INDEX).content.decode()
    assert shown(client, "?district=trier") == {said[name].pk for name in MAY["mainz"]}


def test_an_empty_list_says_so(log_in, world):
    client = log_in("mainz")

    texts = [client.get(INDEX + query).content.decode() for query in ("", "?kind=PAGE")]

    assert ["Noch hat niemand geschrieben." in texts[0], "Keine Nachricht passt." in texts[1]] == [True, True]


def test_a_long_list_is_divided(log_in, world):
    FeedbackFactory.create_batch(51, district=world.mainz)
    client = log_in("mainz")

    counts = [len(shown(client, query)) for query in ("", "?p=2", "?p=99", "?p=x")]

    assert counts == [50, 1, 1, 50]


def test_who_settled_it_and_when_is_told(log_in, world, people):
    FeedbackFactory.create(
        district=world.mainz, settled_at=timezone.now() - timedelta(days=1), settled_by=people["state"]
    )

    html = log_in("mainz").get(INDEX).content.decode()

    assert ", state</span>" in " ".join(html.split())


@pytest.mark.parametrize("count", [1, 3])
def test_list_query_count(log_in, world, count, django_assert_num_queries):
    for _ in range(count):
        feedback_on(InfoPageFactory.create(), district=world.mainz)
        FeedbackFactory.create(district=world.mainz)
    client = log_in("mainz")
    client.get(INDEX)

    with django_assert_num_queries(13):
        client.get(INDEX)


@pytest.mark.menu
@pytest.mark.parametrize("part", [part for part in PARTS if part != "anonymous"])
def test_menu_and_start_page_say_how_much_waits(log_in, said, part):
    html = log_in(part).get(reverse("wagtailadmin_home")).content.decode()

    count = len(MAY[part])
    # The menu is JSON, in which an umlaut is an escape.
    assert (f"ckmeldungen ({count})" in html) == bool(count)
    assert (f"{count} Rückmeldungen von Lesenden warten." in html) == (count > 1)
    assert ("Eine Rückmeldung von Lesenden wartet." in html) == (count == 1)


def test_start_page_says_nothing_where_nothing_waits(log_in, said):
    Feedback.objects.update(settled_at=timezone.now())

    assert INDEX not in log_in("mainz").get(reverse("wagtailadmin_home")).content.decode()
