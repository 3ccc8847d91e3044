"""What the state's editors do to a page that districts have adapted."""

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from tests.factories import blocks


def publish(page, *body, severity=Severity.NORMAL, **fields):
    """Publish another version of a statewide page; without a body, with the same one."""
    draft = InfoPage.objects.get(pk=page.pk)
    if body:
        draft.body = list(body)
    for name, value in {"severity": severity, **fields}.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


def changed(page, anchor, text="Am Tag nach dem Umzug.", **kwargs):
    body = [
        blocks.section(anchor, "Wann?", text) if block["id"] == anchor else block
        for block in page.body.raw_data
    ]
    publish(page, *body, **kwargs)


def without(page, anchor, **kwargs):
    publish(page, *[block for block in page.body.raw_data if block["id"] != anchor], **kwargs)


def marked(page, anchor, mark):
    body = [
        {**block, "value": {**block["value"], "mark": mark}} if block["id"] == anchor else block
        for block in page.body.raw_data
    ]
    publish(page, *body)
