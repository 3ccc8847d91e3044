import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Workflow, WorkflowPage

from content.core.languages import LANGUAGES
from content.districts.enums import DistrictKind
from content.districts.rules import may_edit
from content.seed.groups import (
    STATE_EDITORS,
    STATE_REVIEWERS,
    create_groups,
    district_editors,
    district_reviewers,
    district_translators,
    state_translators,
)
from content.translations.rules import translatable_languages
from tests.factories import DistrictFactory, GroupFactory, InfoPageFactory, UserFactory
from tests.factories.homes import root_page

pytestmark = pytest.mark.django_db

TARGETS = [code for code in LANGUAGES if code != "de"]


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", name_de="Mainz", with_home=True)


@pytest.fixture
def trier(state):
    return DistrictFactory.create(slug="trier", name_de="Trier", with_home=True)


def member_of(name):
    return UserFactory.create(groups=[Group.objects.get(name=name)])


def test_create_groups_for_the_state_each_district_and_each_language(mainz, trier):
    before = Group.objects.count()

    created = create_groups()

    names = set(Group.objects.values_list("name", flat=True))
    assert {
        "Redaktion Land",
        "Prüfung Land",
        "Übersetzung Land: Arabisch",
        "Redaktion Mainz",
        "Prüfung Mainz",
        "Übersetzung Mainz",
        "Redaktion Trier",
        "Prüfung Trier",
        "Übersetzung Trier",
    } <= names
    assert created == 2 + len(TARGETS) + 2 * 3 == Group.objects.count() - before


def test_create_groups_twice_changes_nothing(mainz):
    create_groups()
    Group.objects.get(name=STATE_EDITORS).permissions.clear()
    workflows = list(WorkflowPage.objects.values())

    assert create_groups() == 0
    assert not Group.objects.get(name=STATE_EDITORS).permissions.exists()
    assert list(WorkflowPage.objects.values()) == workflows


def test_create_groups_again_gives_a_further_district_its_groups(mainz):
    create_groups()
    DistrictFactory.create(slug="trier", name_de="Trier", with_home=True)

    assert create_groups() == 3


def test_create_groups_needs_few_queries_for_a_further_district(mainz, django_assert_max_num_queries):
    create_groups()
    for number in range(10):
        DistrictFactory.create(name_de=f"Kreis {number}", with_home=True)

    with django_assert_max_num_queries(20 + 10 * 7):
        create_groups()


def test_create_groups_tells_a_city_from_the_district_around_it(state):
    DistrictFactory.create(slug="trier", name_de="Trier", kind=DistrictKind.CITY, with_home=True)
    DistrictFactory.create(slug="kreis-trier", name_de="Trier", kind=DistrictKind.COUNTY, with_home=True)

    create_groups()

    groups = Group.objects.filter(name__startswith="Redaktion Trier")
    assert groups.count() == 2


@pytest.mark.parametrize("group", [district_editors("Mainz"), district_reviewers("Mainz")])
def test_members_of_a_district_edit_it_alone(mainz, trier, group):
    create_groups()

    editor = member_of(group)
    assert [may_edit(editor, place) for place in (mainz, trier, None)] == [True, False, False]
    assert not editor.has_perm("districts.change_contactrole")


@pytest.mark.parametrize(
    ("group", "changes_roles"), [(STATE_EDITORS, True), (STATE_REVIEWERS, False)], ids=["editor", "reviewer"]
)
def test_members_of_the_state_edit_what_is_statewide(mainz, group, changes_roles):
    create_groups()

    editor = member_of(group)
    assert [may_edit(editor, place) for place in (mainz, None)] == [False, True]
    assert editor.has_perm("districts.change_contactrole") == changes_roles
    assert not editor.has_perm("districts.change_district")


