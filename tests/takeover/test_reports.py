from content.takeover.losses import Loss, LossKind
from content.takeover.reports import Fate, Nearest, PageReport, Report, TextReport
from content.takeover.similarity import Likeness, Match


def page(path, *texts, match=None):
    nearest = Nearest(match, "Schule", 25) if match else None
    return PageReport(path, path, texts=list(texts), nearest=nearest)


def report(*pages):
    return Report("https://a.de", "mainz", "Stadt Mainz", "Mainz", pages=list(pages))


def test_report_counts_fates_and_losses():
    losses = [Loss(LossKind.LINK, "a"), Loss(LossKind.LINK, "b"), Loss(LossKind.OFFER)]
    made = report(page("a", TextReport("de", Fate.CREATED, losses), TextReport("ar", Fate.CONFLICT)))

    assert made.fates == {Fate.CREATED: 1, Fate.CONFLICT: 1}
    assert made.losses == {LossKind.LINK: 2, LossKind.OFFER: 1}


def test_report_has_the_nearest_pages_first():
    far, near = page("far", match=Match(1, 0.2, 0)), page("near", match=Match(1, 0.4, 0))

    made = report(page("none"), far, page("own", match=Match(1, 0, 0)), near)

    assert made.alike(Likeness.TOPIC) == [near, far]


def test_report_for_programs():
    text = TextReport("de", Fate.FAILED, [Loss(LossKind.LINK, "x" * 400)], "Warum")

    (told,) = report(page("a", text, match=Match(7, 0.123, 1))).to_json()["pages"]

    assert told == {
        "path": "a",
        "title": "a",
        "page_id": None,
        "texts": [
            {
                "language": "de",
                "fate": "FAILED",
                "losses": [{"kind": "LINK", "detail": "x" * 300}],
                "reason": "Warum",
            }
        ],
        "nearest_statewide": {
            "page_id": 7,
            "title": "Schule",
            "languages": 25,
            "likeness": "TOPIC",
            "text": 0.12,
            "heading": 1,
        },
    }
