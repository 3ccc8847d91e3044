"""The form in which a text is written anew, as a browser sends it."""

from django.contrib.messages import get_messages
from django.urls import reverse

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.translations.models import Translation
from content.translations.queries.own_body import source_token
from tests.factories.blocks import section
from tests.overrides.forms import RICH

SIMPLE = "de-simple"
OWN = section("fees", "Geld", "Ein Platz kostet Geld.")


def address(page, code=SIMPLE):
    return reverse("translations:own_body", args=[page.pk, code])


def entered(*headings, **fields):
    """Return what the form sends for sections with these headings."""
    data = {"body-count": str(len(headings))}
    for index, heading in enumerate(headings):
        item = f"body-{index}"
        data |= {
            f"{item}-type": "section",
            f"{item}-order": str(index),
            f"{item}-deleted": "",
            f"{item}-id": f"own-{index}",
            f"{item}-value-heading": heading,
            f"{item}-value-text": RICH,
        }
    return data | fields


def shown(page):
    """Return what the form beside the German sends along unseen."""
    return {"seen": draft().token, "source": source_token(InfoPage.objects.get(pk=page.pk))}


def save(client, page, *headings, **fields):
    return client.post(address(page), entered(*headings, **(shown(page) | fields)))


def draft():
    return Translation.objects.get(language=SIMPLE).own_draft_body


def headings(body):
    return [block["value"]["heading"] for block in body.blocks]


def told(response):
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def dearer(page, severity=Severity.NORMAL):
    changed = InfoPage.objects.get(pk=page.pk)
    changed.severity = severity
    changed.body = [
        section("fees", "Kosten", "45 Euro im Monat"),
        section("when", "Wann?", "Ab 1 Jahr"),
    ]
    changed.save_revision().publish()
