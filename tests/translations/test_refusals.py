import pytest

from content.translations import refusals
from content.translations.exchange.documents import Reason, Refused
from content.translations.plans import Refusal
from content.translations.refusals import sentence
from tests.website.reading import interface

REASONS = [
    *Reason,
    refusals.NOT_ALLOWED,
    refusals.NO_LANGUAGE,
    refusals.TOO_LONG,
    refusals.NO_FILE,
    refusals.BAD_ARCHIVE,
]


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_a_sentence(reason):
    assert sentence(Refusal("a.po", 1, reason)) not in ("", reason)


@pytest.mark.parametrize(
    ("tag", "detail", "message"),
    [
        pytest.param("a", "Amt", "%(element)s “%(text)s”", id="a-link"),
        pytest.param("p", "", "", id="nothing-in-it"),
        pytest.param("table", "", "", id="unknown"),
    ],
)
def test_what_is_missing_is_named(tag, detail, message):
    names = {"a": interface("de", "the link"), "p": interface("de", "the paragraph"), "table": "<table>"}
    element = interface("de", message, element=names[tag], text=detail) if message else names[tag]

    found = sentence(Refusal.of("a.po", Refused(1, Reason.MARKUP_LOST, detail, "7", "title", tag)))

    assert found == interface("de", "The translation lacks %(element)s.", element=element)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("xx", "“%(language)s” is none of our languages."),
        ("", "The file does not say which language it is in."),
    ],
)
def test_a_language_that_is_not_ours(language, message):
    refusal = Refusal("a.po", 1, refusals.NO_LANGUAGE, language)

    assert sentence(refusal) == interface("de", message) % {"language": language}
