import pytest

from content.core.answer_memory import AnswerMemory

ANSWER = ("0f3c9a5e", "gzip", b"\x1f\x8b")


@pytest.fixture
def memory():
    memory = AnswerMemory("test", {"OPTIONS": {"MAX_ENTRIES": 2}})
    yield memory
    memory.clear()


def test_what_is_kept_is_there_for_every_thread(memory):
    memory.set("name", ANSWER)

    assert AnswerMemory("test", {}).get("name") is ANSWER


@pytest.mark.parametrize("default", [None, "nothing"])
def test_what_is_not_kept_is_not_there(memory, default):
    assert memory.get("name", default) == default


def test_caches_of_other_names_are_others(memory):
    memory.set("name", ANSWER)

    assert AnswerMemory("other", {}).get("name") is None


def test_the_one_not_asked_for_longest_makes_room(memory):
    for name in ("first", "second"):
        memory.set(name, ANSWER)
    memory.get("first")

    memory.set("third", ANSWER)

    assert [name for name in ("first", "second", "third") if memory.get(name)] == ["first", "third"]


def test_what_is_kept_again_takes_no_room(memory):
    for name in ("first", "second", "first", "first"):
        memory.set(name, ANSWER)

    assert [memory.get(name) for name in ("first", "second")] == [ANSWER, ANSWER]
