import pytest
from django.urls import reverse

from content.modules.blocks import BodyBlock, LocalBodyBlock
from content.modules.inheritance import Placement, Severity
from tests.factories import InfoPageFactory, UserFactory
from tests.factories.blocks import section
from tests.website.reading import Document

pytestmark = pytest.mark.django_db

ALWAYS, LOCAL_ONLY = {"severity"}, {"place", "placement", "is_shareable"}


@pytest.fixture
def form_of(client, world):
    """Return a function that opens a page's form, or that of a new page below one."""
    client.force_login(UserFactory.create(is_superuser=True))

    def form_of(page=None, below=None, **asked):
        if page:
            address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        else:
            address = reverse("wagtailadmin_pages:add", args=["modules", "infopage", below.pk])
        return client.get(address, asked).context["form"]

    return form_of


@pytest.fixture
def town_hall(world):
    return InfoPageFactory.create(
        parent=world.mainz.home, slug="rathaus", body=[section("a", "Wo?", "Markt 1.")]
    )


def asks(form):
    return set(form.fields) & (ALWAYS | LOCAL_ONLY)


def test_the_state_says_what_a_change_means(form_of, world):
    assert [asks(form) for form in (form_of(world.school), form_of(below=world.state))] == [ALWAYS] * 2


def test_a_district_says_where_its_page_belongs(form_of, world, town_hall):
    forms = form_of(town_hall), form_of(below=world.mainz.home)

    assert [asks(form) for form in forms] == [ALWAYS | LOCAL_ONLY] * 2


def test_a_page_below_a_local_one_belongs_there(form_of, town_hall):
    assert asks(form_of(below=town_hall)) == ALWAYS | {"is_shareable"}


def test_the_state_marks_blocks_and_a_district_does_not(form_of, world, town_hall):
    assert [type(form_of(page)["body"].field.block) for page in (world.school, town_hall)] == [
        BodyBlock,
        LocalBodyBlock,
    ]


def test_a_local_text_is_in_its_form(form_of, town_hall):
    shown = form_of(town_hall)["body"].value()

    assert [(block.id, block.value["heading"]) for block in shown] == [("a", "Wo?")]


def test_a_local_text_is_stored_without_marks(client, form_of, town_hall):
    form = form_of(town_hall)
    written = {
        "title": "Rathaus",
        "slug": "rathaus",
        "summary": "",
        "severity": "NORMAL",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "video",
        "body-0-id": "b",
        "body-0-value-title": "Film",
        "body-0-value-url": "https://example.org/film",
        "body-0-value-description": "",
        "sources-count": "0",
        "placement": Placement.BELOW,
    }
    bound = type(form)(
        data=written, instance=town_hall, parent_page=town_hall.get_parent(), for_user=form.for_user
    )

    assert bound.is_valid(), bound.errors
    assert list(bound.save(commit=False).body.get_prep_value()) == [
        {
            "type": "video",
            "id": "b",
            "value": {"title": "Film", "url": "https://example.org/film", "description": ""},
        }
    ]


@pytest.mark.parametrize(
    ("is_published", "expected"),
    [pytest.param(True, Severity.NORMAL, id="published"), pytest.param(False, Severity.URGENT, id="draft")],
)
def test_what_a_change_means_holds_until_it_is_published(form_of, world, is_published, expected):
    world.doctor.severity = Severity.URGENT
    revision = world.doctor.save_revision()
    if is_published:
        revision.publish()

    assert form_of(world.doctor)["severity"].value() == expected


def test_a_link_to_the_form_of_a_new_page_says_where_it_belongs(form_of, world):
    form = form_of(below=world.mainz.home, place=world.school.pk, placement="AFTER")

    assert (int(form["place"].value()), form["placement"].value()) == (world.school.pk, "AFTER")


def test_a_link_to_the_form_of_a_page_changes_nothing(form_of, world, town_hall):
    form = form_of(town_hall, place=world.school.pk)

    assert form["place"].value() is None


EASY = "Sie suchen einen Platz. Fragen Sie das Amt. Es hilft."
HARD = "Personensorgeberechtigte beantragen unverzüglich Kindertagesbetreuungsplätze beim Jugendamtsleiter."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param([], "Es gibt noch keinen Text.", id="no-text"),
        pytest.param([section("a", "Wo?", f"<p>{EASY}</p>")], "LIX 2 : leicht genug.", id="easy"),
        pytest.param([section("a", "Wo?", f"<p>{HARD}</p>")], "zu schwer, höchstens 45 ist gut.", id="hard"),
    ],
)
def test_a_form_says_how_hard_its_text_is(client, state, body, expected):
    client.force_login(UserFactory.create(is_superuser=True))
    page = InfoPageFactory.create(parent=state, title="1" if not body else "Kita", summary="", body=body)

    document = Document(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode())

    assert expected in document.text


def test_a_page_that_is_not_stored_yet_has_no_figure(client, state):
    client.force_login(UserFactory.create(is_superuser=True))

    response = client.get(reverse("wagtailadmin_pages:add", args=["modules", "infopage", state.pk]))

    assert "LIX" not in response.content.decode()
