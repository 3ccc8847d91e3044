import pytest
from django.core.cache import caches

from content.editions.reading import current_version, read_edition
from content.paper import booklets
from content.paper.booklets import PAPERS, State, claim, key_of, make, state_of
from content.paper.printing import Busy, NotPrinted
from content.paper.tasks import print_booklet


class Jammed:
    """A press that prints nothing."""

    def __init__(self, problem: Exception) -> None:
        self.problem = problem

    def pdf_of(self, html: str) -> bytes:
        raise self.problem


class Quick:
    """A press that prints at once."""

    def pdf_of(self, html: str) -> bytes:
        return b"%PDF"


@pytest.fixture
def edition(world):
    pk, version, _ = current_version("mainz", "de")
    return read_edition(pk, version)


def test_booklet_is_claimed_once(edition):
    key = key_of(edition)

    assert (state_of(key), claim(key), claim(key), state_of(key)) == (None, True, False, State.MAKING)


def test_booklets_of_two_languages_are_two(world, edition):
    pk, version, _ = current_version("mainz", "ar")

    assert key_of(edition) != key_of(read_edition(pk, version))


def test_booklet_is_kept(edition, monkeypatch):
    monkeypatch.setattr(booklets, "BOOKLETS", Quick())
    claim(key_of(edition))

    print_booklet.enqueue("mainz", "de")

    assert state_of(key_of(edition)) is None
    assert [stored[2] for stored in caches[PAPERS.cache]._cache.values() if b"%PDF" in stored] != []


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        pytest.param(NotPrinted(), State.FAILED, id="broken"),
        pytest.param(Busy(), None, id="busy"),
    ],
)
def test_booklet_that_is_not_printed(edition, monkeypatch, problem, state):
    monkeypatch.setattr(booklets, "BOOKLETS", Jammed(problem))
    claim(key_of(edition))

    make(edition)

    assert state_of(key_of(edition)) is state
