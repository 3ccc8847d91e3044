import re

import pytest
from django.utils import translation

from content.takeover.answers import TheirContact
from content.takeover.losses import Loss, LossKind
from content.takeover.offices import Proposal
from content.takeover.presenting import as_html
from content.takeover.reports import Fate, Nearest, PageReport, Report, TextReport
from content.takeover.similarity import Match
from content.takeover.wording import FATES, LOSSES


def page(title, *texts, match=None, **others):
    nearest = Nearest(match, "Schule", 25) if match else None
    return PageReport(f"mainz/de/{title}", title, texts=list(texts), nearest=nearest, **others)


def shown(*pages, **others):
    """Return the words of a report in English."""
    report = Report(
        "https://a.de", "mainz", "Stadt Mainz", "Mainz", languages=["de", "ar"], pages=list(pages), **others
    )
    with translation.override("en"):
        html = as_html(report)
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


CREATED = TextReport("de", Fate.CREATED)


def test_report_names_region_and_district():
    text = shown(page("Schule", CREATED))

    assert "Stadt Mainz brought over to Mainz" in text
    assert "Languages: Deutsch, Arabisch" in text
    assert "Texts, each language counted brought over 1 " in text
    assert "Schule Deutsch: brought over" in text


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        ({"is_tried": True}, "This was a trial"),
        ({"is_published": False}, "What is new is a draft"),
        ({"not_offered": ["ar"]}, "does not offer readers these languages yet: Arabisch."),
        ({"unknown_languages": ["tlh"]}, "Lotse does not have these languages: tlh."),
        ({"counts": {"events": 1, "locations": 2, "imprint": 1}}, "1 event 2 locations The imprint"),
        ({"only_elsewhere": ["mainz/ar/x"]}, "1 page that is not there in German: mainz/ar/x"),
        ({"problems": ["<b>"]}, "&lt;b&gt;"),
    ],
)
def test_report_says_what_is_to_be_known(others, sentence):
    assert sentence in shown(page("Schule", CREATED), **others)


def test_report_lists_what_was_not_brought_over():
    failed = TextReport("ar", Fate.FAILED, reason="Das geht nicht.")

    assert "Schule Arabisch could not be stored: Das geht nicht." in shown(page("Schule", CREATED, failed))


def test_report_compares_with_the_states_pages():
    text = shown(
        page("Gleich", CREATED, match=Match(7, 0.93, 1), page_id=3),
        page("Ähnlich", CREATED, match=Match(7, 0.3, 0)),
        page("Eigen", CREATED, match=Match(7, 0, 0)),
    )

    assert "Says the same Page The state's page Alike Languages Gleich Schule 93 % 1 → 25" in text
    assert "Is about the same Page The state's page Alike Languages Ähnlich Schule 30 % 1 → 25" in text
    assert "1 page is the district's alone." in text


def test_report_proposes_offices():
    contact = TheirContact(id="amt", title="Jugendamt", name="Frau Weber", phone="06131 1")

    text = shown(proposals=[Proposal("jugendamt", "Jugendamt", contact)])

    assert "Jugendamt Jugendamt, Frau Weber 06131 1 jugendamt=amt" in text


def test_report_groups_what_was_lost():
    losses = [Loss(LossKind.LINK, "javascript:x()"), Loss(LossKind.LINK, "a"), Loss(LossKind.OFFER, "Jobs")]

    text = shown(page("Schule", TextReport("de", Fate.CREATED, losses)))

    assert (
        "Links that lead nowhere; their text was kept (2) Schule Deutsch javascript:x() Schule Deutsch a"
        in text
    )


def test_report_is_a_page_of_its_own():
    report = Report("https://a.de", "mainz", "Mainz", "Mainz", pages=[page("Schule", CREATED, page_id=3)])

    html = as_html(report)

    assert re.findall(r'(?:src|href)="([^"]*)"', html) == ["http://127.0.0.1:8000/admin/pages/3/edit/"]
    assert '<html lang="de">' in html


def test_every_kind_has_words():
    assert (set(FATES), set(LOSSES)) == (set(Fate), set(LossKind))
