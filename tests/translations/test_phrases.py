import pytest

from content.translations import actions
from content.translations.models import Translation
from content.translations.queries import Wording
from content.translations.staleness import String
from tests.factories import InfoPageFactory, TranslationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(state):
    page = InfoPageFactory.create(parent=state, title="Schule", summary="", body=[])
    TranslationFactory.create(page=page, is_draft=True, translate=lambda _: "كلية")
    return page


@pytest.mark.parametrize(
    ("known", "expected"),
    [pytest.param("كلية", "مدرسة", id="as-it-was"), pytest.param("معهد", "كلية", id="changed-meanwhile")],
)
def test_text_is_put_in_the_place_of_the_one_that_was_seen(page, known, expected):
    wording = Wording(page, "title", known)
    string = String("مدرسة", "digest")

    changed = actions.say_alike(wordings=[wording], language="ar", string=string, by=UserFactory.create())

    assert Translation.objects.get().draft_strings["title"].text == expected
    assert changed == ([wording] if expected == "مدرسة" else [])
