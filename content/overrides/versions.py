"""The versions of an adapted page that somebody who decides at once has to change alike."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from wagtail.models import Revision

from content.overrides.models import OverridePage


@dataclass(frozen=True, slots=True)
class Version:
    """What waits behind what readers get: a draft, or what is published at a moment that has been set."""

    revision: Revision
    is_scheduled: bool

    def page(self) -> OverridePage:
        # Only now, for Wagtail takes a page off that does not know what has been published meanwhile.
        page: OverridePage = self.revision.as_object()
        page.live_revision_id = self.revision.content_object.live_revision_id
        return page

    def replace(self, page: OverridePage, by: User | None) -> None:
        """Let a page, which is this version with something changed, wait instead."""
        revision = page.save_revision(user=by)
        if self.is_scheduled:
            revision.publish(user=by, skip_permission_checks=True)


def versions(override: OverridePage) -> tuple[OverridePage, list[Version]]:
    """Return what readers get, and what waits behind it, the oldest first. Nobody else changes it meanwhile."""
    current = OverridePage.objects.select_for_update(of=("self",)).get(pk=override.pk)
    scheduled = current.scheduled_revision
    waiting = [Version(scheduled, is_scheduled=True)] if scheduled else []
    is_latest = scheduled is not None and scheduled.pk == current.latest_revision_id
    if current.has_unpublished_changes and not is_latest:
        waiting.append(Version(current.get_latest_revision(), is_scheduled=False))
    return current, waiting
