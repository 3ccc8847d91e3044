"""What the state's editors do to a page that districts adapt."""

from content.modules.models import InfoPage


def body_with(page, *blocks, without=()):
    """Return a page's blocks, with these in the place of those with the same id, or behind them."""
    body = {block["id"]: block for block in page.body.raw_data} | {block["id"]: block for block in blocks}
    return [block for anchor, block in body.items() if anchor not in without]


def drafted(page, *blocks, without=(), **fields):
    """Return the page as it is in memory with another text, stored nowhere."""
    draft = InfoPage.objects.get(pk=page.pk)
    for name, value in {"body": body_with(draft, *blocks, without=without), **fields}.items():
        setattr(draft, name, value)
    return draft


def publish(page, *blocks, without=(), **fields):
    """Publish another text of a page and return the page as it is then."""
    drafted(page, *blocks, without=without, **fields).save_revision().publish()
    return InfoPage.objects.get(pk=page.pk)
