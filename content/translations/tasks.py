"""Work on many translations, for which nobody waits."""

from django_tasks import task

from content.translations.actions.running import run_job


@task(backend="slow")
def run_translation_job(job_id: int) -> None:
    """Work on a job until it is done or stopped."""
    run_job(job_id=job_id)
