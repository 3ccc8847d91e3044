import pytest

from content.paper.release import release


@pytest.fixture
def released(settings, tmp_path):
    """Return a function that says which paper this is, with these texts."""
    settings.LOCALE_PATHS = [tmp_path]

    def ask(text: str, name: str = "django.po") -> str:
        (tmp_path / name).write_text(text)
        release.cache_clear()
        return release()

    yield ask
    release.cache_clear()


def test_release_is_the_same_in_every_process(released):
    assert released("a") == released("a")


def test_release_is_another_with_other_texts(released):
    assert released("a") != released("b")


def test_release_is_another_at_another_address(released, settings):
    before = released("a")
    settings.WAGTAILADMIN_BASE_URL = "https://lotse.example.org"

    assert released("a") != before


def test_release_does_not_count_what_is_made_of_texts(released):
    before = released("a")

    assert released("a", "django.mo") == before
