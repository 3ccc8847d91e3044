"""The official terms, and what they are in each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.translations.models import Explanation, Term
from content.translations.staleness import Origin, Status
from content.translations.terms import Terms


@dataclass(frozen=True, slots=True)
class Explained:
    """A term and what it is, in the language that says it."""

    term_id: int
    term: str
    text: str
    language: str
    is_machine: bool = False
    is_outdated: bool = False


@dataclass(frozen=True)
class Glossary:
    """All official terms by primary key, and their explanations by primary key and language."""

    terms: Mapping[int, Term]
    explanations: Mapping[tuple[int, str], Explanation]

    @classmethod
    def load(cls, code: str | None = None) -> Glossary:
        """Read it, in two queries: in all languages, or as far as one language needs it."""
        explanations = Explanation.objects.select_related("term")
        if code:
            explanations = explanations.filter(language__in=[code, *LANGUAGES[code].fallbacks])
        return cls(Term.objects.in_bulk(), {(found.term_id, found.language): found for found in explanations})

    @classmethod
    def of(cls, terms: Iterable[Term], code: str) -> Glossary:
        """Return some terms alone, as far as one language needs them, in one query."""
        by_key = {term.pk: term for term in terms}
        found = Explanation.objects.select_related("term").filter(
            term__in=by_key, language__in=[code, *LANGUAGES[code].fallbacks]
        )
        return cls(
            by_key, {(explanation.term_id, explanation.language): explanation for explanation in found}
        )

    @cached_property
    def forms(self) -> Terms[int]:
        """The terms in all their forms, to be found in texts."""
        return Terms.of((term.pk, term.name, term.other_forms) for term in self.terms.values())

    def explain(self, term_id: int, code: str) -> Explained:
        """Return what a term is in a language, or in the nearest that says it."""
        term = self.terms[term_id]
        for own in (code, *LANGUAGES[code].fallbacks):
            found = self.explanations.get((term_id, own))
            if found:
                return Explained(
                    term_id,
                    term.name,
                    found.text,
                    own,
                    is_machine=found.origin == Origin.MACHINE,
                    is_outdated=found.status is Status.OUTDATED,
                )
        return Explained(term_id, term.name, term.explanation, SOURCE_LANGUAGE)


@dataclass(frozen=True, slots=True)
class TermIn:
    """A term and what it is in one language, if anybody has said so."""

    term: Term
    explanation: Explanation | None

    @property
    def status(self) -> Status:
        """How the explanation stands to the German one."""
        return self.explanation.status if self.explanation else Status.MISSING


def terms_in(code: str) -> list[TermIn]:
    """Return all terms, with their explanations in a language, in two queries."""
    explanations = Explanation.objects.filter(language=code).select_related("term")
    known = {found.term_id: found for found in explanations}
    return [TermIn(term, known.get(term.pk)) for term in Term.objects.all()]
