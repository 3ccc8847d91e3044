import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from content.translations.models import GroupTranslationPermission, Translation
from content.translations.segments import Segment
from content.translations.staleness import String
from tests.factories import GroupFactory, InfoPageFactory, TranslationFactory

pytestmark = pytest.mark.django_db

STORED = {"title": {"text": "مدرسة", "digest": "d1", "origin": "PERSON"}}


def test_strings_of_a_draft_and_of_what_is_live():
    translation = Translation(draft=STORED, live=None)

    assert (translation.draft_strings, translation.live_strings) == ({"title": String("مدرسة", "d1")}, {})


@pytest.mark.parametrize(
    ("live", "expected"),
    [
        pytest.param(STORED, False, id="same"),
        pytest.param({}, True, id="other"),
        pytest.param({**STORED, "summary": STORED["title"]}, False, id="gone-from-the-page"),
        pytest.param(None, True, id="none"),
    ],
)
def test_has_unpublished_changes(live, expected):
    translation = Translation(draft=STORED, live=live)

    translation.measure([Segment("title", "Schule")])

    assert translation.has_unpublished_changes == expected


def test_live_and_into_are_filters(state):
    page = InfoPageFactory.create(parent=state, title="Schule")
    arabic = TranslationFactory.create(page=page, language="ar")
    TranslationFactory.create(page=page, language="fa", is_draft=True)
    TranslationFactory.create(page=page, language="tr")

    assert list(Translation.objects.live().into(["ar", "fa"])) == [arabic]


def test_names(state):
    page = InfoPageFactory.create(parent=state, title="Schule")
    group = GroupFactory.create(name="Übersetzende")
    given = GroupTranslationPermission(group=group, page=page, language="ar")

    assert [str(TranslationFactory.create(page=page)), str(given)] == [
        "Schule (العربية)",
        "Übersetzende: Schule (ar)",
    ]


def test_a_page_has_one_translation_per_language(state):
    first = TranslationFactory.create()

    with (
        pytest.raises(IntegrityError, match=r"UNIQUE|page_has_one_translation_per_language"),
        transaction.atomic(),
    ):
        Translation.objects.create(page=first.page, language=first.language)


@pytest.mark.parametrize(
    "half", [{"live": STORED}, {"live_at": timezone.now()}], ids=["no-moment", "no-strings"]
)
def test_a_translation_is_live_since_a_moment(state, half):
    page = InfoPageFactory.create(parent=state)

    with pytest.raises(IntegrityError, match="translation_is_live_since_a_moment"), transaction.atomic():
        Translation.objects.create(page=page, language="ar", **half)


def test_a_group_has_a_right_to_translate_once(state):
    given = {"group": GroupFactory.create(), "page": state, "language": "ar"}
    GroupTranslationPermission.objects.create(**given)

    with pytest.raises(IntegrityError), transaction.atomic():
        GroupTranslationPermission.objects.create(**given)
