import pytest
from django.db import IntegrityError
from django.utils import timezone, translation

from content.core.languages import LANGUAGES
from content.overrides.enums import ProposalStatus
from content.overrides.models import BlockChange, OverridePage, Proposal
from tests.factories import OverridePageFactory, UserFactory
from tests.factories.blocks import section
from tests.factories.overrides import made_against, replacing, titled

pytestmark = pytest.mark.django_db


@pytest.fixture
def override(state):
    return OverridePageFactory.create()


def test_a_district_adapts_a_page_once(override):
    other = OverridePageFactory.create(target=override.target)

    with pytest.raises(IntegrityError):
        OverridePage.objects.filter(pk=other.pk).update(district=override.district)


def test_a_district_adapts_several_pages_and_a_page_is_adapted_by_several(override):
    OverridePageFactory.create(district=override.district)
    OverridePageFactory.create(target=override.target)

    assert [
        OverridePage.objects.of(override.district).count(),
        OverridePage.objects.filter(target=override.target).count(),
    ] == [2, 2]


def test_what_a_district_made_of_deleted_pages_is_kept(override):
    others = OverridePageFactory.create(district=override.district)
    OverridePage.objects.filter(pk__in=[override.pk, others.pk]).update(target=None)

    assert OverridePage.objects.of(override.district).count() == 2


def propose(override, **kwargs):
    return Proposal.objects.create(
        target=override.target,
        district=override.district,
        operation=titled("Hort").to_json(),
        **kwargs,
    )


@pytest.mark.parametrize(
    ("status", "is_decided", "reason", "constraint"),
    [
        pytest.param("OPEN", True, "", "proposal_is_decided_at_a_moment", id="open-but-decided"),
        pytest.param("ACCEPTED", False, "", "proposal_is_decided_at_a_moment", id="decided-never"),
        pytest.param(
            "DECLINED", True, "", "proposal_is_declined_with_a_reason", id="declined-without-reason"
        ),
    ],
)
def test_a_proposal_is_decided_completely_or_not_at_all(override, status, is_decided, reason, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        propose(override, status=status, reason=reason, decided_at=timezone.now() if is_decided else None)


@pytest.mark.parametrize(
    ("status", "reason"), [("OPEN", ""), ("ACCEPTED", ""), ("DECLINED", "Das gilt nur in Mainz.")]
)
def test_a_proposal_waits_or_is_decided(override, status, reason):
    decided_at = None if status == ProposalStatus.OPEN else timezone.now()

    assert propose(override, status=status, reason=reason, decided_at=decided_at).pk


def test_operations_are_stored_as_they_were_made(state):
    operations = [replacing("a", section("x", "Wann?", "Bald.")), titled("Hort")]

    override = OverridePageFactory.create(operations=operations)

    assert override.all_operations == made_against(override.target, operations)


def test_operations_are_kept_through_drafts(state):
    override = OverridePageFactory.create(operations=[titled("Hort")])

    assert override.get_latest_revision_as_object().all_operations == override.all_operations


def test_editors_find_an_adapted_page_as_its_readers_see_it(state):
    override = OverridePageFactory.create(target__slug="kita", district__slug="mainz")

    assert override.url == "/mainz/de/kita/"


def test_what_was_made_of_a_deleted_page_has_no_address(override):
    override.target = None

    assert override.url is None


def test_an_adapted_page_is_called_so(state):
    override = OverridePageFactory.create(target__title="Kita")

    with translation.override("en"):
        assert override.get_admin_display_title() == "Adapted: Kita"


def test_an_adapted_page_is_previewed_in_every_language(override):
    assert [code for code, _ in override.preview_modes] == list(LANGUAGES)
    assert override.default_preview_mode == "de"


def test_a_draft_is_previewed_as_readers_would_see_it(client, world):
    override = OverridePageFactory.create(
        target=world.school, district=world.mainz, operations=[titled("Schulen in Mainz")], is_draft=True
    )
    client.force_login(UserFactory.create(is_superuser=True))

    response = client.get(f"/admin/pages/{override.pk}/view_draft/")

    assert (response.status_code, "Schulen in Mainz" in response.content.decode()) == (200, True)


def test_a_draft_for_a_deleted_page_cannot_be_shown(client, world):
    override = OverridePageFactory.create(target=world.doctor, district=world.mainz)
    world.doctor.delete()
    client.force_login(UserFactory.create(is_superuser=True))

    response = client.get(f"/admin/pages/{override.pk}/view_draft/")

    assert (response.status_code, "<html" in response.content.decode()) == (200, False)


def test_an_adapted_page_is_neither_copied_nor_moved(override):
    administrator = UserFactory.create(is_superuser=True)

    assert override.permissions_for_user(administrator).can_copy() is False
    assert override.can_move_to(OverridePageFactory.create().get_parent()) is False


def test_records_are_named_for_those_who_look_for_them(override):
    change = BlockChange(page=override.target, anchor="a")

    assert (str(change), str(propose(override))) == (
        f"{override.target_id} a",
        f"{override.district_id}: {override.target_id}",
    )
