"""What districts do with statewide pages, and what is noted when the state changes them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from content.districts.models import District, DistrictHome
from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.overrides.copying import accepted, with_new_ids
from content.overrides.enums import ProposalStatus
from content.overrides.locking import has_locked_block
from content.overrides.models import BlockChange, OverridePage, Proposal
from content.overrides.operations import FIELDS, Operation
from content.overrides.queries import changes_between
from content.overrides.versions import versions

Edit = Callable[[list[Operation]], list[Operation]]


class PageIsLocked(Exception):
    """The state has locked a block of the page, or of one below it."""


@transaction.atomic
def adapt_page(*, page: InfoPage, district: District, by: User | None) -> OverridePage:
    """Return what a district changes on a statewide page; if that was nothing, an empty draft of it."""
    # Of two who begin at the same moment, the second finds what the first has begun.
    home = DistrictHome.objects.select_for_update(of=("self",)).get(district=district)
    known = OverridePage.objects.filter(target=page, district=district).first()
    if known:
        return known
    override: OverridePage = home.add_child(
        instance=OverridePage(
            title=page.title, slug=f"override-{page.pk}", district=district, target=page, live=False, owner=by
        )
    )
    log(instance=override, action="wagtail.create", user=by)
    override.save_revision(user=by)
    return override


@transaction.atomic
def hide_page(*, page: InfoPage, district: District, by: User | None) -> OverridePage:
    """Let readers of a district see neither a statewide page nor those below it.

    Raises ``PageIsLocked``.
    """
    if has_locked_block(page):
        raise PageIsLocked(page.title)
    override = adapt_page(page=page, district=district, by=by)
    _hide(override, by, "lotse.override.hide_page", hides_page=True)
    return override


@transaction.atomic
def show_page(*, override: OverridePage, by: User | None) -> None:
    """Let readers see a statewide page again that their district has hidden."""
    _hide(override, by, "lotse.override.show_page", hides_page=False)


@transaction.atomic
def keep_ours(*, override: OverridePage, operations: Collection[str], by: User | None) -> None:
    """Note that operations, named by their ids, have been compared with the statewide text as it is today."""
    assert override.target is not None
    text = override.target.text
    _edit(
        override,
        lambda known: [item.compared_with(text) if item.id in operations else item for item in known],
        by,
        "lotse.override.keep_ours",
    )


@transaction.atomic
def take_statewide(*, override: OverridePage, operations: Collection[str], by: User | None) -> None:
    """Drop operations, named by their ids: readers get the statewide text again."""
    _edit(
        override,
        lambda known: [item for item in known if item.id not in operations],
        by,
        "lotse.override.take_statewide",
    )


@transaction.atomic
def adopt_operations(*, source: OverridePage, district: District, by: User | None) -> OverridePage:
    """Copy what another district changes on a page into the draft of a district's own changes; readers see nothing yet.

    Blocks that the district has replaced or hidden itself stay as they are.
    """
    assert source.target is not None
    override = adapt_page(page=source.target, district=district, by=by)
    draft = override.get_latest_revision_as_object()
    own = draft.all_operations
    taken = {operation.anchor for operation in own if operation.kind.takes_the_place}
    copied = [
        replace(
            operation,
            id=str(uuid4()),
            content=with_new_ids(operation.content),
            adopted_from=source.district.name,
        )
        for operation in source.all_operations
        if not (operation.kind.takes_the_place and operation.anchor in taken)
    ]
    _set(draft, [*own, *copied])
    log(instance=override, action="lotse.override.adopt", user=by, data={"district": source.district.slug})
    draft.save_revision(user=by)
    return override


@transaction.atomic
def propose(*, override: OverridePage, operation: Operation, note: str, by: User | None) -> Proposal:
    """Offer the state an operation of a district."""
    assert override.target is not None
    proposal = Proposal.objects.create(
        target=override.target,
        district=override.district,
        operation=operation.to_json(),
        note=note,
        proposed_by=by,
    )
    log(instance=override, action="lotse.override.propose", user=by)
    return proposal


@transaction.atomic
def accept_proposal(*, proposal: Proposal, by: User | None) -> InfoPage:
    """Put what is proposed into the draft of the statewide page; readers see it once that is published."""
    draft: InfoPage = proposal.target.get_latest_revision_as_object()
    operation = Operation.from_json(proposal.operation)
    if not proposal.target.has_unpublished_changes:
        draft.severity = Severity.NORMAL
    if operation.kind in FIELDS:
        setattr(draft, operation.kind.value, operation.text)
    else:
        draft.body = accepted(list(draft.body.raw_data), operation)  # type: ignore[assignment]  # takes what it stores
    draft.save_revision(user=by, log_action=True)
    _decide(proposal, ProposalStatus.ACCEPTED, "", by)
    return draft


@transaction.atomic
def decline_proposal(*, proposal: Proposal, reason: str, by: User | None) -> None:
    """Say no to a proposal, and why."""
    _decide(proposal, ProposalStatus.DECLINED, reason, by)


@transaction.atomic
def note_seen(*, proposal: Proposal) -> None:
    """Note that the district has read what the state said to its proposal."""
    Proposal.objects.filter(pk=proposal.pk).update(is_seen=True)


@transaction.atomic
def publish_statewide(*, page: InfoPage, severity: Severity, by: User | None) -> InfoPage:
    """Publish the draft of a statewide page, or schedule it, and say what that means for who adapts it.

    Raises ``ValidationError`` for a draft that is not complete, ``PublishPagePermissionError`` if ``by`` may not.
    """
    draft: InfoPage = page.get_latest_revision_as_object()
    draft.full_clean()
    revision = page.latest_revision
    if draft.severity != severity:
        draft.severity = severity
        revision = draft.save_revision(user=by)
    revision.publish(user=by)
    return draft


@transaction.atomic
def note_changes(*, page: InfoPage, before: InfoPage) -> None:
    """Note which texts of a statewide page get another wording, just before it is stored, for those who adapt it."""
    if not OverridePage.objects.filter(target_id=page.pk).exists():
        # What went before concerns nobody who begins now, and from here on there would be gaps.
        BlockChange.objects.filter(page=page.pk).delete()
        return
    BlockChange.objects.bulk_create(
        [
            BlockChange(page_id=page.pk, anchor=change.anchor, digest=change.digest, severity=change.severity)
            for change in changes_between(before, page)
        ]
    )


@transaction.atomic
def keep_copies(*, page: InfoPage) -> None:
    """Leave districts that adapt a page its text, just before it is deleted."""
    OverridePage.objects.filter(target_id=page.pk).update(target_copy=page.text)


@transaction.atomic
def follow_home(*, home: DistrictHome) -> None:
    """Let what is adapted under a home belong to the district whose home it is now."""
    given = OverridePage.objects.child_of(home).exclude(district=home.district_id)
    given.update(district=home.district_id)


def _edit(override: OverridePage, edit: Edit, by: User | None, action: str) -> None:
    """Change the operations that readers get, and those of what waits behind them."""
    current, waiting = versions(override)
    if current.live:
        _set(current, edit(current.all_operations))
        _publish_version(current, by, action)
    for version in waiting:
        page = version.page()
        _set(page, edit(page.all_operations))
        version.replace(page, by)


def _hide(override: OverridePage, by: User | None, action: str, *, hides_page: bool) -> None:
    """Hide a page or show it again, now and in what waits behind that."""
    current, waiting = versions(override)
    if not current.live:
        # What is still a draft is not published along with it, and a moment that was set for that does not count.
        current.operations, current.go_live_at, current.expire_at = [], None, None  # type: ignore[assignment]  # as below
    current.hides_page = hides_page
    _publish_version(current, by, action)
    for version in waiting:
        page = version.page()
        page.hides_page = hides_page
        if version.is_scheduled or _content(page) != _content(current):
            version.replace(page, by)


def _publish_version(current: OverridePage, by: User | None, action: str) -> None:
    log(instance=current, action=action, user=by)
    current.save_revision(user=by).publish(user=by, skip_permission_checks=True)


def _content(override: OverridePage) -> tuple[object, ...]:
    return override.all_operations, override.hides_page, override.is_shareable


def _set(override: OverridePage, operations: Sequence[Operation]) -> None:
    override.operations = [operation.to_json() for operation in operations]  # type: ignore[assignment]  # as above


def _decide(proposal: Proposal, status: ProposalStatus, reason: str, by: User | None) -> None:
    proposal.status, proposal.reason, proposal.decided_by = status, reason, by
    proposal.decided_at = timezone.now()
    proposal.save(update_fields=["status", "reason", "decided_by", "decided_at"])
    log(
        instance=proposal.target.specific,
        action=f"lotse.proposal.{status.lower()}",
        user=by,
        data={"district": proposal.district.slug},
    )
