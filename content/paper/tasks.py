"""What readers wait for while they see that it is being made."""

from django_tasks import task

from content.editions.reading import current_version, read_edition
from content.paper import booklets


@task(backend="beside")
def print_booklet(district_slug: str, language_slug: str) -> None:
    """Print what a district offers in a language, and keep it for this machine's readers."""
    pk, version, _ = current_version(district_slug, language_slug)
    booklets.make(read_edition(pk, version))
