"""What an import would change, beside what is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from content.core.languages import LANGUAGES, Language
from content.overrides.differences import Piece, differences
from content.translations.markup import visible_lines
from content.translations.models import SourceText, Translation
from content.translations.plans import Arrival, Fate, PagePlan, Plan, Refusal
from content.translations.queries.choosing import pages_by_id, pages_named
from content.translations.queries.machine import translations_of
from content.translations.queries.progress import source_segments
from content.translations.refusals import sentence
from content.translations.staleness import String

SHOWN_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page in one language of an import; without a title it is gone by now."""

    number: int
    title: str
    language: Language
    plan: PagePlan
    translation: Translation | None


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """One string: the German, as it has changed if it has, and the translation as it would."""

    name: str
    title: str
    language: Language
    arrival: Arrival
    german: list[Piece]
    pieces: list[Piece]

    @property
    def is_new(self) -> bool:
        return self.arrival.fate is Fate.NEW

    @property
    def is_confirmed(self) -> bool:
        return self.arrival.fate is Fate.CONFIRMED

    @property
    def is_conflict(self) -> bool:
        return self.arrival.fate is Fate.CONFLICT


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """What is not taken, and why."""

    refusal: Refusal
    title: str
    sentence: str


def page_rows(plan: Plan) -> list[PageRow]:
    """Return the pages of an import, in a number of queries that does not grow with them."""
    pages = pages_by_id({page.page_id for page in plan.pages})
    translations = translations_of(pages.values(), {page.language for page in plan.pages})
    return [
        PageRow(
            number,
            pages[page.page_id].title if page.page_id in pages else "",
            LANGUAGES[page.language],
            page,
            translations.get((page.page_id, page.language)),
        )
        for number, page in enumerate(plan.pages)
    ]


def conflict_rows(plan: Plan) -> list[ArrivalRow]:
    """Return the first strings whose German has changed since the export."""
    return _rows(islice(plan.conflicts(), SHOWN_AT_MOST))


def arrival_rows(plan: Plan, number: int) -> list[ArrivalRow]:
    """Return the strings that come for one page in one language."""
    page = plan.pages[number]
    return _rows((f"{number}-{place}", page, arrival) for place, arrival in enumerate(page.arrivals))


def refusal_rows(plan: Plan) -> list[RefusalRow]:
    """Return the first of what is not taken."""
    shown = plan.refusals[:SHOWN_AT_MOST]
    pages = pages_named(refusal.page_id for refusal in shown)
    titles = {str(pk): page.title for pk, page in pages.items()}
    return [RefusalRow(refusal, titles.get(refusal.page_id, ""), sentence(refusal)) for refusal in shown]


@dataclass(frozen=True, slots=True)
class _Present:
    """What is stored now, by page: the German texts, the drafts, and the German that strings were made from."""

    titles: Mapping[int, str]
    german: Mapping[tuple[int, str], str]
    drafts: Mapping[tuple[int, str], Mapping[str, String]]
    sources: Mapping[str, str]

    def row(self, name: str, plan: PagePlan, arrival: Arrival) -> ArrivalRow:
        german = self.german.get((plan.page_id, arrival.key), "")
        made_from = self.sources.get(arrival.digest, german)
        present = self.drafts.get((plan.page_id, plan.language), {}).get(arrival.key)
        return ArrivalRow(
            name,
            self.titles.get(plan.page_id, ""),
            LANGUAGES[plan.language],
            arrival,
            differences(visible_lines(made_from), visible_lines(german)),
            differences(visible_lines(present.text if present else ""), visible_lines(arrival.text)),
        )


def _rows(found: Iterable[tuple[str, PagePlan, Arrival]]) -> list[ArrivalRow]:
    named = list(found)
    pages = pages_by_id({plan.page_id for _, plan, _ in named})
    translations = translations_of(pages.values(), {plan.language for _, plan, _ in named})
    present = _Present(
        {pk: page.title for pk, page in pages.items()},
        {(pk, segment.key): segment.text for pk, page in pages.items() for segment in source_segments(page)},
        {place: translation.draft_strings for place, translation in translations.items()},
        SourceText.objects.texts(arrival.digest for _, _, arrival in named),
    )
    return [present.row(*named_arrival) for named_arrival in named]
