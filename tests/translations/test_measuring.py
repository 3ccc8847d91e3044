"""What translations say of themselves is found out anew."""

import pytest

from content.modules.models import InfoPage
from content.translations.actions.measuring import PAGES_AT_ONCE, measure_all
from content.translations.models import Translation
from tests.factories import InfoPageFactory, TranslationFactory
from tests.factories.many import many_pages

pytestmark = pytest.mark.django_db
UNKNOWN = {"total": 0, "missing": 0, "outdated": 0, "machine": 0, "has_unpublished_changes": True}


def forget():
    Translation.objects.update(**UNKNOWN)


def numbers():
    return Translation.objects.values_list("total", "missing", "outdated", "has_unpublished_changes").get()


def test_numbers_are_found_out(state):
    translation = TranslationFactory.create(page=InfoPageFactory.create(parent=state))
    forget()

    assert measure_all() == 1

    assert numbers() == (translation.total, 0, 0, False)


def test_those_that_are_right_are_not_written(state, django_assert_num_queries):
    TranslationFactory.create(page=InfoPageFactory.create(parent=state))
    measure_all()

    # Two of them begin and end what belongs together.
    with django_assert_num_queries(6):
        changed = measure_all()

    assert changed == 0


def test_what_was_never_published_is_measured_by_its_draft(state):
    page = InfoPageFactory.create(parent=state, title="Alt", summary="", is_draft=True)
    TranslationFactory.create(page=page)
    page.title, page.body = "Neu", []
    page.save_revision()
    forget()

    measure_all()

    assert numbers() == (1, 0, 1, False)


def test_a_draft_without_a_version_is_measured_as_it_is_stored(state):
    many_pages(1, state)
    TranslationFactory.create(page=InfoPage.objects.get())
    InfoPage.objects.update(live=False)
    forget()

    measure_all()

    assert numbers() == (3, 0, 0, False)


@pytest.mark.parametrize("count", [1, 3])
def test_measuring_query_count(state, count, django_assert_num_queries):
    many_pages(count, state)
    for page in InfoPage.objects.all():
        TranslationFactory.create(page=page)
    measure_all()
    forget()

    with django_assert_num_queries(7):
        changed = measure_all()

    assert changed == count


@pytest.mark.slow
def test_many_pages_are_measured_in_parts(state):
    many_pages(PAGES_AT_ONCE + 1, state)
    Translation.objects.bulk_create(
        Translation(page=page, language="ar", **UNKNOWN) for page in InfoPage.objects.all()
    )

    assert measure_all() == PAGES_AT_ONCE + 1
