"""Saying in other languages what official terms are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.log_actions import log

from content.translations.models import Explanation, Term
from content.translations.staleness import Origin


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says a term is, and the digest of the German explanation they had before them.

    An empty text takes the explanation away.
    """

    text: str
    made_from: str
    origin: Origin = Origin.PERSON


@transaction.atomic
def explain_terms(*, language: str, told: Mapping[int, Told], by: User | None) -> None:
    """Say in a language what terms are, by their primary keys; readers get it at once."""
    # Two who explain a term for the first time at the same moment come one after the other.
    terms = list(Term.objects.select_for_update().filter(pk__in=told).order_by("pk"))
    known = {
        found.term_id: found
        for found in Explanation.objects.filter(language=language, term__in=told).select_related("term")
    }
    for term in terms:
        _explain(known.get(term.pk) or Explanation(term=term, language=language), told[term.pk])
        log(instance=term, action="lotse.glossary.explain", user=by, data={"language": language})


def _explain(explanation: Explanation, told: Told) -> None:
    explanation.text, explanation.made_from = told.text, told.made_from
    explanation.origin = told.origin.value
    if told.text:
        explanation.save()
    elif explanation.pk:
        explanation.delete()
