"""Work for later, when a page has been published and its editor waits for nothing."""

from django_tasks import task

from content.editions import actions


@task()
def refresh_editions() -> None:
    """Build the editions that are marked."""
    actions.refresh()
