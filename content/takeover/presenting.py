"""The report as a page that stands for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from content.core.languages import LANGUAGES
from content.core.site import on_the_web
from content.takeover.losses import LossKind
from content.takeover.reports import Fate, PageReport, Report, TextReport
from content.takeover.similarity import Likeness
from content.takeover.wording import FATES, LOSSES

_SMOOTH = frozenset({Fate.CREATED, Fate.UPDATED, Fate.UNCHANGED})


def as_html(report: Report) -> str:
    """Return the report as a web page without anything from elsewhere."""
    context = {
        "report": report,
        "fates": [(FATES[fate], report.fates[fate]) for fate in Fate if report.fates[fate]],
        "same": list(_compared(report.alike(Likeness.SAME))),
        "alike": list(_compared(report.alike(Likeness.TOPIC))),
        "own": len(report.alike(Likeness.OWN)),
        "undone": list(_undone(report.pages)),
        "losses": list(_losses(report.pages)),
        "pages": [
            (page, 2 * page.depth, _address(page.page_id), [_told(text) for text in page.texts])
            for page in report.pages
        ],
        "languages": _names(report.languages),
        "not_offered": _names(report.not_offered),
    }
    return render_to_string("takeover/report.html", context)


def _names(codes: Iterable[str]) -> str:
    return ", ".join(LANGUAGES[code].german_name for code in codes)


def _told(text: TextReport) -> tuple[str, Any, bool]:
    return LANGUAGES[text.language].german_name, FATES[text.fate], text.fate in _SMOOTH


def _compared(pages: Iterable[PageReport]) -> Iterator[dict[str, Any]]:
    for page in pages:
        assert page.nearest
        yield {
            "page": page,
            "address": _address(page.page_id),
            "statewide": page.nearest.title,
            "statewide_address": _address(page.nearest.match.page_id),
            "percent": round(100 * page.nearest.match.text),
            "languages": page.nearest.languages,
            "own_languages": sum(text.fate in _SMOOTH for text in page.texts),
        }


def _undone(pages: Iterable[PageReport]) -> Iterator[tuple[PageReport, str, str, Any, str]]:
    """Yield what was not brought over, or is not as it is there."""
    for page in pages:
        for text in page.texts:
            if text.fate not in _SMOOTH:
                language, words, _ = _told(text)
                yield page, _address(page.page_id), language, words, text.reason


def _losses(pages: Iterable[PageReport]) -> Iterator[tuple[Any, list[tuple[PageReport, str, str]]]]:
    """Yield each kind of what was lost, with where and what."""
    found = [
        (loss, page, LANGUAGES[text.language].german_name)
        for page in pages
        for text in page.texts
        for loss in text.losses
    ]
    for kind in LossKind:
        of_kind = [(page, language, loss.detail[:300]) for loss, page, language in found if loss.kind is kind]
        if of_kind:
            yield LOSSES[kind], of_kind


def _address(page_id: int | None) -> str:
    if not page_id:
        return ""
    return on_the_web(reverse("wagtailadmin_pages:edit", args=[page_id]))
