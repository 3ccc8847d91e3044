"""Official terms on a page: marked where readers first meet them, and explained below that block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.template import loader
from django.utils import translation

from content.core.languages import LANGUAGES
from content.editions.texts import text_in
from content.translations.queries.glossary import Explained, Glossary
from content.translations.terms import term_forms

_NO_GLOSSARY = Glossary({}, {})


@dataclass
class Explainer:
    """Explains terms to the readers of any language; what is said of one is written once."""

    glossary: Glossary = _NO_GLOSSARY
    _written: dict[tuple[int, str], str] = field(default_factory=dict)

    def found_in(self, html: str) -> list[int]:
        """Return the primary keys of the terms in the HTML of a block."""
        return self.glossary.forms.found_in(html)

    def explain(
        self, blocks: Iterable[tuple[str, str, list[int]]], code: str, itself: Iterable[str] = ()
    ) -> tuple[str, list[dict[str, Any]]]:
        """Return the HTML of a page and what is explained on it, for readers of a language.

        A block is its id, its HTML, and the terms in that; ``itself`` are the terms that the page explains itself, as
        it needs them, which nobody has to read twice.
        """
        already = self.glossary.forms.ids_of(form for term in itself for form in term_forms(term, ()))
        htmls: list[str] = []
        explained: list[dict[str, Any]] = []
        for block_id, html, found in blocks:
            known = set(already)
            is_marked = not known.issuperset(found)
            marked = self.glossary.forms.marked(html, _link, already) if is_marked else html
            fresh = [
                self.glossary.explain(term, code) for term in found if term in already and term not in known
            ]
            htmls += [marked, *(self._disclosure(term, code) for term in fresh)]
            explained += [_told(term, block_id) for term in fresh]
        return "".join(htmls), explained

    def _disclosure(self, explained: Explained, code: str) -> str:
        key = (explained.term_id, code)
        if key not in self._written:
            context = {"explained": explained, "language": LANGUAGES[explained.language]}
            with translation.override(LANGUAGES[code].slug):
                self._written[key] = str(_template().render(context))
        return self._written[key]


def _link(term_id: int, matched: str) -> str:
    return f'<a class="term-link" href="#t-{term_id}" lang="de" dir="ltr">{matched}</a>'


def _told(explained: Explained, block_id: str) -> dict[str, Any]:
    return {
        "id": f"t-{explained.term_id}",
        "block": block_id,
        "term": explained.term,
        "explanation": dict(text_in(explained.text, explained.language)),
        "is_machine_translated": explained.is_machine,
        "is_outdated": explained.is_outdated,
    }


@cache
def _template() -> Any:
    return loader.get_template("components/term_explained.html")
