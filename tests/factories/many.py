"""Pages by the hundred, where only their number matters."""

from wagtail.models import Page

from content.modules.models import InfoPage
from tests.factories import blocks


def many_pages(count: int, parent: Page) -> None:
    """Create live pages without the revisions that publishing writes, which take most of the time."""
    parent.refresh_from_db()
    for number in range(count):
        body = [blocks.section("a", f"Über {number}", f"Text über {number}.")]
        parent.add_child(
            instance=InfoPage(title=f"Seite {number}", slug=f"seite-{number}", body=body, live=True)
        )
