"""What a change costs must not grow with the number of pages or districts."""

import pytest
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat
from django.test.utils import CaptureQueriesContext

from content.districts.models import ContactRole, District
from content.editions.actions import refresh
from content.modules.models import InfoPage
from tests.factories import ContactFactory, ContactRoleFactory, DistrictFactory, InfoPageFactory, translated
from tests.factories.many import many_pages

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def small(state):
    """A page, a role and a district in two languages, everything done once before it is counted."""
    role = ContactRoleFactory.create()
    contact = ContactFactory.create(role=role, district=DistrictFactory.create())
    page = InfoPageFactory.create(parent=InfoPageFactory.create(parent=state), slug="gezaehlt")
    refresh(everything=True)
    for change in CHANGES.values():
        change(page, contact)
        refresh()
    return page, contact


def publish(page, contact):
    page.summary += "."
    page.save_revision().publish()


def change_contact(page, contact):
    contact.phone += "1"
    contact.save()


def publish_translation(page, contact):
    translated(page, translate=lambda text: f"{text}؟")


def take_back(page, contact):
    page.unpublish()
    page.save_revision().publish()


CHANGES = {
    "publication": publish,
    "contact": change_contact,
    "translation": publish_translation,
    "taken-back": take_back,
}


def cost(change, page, contact):
    page = InfoPage.objects.get(pk=page.pk)
    # Whatever is put together again then differs, though all happens in the same second.
    ContactRole.objects.update(name_de=Concat("name_de", Value(".")))
    with CaptureQueriesContext(connection) as queries:
        change(page, contact)
        refresh()
    return len(queries)


def costs(page, contact):
    return {name: cost(change, page, contact) for name, change in CHANGES.items()}


def test_a_change_costs_the_same_with_few_and_many_pages(small):
    found = [costs(*small)]

    for count in (2, 197):
        many_pages(count, InfoPageFactory.create())
        refresh(everything=True)
        found.append(costs(*small))

    assert [bounded(large, by=found[0]) for large in found[1:]] == [True, True]


def bounded(large, *, by):
    # A sheet that is there already, as it was before the page was changed, is not written again.
    return all(abs(queries - by[name]) <= 2 for name, queries in large.items())


def test_a_change_costs_the_same_in_one_and_in_all_districts(small):
    page, contact = small
    found = [costs(page, contact)]

    for _ in range(35):
        ContactFactory.create(role=contact.role, district=DistrictFactory.create())
    refresh(everything=True)
    found.append(costs(page, contact))

    assert District.objects.count() == 36
    assert bounded(found[1], by=found[0])
