"""The shipped modules as they lie in files: read, checked against each other, and turned into what pages store.

The format is described in README.md beside this file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.seed.file_problems import own_body_problem, source_problem, translation_problem
from content.seed.richtext import PageIds
from content.seed.structures import MakeId, merged, stored
from content.translations.bodies import FIELD, Body
from content.translations.segments import Schema, Segment, Stream, Struct, extract
from content.translations.staleness import Origin, String

SHIPPED = Path(__file__).parent / "modules"
NAMESPACE = UUID("5b0a1b1e-6f0c-5d2e-9a35-0f2d3c8f7a10")
INDEX = "index"
UNSTAMPED = ""


class BadModuleFile(ValueError):
    """A file of a shipped module is not what it should be; the message names it and says why."""


class _NoPages(dict[str, int | None]):
    """Stands for the primary keys of pages where they do not matter, since every installation has its own."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> int:
        return 0


@dataclass(frozen=True)
class PageFiles:
    """The files of one page: German, and beside it its translations, or only the one into ``language``."""

    path: Path
    language: str = "*"

    @property
    def name(self) -> str:
        """``folder/page``, as links name it."""
        return f"{self.path.parent.name}/{self.path.name.removesuffix('.de.toml')}"

    @property
    def key(self) -> UUID:
        """The same for the same page in every installation."""
        return uuid5(NAMESPACE, self.name)

    @property
    def parent_name(self) -> str | None:
        """The name of the page that it lies under; the module's own page lies at the top."""
        folder, page = self.name.split("/")
        return None if page == INDEX else f"{folder}/{INDEX}"

    @cached_property
    def source(self) -> dict[str, Any]:
        """The German file."""
        source = read_toml(self.path)
        if problem := source_problem(source):
            raise BadModuleFile(f"{self.path}: {problem}.")
        return source

    @cached_property
    def translations(self) -> dict[str, dict[str, Any]]:
        """The other files, by language code."""
        stem = self.path.name.removesuffix(".de.toml")
        found = {}
        for path in sorted(self.path.parent.glob(f"{stem}.{self.language}.toml")):
            code = path.name.removeprefix(f"{stem}.").removesuffix(".toml")
            if code != SOURCE_LANGUAGE:
                found[code] = self._translation(path, code)
        return found

    def _translation(self, path: Path, code: str) -> dict[str, Any]:
        if code not in LANGUAGES:
            raise BadModuleFile(f"{path}: there is no language “{code}”.")
        translated = read_toml(path)
        is_own = LANGUAGES[code].is_rewritten and _has_own_blocks(translated)
        if (
            problem := own_body_problem(translated)
            if is_own
            else translation_problem(self.source, translated)
        ):
            raise BadModuleFile(f"{path}: {problem}.")
        return translated

    def translation_path(self, code: str) -> Path:
        """Return the file of a translation."""
        return self.path.with_name(f"{self.path.name.removesuffix('.de.toml')}.{code}.toml")

    @property
    def checked_date(self) -> date | None:
        return self.source.get("checked")

    def sources(self) -> list[dict[str, Any]]:
        """Return the sources as a page stores them."""
        return [
            {
                "type": "source",
                "id": str(uuid5(self.key, f"source.{entry['url']}")),
                "value": {"title": entry["title"], "url": entry["url"]},
            }
            for entry in self.source.get("sources", ())
        ]

    def structure(self, schema: Struct, page_ids: PageIds) -> dict[str, Any]:
        """Return the German text as a page stores it."""
        return self._structure(self.source, schema, page_ids, self._uuid)

    def strings(self, code: str, schema: Struct, page_ids: PageIds) -> dict[str, String]:
        """Return a translation's strings by segment key, each with the digest of the German it was made from.

        Raises ``BadModuleFile`` if it translates something that the German page does not have.
        """
        translated = self.translations[code]
        origin = _origin(translated)
        made_from = translated.get("made_from", {})
        by_path = self.translated_segments(code, schema, page_ids)
        current = self.stamps(schema)
        in_page = dict(zip(current, extract(self.structure(schema, page_ids), schema), strict=True))
        if unknown := sorted(by_path.keys() - in_page.keys()):
            raise BadModuleFile(f"{self.translation_path(code)}: German has no “{unknown[0]}”.")
        return {
            in_page[path].key: String(
                segment.text,
                in_page[path].digest
                if made_from.get(path) == current[path]
                else made_from.get(path, UNSTAMPED),
                origin,
            )
            for path, segment in by_path.items()
        }

    def has_own_body(self, code: str) -> bool:
        """Tell whether a text in another language has blocks of its own."""
        return _has_own_blocks(self.translations[code])

    def own_body(self, code: str, schema: Struct, page_ids: PageIds) -> Body | None:
        """Return the blocks of its own that a text in another language has, if it has any.

        A block with the id of a German one is known by the same id. What was German when they were written and no
        longer is goes by its path in the file.
        """
        if not self.has_own_body(code):
            return None
        translated = self.translations[code]
        made_from, current = translated.get("made_from", {}), self.stamps(schema)
        in_page = dict(zip(current, extract(self.structure(schema, page_ids), schema), strict=True))
        compared = {
            in_page[path].key if path in in_page else path: in_page[path].digest
            if stamp == current.get(path)
            else stamp
            for path, stamp in made_from.items()
            if path.startswith(f"{FIELD}.")
        }
        blocks = self._structure(translated, schema, page_ids, self._uuid)[FIELD]
        return Body(blocks, compared, _origin(translated))

    def stamps(self, schema: Struct) -> dict[str, str]:
        """Return the digest of each German string by its path in the file, the same in every installation."""
        segments = self.source_segments(schema, _NoPages())
        return {path: segment.digest for path, segment in segments.items()}

    def source_segments(self, schema: Struct, page_ids: PageIds) -> dict[str, Segment]:
        """Return the German strings by their path in the file."""
        named = self._structure(self.source, schema, page_ids, _last)
        return {segment.key: segment for segment in extract(named, schema)}

    def translated_segments(self, code: str, schema: Struct, page_ids: PageIds) -> dict[str, Segment]:
        """Return the strings of a translation by their path in the file."""
        translated = merged(self.source, self.translations[code])
        named = self._structure(translated, schema, page_ids, _last)
        return {segment.key: segment for segment in extract(named, schema)}

    def _uuid(self, path: tuple[str, ...]) -> str:
        return str(uuid5(self.key, ".".join(path)))

    def _structure(
        self, content: dict[str, Any], schema: Struct, page_ids: PageIds, make_id: MakeId
    ) -> dict[str, Any]:
        stream = schema.fields["body"]
        assert isinstance(stream, Stream)
        try:
            return {
                "title": content.get("title", ""),
                "summary": content.get("summary", ""),
                "body": [
                    {
                        "type": block["type"],
                        "id": make_id((block["id"],)),
                        "value": stored(
                            block, _block_schema(stream, block), page_ids, make_id, (block["id"],)
                        ),
                    }
                    for block in content.get("blocks", ())
                ],
            }
        except (AttributeError, KeyError, TypeError, ValueError) as problem:
            raise BadModuleFile(f"{self.path}: {problem}") from problem


