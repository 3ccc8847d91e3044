"""Pages with translations as lines of JSON: one object a line, ``{id, translations: {language: {title, text}}}``.

``text`` is plain, a paragraph a line. German must be among the languages. Other members are left alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, language_of
from content.seed.files import NAMESPACE
from content.seed.loading import SourceText
from content.seed.richtext import from_plain_text
from content.translations.schemas import LONGEST_TITLE
from content.translations.segments import Struct, extract
from content.translations.staleness import Origin, String

# NUL, which PostgreSQL does not take, and halves of characters, which JSON can hold and UTF-8 cannot.
_NOT_STORED = frozenset({"\x00", *map(chr, range(0xD800, 0xE000))})


class BadLine(ValueError):
    """A line cannot be loaded; the message says why."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One page in several languages."""

    id: str
    texts: dict[str, tuple[str, str]]

    def key(self, district_slug: str) -> UUID:
        """The same whenever the page is imported for this district."""
        return uuid5(NAMESPACE, f"import/{district_slug}/{self.id}")

    def source(self, key: UUID) -> SourceText:
        """Return the German text as a page stores it."""
        return SourceText(self._structure(SOURCE_LANGUAGE, key))

    def strings(self, language: str, key: UUID, schema: Struct, origin: Origin) -> dict[str, String]:
        """Return the strings of a translation, as made from the German of the same line."""
        made_from = {item.key: item.digest for item in extract(self._structure(SOURCE_LANGUAGE, key), schema)}
        translated = extract(self._structure(language, key), schema)
        return {
            item.key: String(item.text, made_from[item.key], origin)
            for item in translated
            if item.key in made_from
        }

    def _structure(self, language: str, key: UUID) -> dict[str, Any]:
        title, text = self.texts[language]
        section = {
            "type": "section",
            "id": str(uuid5(key, "text")),
            "value": {"heading": "", "text": from_plain_text(text)},
        }
        return {"title": title, "summary": "", "body": [section] if text.strip() else []}


def parse(line: str) -> PageLine:
    """Return the page in a line; raises ``BadLine``."""
    try:
        page = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise BadLine(f"not JSON ({problem})") from problem
    if not isinstance(page, dict) or not isinstance(page.get("translations"), dict):
        raise BadLine("no object with “translations”")
    if not isinstance(page.get("id"), int | str) or not str(page["id"]).strip():
        raise BadLine("no “id”")
    if not _NOT_STORED.isdisjoint(str(page["id"])):
        raise BadLine("the “id” has a character that cannot be stored")
    texts = dict(_texts(page["translations"]))
    if SOURCE_LANGUAGE not in texts:
        raise BadLine("no German text")
    return PageLine(str(page["id"]), texts)


def _texts(translations: dict[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    for code, entry in translations.items():
        if code.lower() not in {language.slug for language in LANGUAGES.values()}:
            raise BadLine(f"unknown language “{code}”")
        if not isinstance(entry, dict) or not all(
            isinstance(entry.get(name), str) for name in ("title", "text")
        ):
            raise BadLine(f"“title” and “text” of “{code}” are not both text")
        title = " ".join(entry["title"].split())
        if not title or len(title) > LONGEST_TITLE:
            raise BadLine(f"the title of “{code}” is empty or longer than {LONGEST_TITLE} characters")
        if not _NOT_STORED.isdisjoint(title + entry["text"]):
            raise BadLine(f"the text of “{code}” has a character that cannot be stored")
        yield language_of(code).code, (title, entry["text"])