@pytest.mark.parametrize("name", ["Land", "Mainz"])
def test_reviewers_publish_and_lock_but_add_nothing(mainz, name):
    create_groups()

    rights = GroupPagePermission.objects.filter(group__name=f"Prüfung {name}")
    assert sorted(rights.values_list("permission__codename", flat=True)) == [
        "change_page",
        "lock_page",
        "publish_page",
        "unlock_page",
    ]


def test_members_of_a_language_translate_into_it_alone(mainz):
    page = InfoPageFactory.create()
    create_groups()

    translator = member_of(state_translators("ar"))
    assert translatable_languages(translator, page) == ["ar"]
    assert not page.permissions_for_user(translator).can_edit()


def test_translators_of_a_district_translate_its_pages_into_every_language(mainz, trier):
    here, there, statewide = (
        InfoPageFactory.create(parent=mainz.home),
        InfoPageFactory.create(parent=trier.home),
        InfoPageFactory.create(),
    )
    create_groups()

    translator = member_of(district_translators("Mainz"))
    assert translatable_languages(translator, here) == TARGETS
    assert [translatable_languages(translator, page) for page in (there, statewide)] == [[], []]
    assert not here.permissions_for_user(translator).can_edit()


@pytest.mark.parametrize(("name", "other"), [("Land", "Mainz"), ("Mainz", "Land")])
def test_what_is_submitted_goes_to_the_reviewers_there(mainz, name, other):
    pages = {"Land": InfoPageFactory.create(), "Mainz": InfoPageFactory.create(parent=mainz.home)}
    create_groups()
    page, editor = pages[name], member_of(f"Redaktion {name}")
    page.save_revision(user=editor)

    page.get_workflow().start(page, editor)

    task = page.current_workflow_task_state.task.specific
    assert task.name == f"Prüfung {name}"
    approving = [
        bool(task.get_actions(page, member_of(f"Prüfung {reviewers}"))) for reviewers in (name, other)
    ]
    assert approving == [True, False]


def test_workflow_that_is_in_use_at_a_home_stays(mainz):
    own = Workflow.objects.create(name="Vier Augen")
    WorkflowPage.objects.create(page_id=mainz.home.pk, workflow=own)

    create_groups()

    assert mainz.home.get_workflow() == own


def rights_on_everything(name):
    group = Group.objects.get(name=name)
    return [
        group.permissions.count(),
        group.collection_permissions.count(),
        group.page_permissions.count(),
    ]


def test_default_groups_that_nobody_is_in_lose_their_rights(state):
    create_groups()

    assert [rights_on_everything(name) for name in ("Editors", "Moderators")] == [[0, 0, 0]] * 2
    assert not WorkflowPage.objects.filter(page=root_page()).exists()


@pytest.mark.parametrize("name", ["Editors", "Moderators"])
def test_default_group_that_somebody_is_in_keeps_its_rights(state, name):
    before = rights_on_everything(name)
    member_of(name)

    create_groups()

    assert rights_on_everything(name) == before


def test_default_group_with_other_rights_keeps_them(state):
    right = Permission.objects.get(codename="bulk_delete_page")
    group = Group.objects.get(name="Moderators")
    GroupPagePermission.objects.create(group=group, page=root_page(), permission=right)
    before = rights_on_everything("Moderators")

    create_groups()

    assert rights_on_everything("Moderators") == before


def test_default_workflow_stays_where_its_group_is_used(state):
    member_of("Moderators")

    create_groups()

    assert WorkflowPage.objects.filter(page=root_page()).exists()


def test_default_workflow_stays_where_it_was_given_again(state):
    create_groups()
    workflow = Workflow.objects.get(name="Moderators approval")
    WorkflowPage.objects.create(page=root_page(), workflow=workflow)

    create_groups()

    assert WorkflowPage.objects.filter(page=root_page()).exists()


def test_group_of_another_name_keeps_its_rights_on_everything(state):
    group = GroupFactory.create()
    right = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=root_page(), permission=right)

    create_groups()

    assert group.page_permissions.count() == 1
