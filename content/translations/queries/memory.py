"""How a German text is said elsewhere, and what it was before it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from wagtail.models import Page, PageQuerySet

from content.core.text import text_digest
from content.translations.models import Phrase, SourceText
from content.translations.segments import Segment
from content.translations.staleness import Status, Strings, status_of


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How other pages say a German text in a language; ``changeable`` are those that the person may translate."""

    text: str
    pages: int
    changeable: int
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """What another page says in the draft of its translation for the same German text."""

    page: Page
    key: str
    text: str

    @property
    def seen(self) -> str:
        """The digest of the text."""
        return text_digest(self.text)

    @property
    def name(self) -> str:
        """What names it, as it is now, in a form."""
        return f"{self.page.pk}:{self.key}:{self.seen}"


def suggestions_for(
    page: Page, code: str, digests: Collection[str], *, among: PageQuerySet
) -> dict[str, list[Suggestion]]:
    """Return how other pages say German texts, by digest, what was reviewed and is used most first; in one query.

    ``among`` are the pages that the person may translate.
    """
    found = (
        _elsewhere(page, code, digests)
        .values("digest", "text")
        .annotate(
            pages=Count("translation", distinct=True),
            changeable=Count("translation", distinct=True, filter=_is_on(among)),
            reviewed=Count("pk", filter=Q(is_reviewed=True)),
        )
        .order_by("-reviewed", "-pages", "text")
    )
    by_digest = defaultdict(list)
    for row in found:
        suggestion = Suggestion(row["text"], row["pages"], row["changeable"], bool(row["reviewed"]))
        by_digest[row["digest"]].append(suggestion)
    return dict(by_digest)


def other_wordings(
    page: Page, code: str, segment: Segment, text: str, *, among: PageQuerySet
) -> list[Wording]:
    """Return where, in some pages, the German text of a segment is said in other words than these."""
    phrases = (
        _elsewhere(page, code, [segment.digest])
        .exclude(text=text)
        .filter(_is_on(among))
        .select_related("translation__page")
        .order_by("translation__page__path", "pk")
    )
    return [Wording(phrase.translation.page, phrase.key, phrase.text) for phrase in phrases]


def former_texts(segments: Iterable[Segment], strings: Strings) -> dict[str, str]:
    """Return the German texts, by digest, that outdated strings were made from, as far as they are known."""
    digests = {
        strings[segment.key].digest
        for segment in segments
        if status_of(segment, strings.get(segment.key)) is Status.OUTDATED
    }
    return SourceText.objects.texts(digests)


def _elsewhere(page: Page, code: str, digests: Collection[str]) -> QuerySet[Phrase]:
    return Phrase.objects.filter(translation__language=code, digest__in=digests).exclude(
        translation__page=page.pk
    )


def _is_on(pages: PageQuerySet) -> Q:
    return Q(translation__page__in=pages.order_by().values("pk"))