def shipped_pages(folder: Path = SHIPPED, *, language: str | None = None) -> list[PageFiles]:
    """Return the files of every page: each module's own page before its children, in their order.

    With a ``language``, those of no other translation are read.
    """
    if not folder.is_dir():
        raise BadModuleFile(f"{folder}: there is no such folder.")
    modules = [_in_order(path, language or "*") for path in sorted(folder.iterdir()) if path.is_dir()]
    return [page for module in sorted(modules, key=_module_order) for page in module]


def _in_order(folder: Path, language: str) -> list[PageFiles]:
    pages = [PageFiles(path, language) for path in folder.glob("*.de.toml")]
    return sorted(
        pages, key=lambda page: (page.parent_name is not None, page.source.get("order", 0), page.name)
    )


def _module_order(pages: list[PageFiles]) -> int:
    return int(pages[0].source.get("order", 0)) if pages else 0


def _has_own_blocks(translated: dict[str, Any]) -> bool:
    return isinstance(translated.get("blocks"), list)


def _origin(translated: dict[str, Any]) -> Origin:
    return Origin.PERSON if translated.get("origin") == "reviewed" else Origin.MACHINE


def read_toml(path: Path) -> dict[str, Any]:
    """Return what is in a file; raises ``BadModuleFile``."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise BadModuleFile(f"{path}: {problem}") from problem


def _block_schema(stream: Stream, block: dict[str, Any]) -> Schema:
    if block["type"] not in stream.blocks:
        raise ValueError(f"block “{block['id']}” is of an unknown type, “{block['type']}”.")
    return stream.blocks[block["type"]]


def _last(path: tuple[str, ...]) -> str:
    return path[-1]
