"""A page as it is translated into one language: each German text with all that its translator wants to know of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import User
from django.utils.translation import get_language
from wagtail.models import Page, PageLogEntry, PageQuerySet

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from content.overrides.differences import Fate, Piece, differences
from content.translations.bodies import segments_to_translate
from content.translations.checks import Finding, Kind, findings
from content.translations.markup import visible_lines
from content.translations.models import Translation
from content.translations.queries.glossary import Explained, Glossary
from content.translations.queries.memory import Suggestion, former_texts, suggestions_for
from content.translations.queries.outline import Place, places_of
from content.translations.queries.progress import segments_in, translated_source
from content.translations.segments import Segment
from content.translations.staleness import Status, String, Tally, status_of, tally

SAVED = "lotse.translation.save"
_MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Task:
    """One string to be translated.

    ``changes`` are those of the German since; none if they are not known. ``others`` is the number of pages that the
    person may translate and that say the same German in other words.
    """

    segment: Segment
    place: Place
    string: String | None
    status: Status
    changes: list[Piece]
    terms: list[Explained]
    suggestions: list[Suggestion]
    findings: list[Finding]
    others: int

    @property
    def has_other_words(self) -> bool:
        """Tell whether the German has changed in its words, and not only in its links and emphasis."""
        return any(piece.fate is not Fate.KEPT for piece in self.changes)

    @property
    def is_done(self) -> bool:
        """Tell whether nobody has anything to do with it."""
        return self.status is Status.UP_TO_DATE


class Workbench:
    """A page and its translation into a language, with what is needed to work on some of its strings."""

    def __init__(
        self,
        page: Page,
        language: Language,
        translation: Translation | None,
        *,
        among: PageQuerySet,
        keys: Collection[str] | None = None,
    ) -> None:
        """``among`` are the pages that the person may translate; ``keys`` those of the strings that are asked for."""
        self.page, self.language, self.translation = page, language, translation
        self._among, self._keys = among, keys

    @cached_property
    def source(self) -> Page:
        """The page as translators see it."""
        return translated_source(self.page)

    @cached_property
    def all_segments(self) -> list[Segment]:
        """What there is to translate, in reading order."""
        body = self.translation.own_draft_body if self.translation else None
        return segments_to_translate(segments_in(self.source), body)

    @cached_property
    def segments(self) -> list[Segment]:
        """Those that are asked for."""
        return [segment for segment in self.all_segments if self._keys is None or segment.key in self._keys]

    @cached_property
    def strings(self) -> dict[str, String]:
        """What translators have entered."""
        return self.translation.draft_strings if self.translation else {}

    @cached_property
    def tally(self) -> Tally:
        """How many strings there are, and how they stand."""
        return tally(self.all_segments, self.strings)

    @cached_property
    def glossary(self) -> Glossary:
        """The official terms."""
        return Glossary.load()

    def findings(self) -> list[tuple[Segment, list[Finding]]]:
        """Return what may be wrong in the translations that there are, without what is only a hint."""
        checked = ((segment, self._findings(segment)) for segment in self.segments)
        return [
            (segment, [finding for finding in found if finding.kind is not Kind.TERM])
            for segment, found in checked
            if any(finding.kind is not Kind.TERM for finding in found)
        ]

    def tasks(self) -> list[Task]:
        """Return the strings that are asked for, in a number of queries that does not grow with them."""
        former = former_texts(self.segments, self.strings)
        digests = {segment.digest for segment in self.segments}
        known = suggestions_for(self.page, self.language.code, digests, among=self._among)
        places = places_of(self.source, self.segments)
        return [
            self._task(segment, places[segment.key], former, known.get(segment.digest, ()))
            for segment in self.segments
        ]

    def _task(
        self, segment: Segment, place: Place, former: dict[str, str], known: Sequence[Suggestion]
    ) -> Task:
        string = self.strings.get(segment.key)
        status = status_of(segment, string)
        before = former.get(string.digest) if string and status is Status.OUTDATED else None
        other = [found for found in known if string is None or found.text != string.text]
        is_done = status is Status.UP_TO_DATE
        return Task(
            segment,
            place,
            string,
            status,
            changes=compared(before, segment.text, is_rich=segment.is_rich) if before else [],
            terms=self._terms(segment),
            suggestions=[] if is_done else other[:_MOST_SUGGESTIONS],
            findings=self._findings(segment),
            others=sum(found.changeable for found in other) if is_done else 0,
        )

    def _terms(self, segment: Segment) -> list[Explained]:
        code = _readers_language()
        return [self.glossary.explain(term, code) for term in self.glossary.forms.found_in(segment.text)]

    def _findings(self, segment: Segment) -> list[Finding]:
        string = self.strings.get(segment.key)
        if string is None:
            return []
        return findings(segment, string.text, self.glossary.forms, target=self.language.code)


def compared(before: str, after: str, *, is_rich: bool) -> list[Piece]:
    """Return what has become of the words of a text; of rich text those that are seen."""
    return differences(visible_lines(before), visible_lines(after)) if is_rich else differences(before, after)


def _readers_language() -> str:
    code = (get_language() or SOURCE_LANGUAGE).partition("-")[0]
    return code if code in LANGUAGES else SOURCE_LANGUAGE


def last_other_translator(page: Page, code: str, user: User) -> str:
    """Return the name of whoever saved a translation last before a person did."""
    entries = PageLogEntry.objects.filter(page=page.pk, action=SAVED, data__language=code)
    entry = entries.exclude(user=user).select_related("user").order_by("-timestamp", "-pk").first()
    return name_of(entry.user) if entry and entry.user else ""


def name_of(user: User) -> str:
    """Return what a person is called."""
    return user.get_full_name() or user.get_username()
