"""Pages by the hundred, where only their number matters."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from content.modules.models import InfoPage
from tests.factories import blocks


def many_pages(count: int, parent: Page) -> None:
    """Create live pages below one that has none, without the revisions and indexes that take most of the time."""
    parent.refresh_from_db()
    kind = ContentType.objects.get_for_model(InfoPage)
    pages = [
        Page(
            title=f"Seite {number}",
            draft_title=f"Seite {number}",
            slug=f"seite-{number}",
            path=Page._get_path(parent.path, parent.depth + 1, number),
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}seite-{number}/",
            content_type=kind,
            locale_id=parent.locale_id,
        )
        for number in range(1, count + 1)
    ]
    for page in Page.objects.bulk_create(pages):
        body = [blocks.section("a", f"Über {page.title}", f"Text über {page.title}.")]
        child = InfoPage(page_ptr_id=page.pk, body=body)
        # Raw, because the row of the page itself is written already.
        child.save_base(raw=True)
    Page.objects.filter(pk=parent.pk).update(numchild=count)
