from typing import Any

import factory
from factory.django import DjangoModelFactory

from content.translations.models import Explanation, Term


class TermFactory(DjangoModelFactory[Term]):
    """An official term; ``TermFactory(name="Jugendamt", ar="…")`` explains it in Arabic too, by a person."""

    class Meta:
        model = Term
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Amt {n}")
    explanation = factory.LazyAttribute(lambda term: f"Was {term.name} ist.")

    @factory.post_generation
    def ar(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        if extracted:
            ExplanationFactory.create(term=self, language="ar", text=extracted)


class ExplanationFactory(DjangoModelFactory[Explanation]):
    """What a term is in Arabic, by a person, from the German as it is now."""

    class Meta:
        model = Explanation

    term = factory.SubFactory(TermFactory)
    language = "ar"
    text = "دائرة"
    made_from = factory.LazyAttribute(lambda explanation: explanation.term.digest)
