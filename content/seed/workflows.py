"""Who approves what editors submit: at each home its own reviewers."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

# The groups that Wagtail's migrations create, with their rights on every page there is, and their workflow.
DEFAULT_GROUPS = {
    "Editors": {"add_page", "change_page"},
    "Moderators": {"add_page", "change_page", "lock_page", "publish_page", "unlock_page"},
}
DEFAULT_REVIEWERS = "Moderators"
DEFAULT_WORKFLOW = "Moderators approval"


def create_reviews(reviews: Iterable[tuple[Group, Page]]) -> None:
    """Let a group approve what is submitted at a home and below it, unless a workflow is in use there already."""
    assigned = set(WorkflowPage.objects.values_list("page_id", flat=True))
    for group, home in reviews:
        if home.pk not in assigned:
            workflow = Workflow.objects.create(name=group.name)
            task = GroupApprovalTask.objects.create(name=group.name)
            task.groups.add(group)
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
            WorkflowPage.objects.create(page_id=home.pk, workflow=workflow)


def withdraw_default_rights() -> None:
    """Take from Wagtail's own groups what they may do with all pages, and from all pages Wagtail's own workflow.

    Groups that have members, or other rights than Wagtail gave them, stay as they are, and with them the workflow.
    """
    groups = Group.objects.filter(name__in=DEFAULT_GROUPS, user=None)
    unused = [group for group in groups if _is_as_wagtail_made_it(group)]
    GroupPagePermission.objects.filter(group__in=unused).delete()
    GroupCollectionPermission.objects.filter(group__in=unused).delete()
    for group in unused:
        group.permissions.clear()
    if any(group.name == DEFAULT_REVIEWERS for group in unused):
        WorkflowPage.objects.filter(page__depth=1, workflow__name=DEFAULT_WORKFLOW).delete()


def _is_as_wagtail_made_it(group: Group) -> bool:
    rights = GroupPagePermission.objects.filter(group=group)
    given = set(rights.values_list("page__depth", "permission__codename"))
    return given == {(1, codename) for codename in DEFAULT_GROUPS[group.name]}
