"""Work for later, when an edition has changed and nobody waits for who is told."""

from django_tasks import task

from content.webhooks.actions.sending import send_due


@task(backend="slow")
def send_deliveries() -> None:
    """Send what is due."""
    send_due()
