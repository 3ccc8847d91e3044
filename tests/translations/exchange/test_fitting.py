import pytest
from hypothesis import given, settings

from content.translations.exchange.documents import Reason
from content.translations.exchange.fitting import misfit
from content.translations.exchange.inline import Closing, Misfit, Opening, parsed
from tests.translations.exchange.generated import rich_texts

SOURCE = '<p>Zum <a href="a">Amt</a> und <b>bald</b>.</p><ul><li>Eins</li><li>Zwei</li></ul>'


def found(target, source=SOURCE):
    return misfit(parsed(target).pieces, parsed(source).pieces)


def changed(before, after):
    return SOURCE.replace(before, after)


LINK = '<a href="a">Amt</a>'
ALLOWED = {
    "the-same": SOURCE,
    "bold-dropped": changed("<b>bald</b>", "bald"),
    "more-bold": changed("und", "<b>und</b>").replace("Eins", "<i>Eins</i><br/>"),
    "bold-around-a-link": changed(LINK, f"<b>{LINK}</b>"),
    "link-elsewhere": changed(LINK, "").replace("Eins", LINK),
    "item-without-text": changed("Eins", ""),
    "white-space-between-items": changed("<ul>", "<ul>\n"),
}
NOT_ALLOWED = {
    "lost-link": (changed(LINK, "Amt"), Misfit(Reason.MARKUP_LOST, "a", "Amt")),
    "repeated-link": (changed("Eins", LINK), Misfit(Reason.MARKUP_REPEATED, "a", "Amt")),
    "other-link": (changed("Eins", '<a href="b">B</a>'), Misfit(Reason.MARKUP_UNKNOWN, "a", "B")),
    "lost-item": (changed("<li>Zwei</li>", ""), Misfit(Reason.MARKUP_LOST, "li", "Zwei")),
    "script": (changed("Eins", "<script>x</script>"), Misfit(Reason.MARKUP_UNKNOWN, "script", "x")),
    "attributes": (changed("<b>", '<b class="x">'), Misfit(Reason.MARKUP_UNKNOWN, "b", "bald")),
    "text-outside": (f"Oben{SOURCE}", Misfit(Reason.MARKUP_MISPLACED, "", "Oben")),
    "text-in-a-list": (changed("<ul>", "<ul>Oben"), Misfit(Reason.MARKUP_MISPLACED, "", "Oben")),
    "link-outside": (changed(LINK, "") + LINK, Misfit(Reason.MARKUP_MISPLACED, "a", "Amt")),
    "bold-around-a-paragraph": (
        changed("<p>", "<b><p>").replace("</p>", "</p></b>"),
        Misfit(Reason.MARKUP_MISPLACED, "p", "Zum Amt und bald."),
    ),
}


@pytest.mark.parametrize("target", ALLOWED.values(), ids=list(ALLOWED))
def test_what_a_translator_may_do(target):
    assert found(target) is None


@pytest.mark.parametrize(("target", "expected"), NOT_ALLOWED.values(), ids=list(NOT_ALLOWED))
def test_what_a_translator_may_not_do(target, expected):
    assert found(target) == expected


def test_no_code_may_be_there_twice():
    twice = (Opening("a.1"), "Amt", Closing("a.1")) * 2

    assert misfit(twice, twice[:3]) == Misfit(Reason.MARKUP_REPEATED, "a", "Amt")


def test_a_link_may_not_be_inside_another():
    source = '<p><a href="a">A</a><a href="b">B</a></p>'

    assert found('<p><a href="a">A<a href="b">B</a></a></p>', source) == Misfit(
        Reason.MARKUP_MISPLACED, "a", "B"
    )


def test_text_may_be_outside_where_it_is_in_the_source():
    assert found("<b>Neu</b> hier", "Amt") is None


@pytest.mark.slow
@settings(max_examples=25)
@given(rich_texts)
def test_every_text_fits_itself(html):
    assert found(html, html) is None
