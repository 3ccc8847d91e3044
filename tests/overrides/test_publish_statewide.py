import pytest
from django.core.exceptions import ValidationError
from wagtail.actions.publish_page_revision import PublishPagePermissionError

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.overrides.actions import publish_statewide
from content.overrides.models import BlockChange
from tests.factories import adapted, editor_of
from tests.factories.blocks import section
from tests.factories.overrides import replacing
from tests.overrides.writing import drafted

pytestmark = pytest.mark.django_db

DEARER = section("fees", "Kosten", "45 Euro")
REPLACED = replacing("fees", section("ours", "Mainz", "Hier kostet es nichts."))


@pytest.mark.parametrize("severity", Severity)
def test_a_statewide_draft_is_published_with_what_it_means(kita, mainz, severity):
    adapted(kita, mainz, REPLACED)
    drafted(kita, DEARER).save_revision()

    publish_statewide(page=InfoPage.objects.get(pk=kita.pk), severity=severity, by=None)

    page = InfoPage.objects.get(pk=kita.pk)
    assert (page.text["body"][1], page.has_unpublished_changes) == (DEARER, False)
    assert list(BlockChange.objects.values_list("anchor", "severity")) == [("fees", severity)]


def test_a_statewide_draft_that_is_not_complete_is_not_published(kita):
    drafted(kita, title="").save_revision(clean=False)

    with pytest.raises(ValidationError):
        publish_statewide(page=InfoPage.objects.get(pk=kita.pk), severity=Severity.NORMAL, by=None)

    assert InfoPage.objects.get(pk=kita.pk).title == "Kita"


def test_whoever_may_not_publish_statewide_pages_publishes_none(kita, mainz):
    drafted(kita, DEARER).save_revision()

    with pytest.raises(PublishPagePermissionError):
        publish_statewide(
            page=InfoPage.objects.get(pk=kita.pk), severity=Severity.URGENT, by=editor_of(mainz.home)
        )
