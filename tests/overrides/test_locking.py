import pytest

from content.overrides.locking import has_locked_block
from tests.factories import InfoPageFactory
from tests.factories.blocks import section
from tests.overrides.writing import publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("mark", "is_draft", "expected"),
    [
        pytest.param("LOCKED", False, True, id="locked"),
        pytest.param("LOCKED", True, False, id="locked-in-a-draft"),
        pytest.param("LOCALISE", False, False, id="to-be-localised"),
    ],
)
def test_a_page_may_have_a_locked_block_below_it(kita, mark, is_draft, expected):
    block = section("a", "Notruf", "112")
    block["value"]["mark"] = mark
    below = InfoPageFactory.create(parent=kita, body=[block], is_draft=is_draft)

    assert [has_locked_block(page) for page in (kita, below)] == [expected, expected]


def test_a_page_may_have_a_locked_block_itself(kita, state):
    block = section("fees", "Kosten", "40 Euro")
    block["value"]["mark"] = "LOCKED"
    locked = publish(kita, block)

    assert [has_locked_block(page) for page in (locked, InfoPageFactory.create(parent=state))] == [
        True,
        False,
    ]


def test_a_text_that_says_locked_locks_nothing(kita):
    page = publish(kita, section("fees", "LOCKED", "40 Euro"))

    assert not has_locked_block(page)
