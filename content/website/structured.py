"""What search engines are told of a page in their own words (https://schema.org), as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from content.core.site import on_the_web
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition
from content.translations.markup import visible_text

Thing = dict[str, Any]
# What could end the element that it stands in, or begin another; JSON may write any letter as its number.
_ESCAPED = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


def page_graph(edition: ReadEdition, entry: Entry, content: Mapping[str, Any], canonical: str) -> SafeString:
    """Return what a page is, where it stands, which questions it answers and which offices it names."""
    questions = [block["value"] for block in content["blocks"] if block["type"] == "question"]
    things = [
        _page(edition, content, canonical),
        _breadcrumbs(edition, entry),
        *([_questions(questions, content["language"])] if questions else []),
        *_offices(edition, content["blocks"]),
    ]
    return escaped_json({"@context": "https://schema.org", "@graph": things})


def escaped_json(value: Any) -> SafeString:
    """Return a value as JSON that may stand in an element which is no program."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return mark_safe(text)  # noqa: S308 - nothing in it ends the element


def _page(edition: ReadEdition, content: Mapping[str, Any], canonical: str) -> Thing:
    return _known(
        {
            "@type": "WebPage",
            "@id": on_the_web(canonical),
            "url": on_the_web(canonical),
            "name": content["title"]["text"],
            "description": content["summary"]["text"],
            "inLanguage": content["language"],
            "dateModified": content["updated_at"],
            "publisher": _known(
                {
                    "@type": "GovernmentOrganization",
                    "name": edition.district["name"]["text"],
                    "url": edition.district["website"],
                }
            ),
        }
    )


def _breadcrumbs(edition: ReadEdition, entry: Entry) -> Thing:
    home = (f"/{edition.district['slug']}/{edition.language.slug}/", edition.district["name"]["text"])
    pages = [*edition.ancestors(entry), entry]
    steps = [home, *((edition.address(page), page["title"]["text"]) for page in pages)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": on_the_web(address)}
            for position, (address, name) in enumerate(steps, start=1)
        ],
    }


def _questions(questions: Iterable[Mapping[str, str]], language: str) -> Thing:
    return {
        "@type": "FAQPage",
        "inLanguage": language,
        "mainEntity": [
            {
                "@type": "Question",
                "name": value["question"],
                "acceptedAnswer": {"@type": "Answer", "text": visible_text(value["answer"])},
            }
            for value in questions
        ],
    }


def _offices(edition: ReadEdition, blocks: Sequence[Mapping[str, Any]]) -> Iterator[Thing]:
    roles = dict.fromkeys(block["value"]["role"] for block in blocks if block["type"] == "contact")
    for contact in map(edition.contact, roles):
        office, role = contact["office"], contact["role"]
        name = office and (office["name"] or role)
        if name:
            yield _known(
                {
                    "@type": "GovernmentOffice",
                    "name": name["text"],
                    "telephone": office["phone"],
                    "email": office["email"],
                    "url": office["website"],
                    "address": office["address"],
                }
            )


def _known(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value}
