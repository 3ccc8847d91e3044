"""What is shipped beside the modules: roles and statewide contacts, and what official terms mean.

German stands in ``roles.toml`` and ``glossary.toml``, every other language in ``words/LANGUAGE.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.seed.files import BadModuleFile, read_toml
from content.translations.segments import Segment
from content.translations.terms import Terms

NAMED = ("name", "description")
SAID_BY_CONTACTS = ("name", "opening_hours", "note")


@dataclass(frozen=True)
class Words:
    """The files in a folder, with all languages or only one; files that are missing say nothing."""

    folder: Path
    language: str = "*"

    @cached_property
    def roles(self) -> dict[str, dict[str, Any]]:
        """The contact roles by their key."""
        return dict(self._roles_file.get("roles", {}))

    @cached_property
    def contacts(self) -> dict[str, dict[str, Any]]:
        """The offices that fill a role in the whole state, by the role's key."""
        return {entry["role"]: entry for entry in self._roles_file.get("contacts", ())}

    @cached_property
    def terms(self) -> dict[str, dict[str, Any]]:
        """The official terms by their name."""
        path = self.folder / "glossary.toml"
        entries = read_toml(path)["terms"] if path.exists() else ()
        return {entry["name"]: entry for entry in entries}

    @cached_property
    def source(self) -> dict[str, Segment]:
        """Every German text by its place."""
        texts = {
            **dict(_entries("roles", self.roles, NAMED)),
            **dict(_entries("contacts", self.contacts, SAID_BY_CONTACTS)),
            **{f"terms.{name}": entry["explanation"] for name, entry in self.terms.items()},
        }
        return {place: Segment(place, text) for place, text in texts.items()}

    @property
    def stamps(self) -> dict[str, str]:
        """The digest of each German text by its place."""
        return {place: segment.digest for place, segment in self.source.items()}

    @cached_property
    def translations(self) -> dict[str, dict[str, Segment]]:
        """Every text in another language by its place."""
        return {code: self._translated(code) for code in self._files}

    @property
    def kept_terms(self) -> Terms[str]:
        """The official terms that every translation says in German."""
        return Terms.of(
            (name, name, entry.get("forms", ()))
            for name, entry in self.terms.items()
            if not entry.get("may_be_translated")
        )

    def path(self, code: str) -> Path:
        """Return the file of a translation."""
        return self.folder / "words" / f"{code}.toml"

    def made_from(self, code: str) -> dict[str, str]:
        """Return by place the digest of the German that a text was made from."""
        return dict(self._files[code].get("made_from", {}))

    def said(self, place: str) -> Iterator[tuple[str, Segment]]:
        """Yield the languages in which something is said, and what is said there."""
        for code, known in self.translations.items():
            if place in known:
                yield code, known[place]

    @cached_property
    def _roles_file(self) -> dict[str, Any]:
        path = self.folder / "roles.toml"
        return read_toml(path) if path.exists() else {}

    @cached_property
    def _files(self) -> dict[str, dict[str, Any]]:
        files = {path.stem: path for path in sorted(self.folder.glob(f"words/{self.language}.toml"))}
        if unknown := sorted(files.keys() - LANGUAGES.keys() | files.keys() & {SOURCE_LANGUAGE}):
            raise BadModuleFile(
                f"{files[unknown[0]]}: there is no language “{unknown[0]}” to translate into."
            )
        return {code: read_toml(path) for code, path in files.items()}

    def _translated(self, code: str) -> dict[str, Segment]:
        file = self._files[code]
        texts = {
            **dict(_entries("roles", file.get("roles", {}), NAMED)),
            **dict(_entries("contacts", file.get("contacts", {}), SAID_BY_CONTACTS)),
            **{f"terms.{name}": text for name, text in file.get("terms", {}).items()},
        }
        if unknown := [place for place in texts if place not in self.source]:
            raise BadModuleFile(f"{self.path(code)}: German has no “{unknown[0]}”.")
        return {place: Segment(place, text) for place, text in texts.items()}


def _entries(
    kind: str, entries: Mapping[str, Mapping[str, str]], fields: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    for key, entry in entries.items():
        yield from ((f"{kind}.{key}.{field}", entry[field]) for field in fields if entry.get(field))
