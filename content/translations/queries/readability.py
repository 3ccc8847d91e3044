"""How hard a page's German is to read, for whoever edits it."""

from wagtail.models import Page

from content.modules import readability as shown
from content.translations.queries.progress import segments_in
from content.translations.readability import readability


@shown.register
def lix_of_page(page: Page) -> int | None:
    """Return the LIX of a page as it is in memory."""
    return readability(segments_in(page))
