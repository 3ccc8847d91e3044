"""What readers of one language get of a page: its own text, or the state's with what their district changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.districts.enums import UntranslatedLocal
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.overrides.operations import FIELDS, Block, Kind, Operation
from content.overrides.resolution import Origin, placed_by, resolve, resolve_text
from content.translations.bodies import Body
from content.translations.composition import (
    Composition,
    Part,
    Source,
    compose_rewritten,
    compose_source,
)
from content.translations.models import Translation
from content.translations.schemas import schema_of, structure_of
from content.translations.staleness import Strings


@dataclass(frozen=True, slots=True)
class Subject:
    """A page, with what a district changes on it; ``origin`` says whose page it is, ``in_force`` what holds of that.

    ``in_force`` are the ids of operations that readers get.
    """

    page: InfoPage
    origin: Origin = Origin.INHERITED
    override: OverridePage | None = None
    in_force: frozenset[str] = frozenset()

    @property
    def page_id(self) -> int:
        """The primary key of the page whose snapshot it is."""
        return int((self.override or self.page).pk)


@dataclass(frozen=True, slots=True)
class Line:
    """A title or a summary in a language."""

    text: str
    part: Part


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in a language. ``owner`` is the page that it is stored on; without text it has no ``part``."""

    owner: int
    block: Block
    part: Part | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as readers of one language see it. ``language`` is the one that the page counts as being in."""

    title: Line
    summary: Line
    pieces: list[Piece]
    origin: Origin
    language: str

    @property
    def parts(self) -> list[Part]:
        """How whatever has text is shown."""
        lines = [line.part for line in (self.title, self.summary) if line.text]
        return [*lines, *(piece.part for piece in self.pieces if piece.part)]

    def nearest(self, code: str) -> str:
        """Return the code of the language whose snapshot readers get: the nearest that anything of the page is in.

        What is withheld counts: the page says so, in that language.
        """
        languages = {code for part in self.parts for code in (part.language, part.withheld)}
        return next((own for own in (code, *LANGUAGES[code].fallbacks) if own in languages), SOURCE_LANGUAGE)


@dataclass(frozen=True, slots=True)
class Translated:
    """What a page says in a language, with a body where that is written anew, and since when readers see it."""

    strings: Strings
    body: Body | None = None
    live_at: datetime | None = None


# By the page's primary key and the language.
Texts = Mapping[int, Mapping[str, Translated]]


def texts_of(translations: Iterable[Translation], *, of_drafts: bool = False) -> Texts:
    """Return what readers see of translations, or what is drafted."""
    texts: dict[int, dict[str, Translated]] = defaultdict(dict)
    for found in translations:
        texts[found.page_id][found.language] = (
            Translated(found.draft_strings, found.own_draft_body)
            if of_drafts
            else Translated(found.live_strings, found.own_live_body, found.live_at)
        )
    return texts


@dataclass
class Composer:
    """Composes pages from their texts, each language of a page once."""

    texts: Texts
    _sources: dict[int, Source] = field(default_factory=dict)
    _compositions: dict[tuple[int, str], Composition] = field(default_factory=dict)

    def show(self, subject: Subject, code: str) -> Shown:
        """Return a page as readers of a language see it."""
        statewide = self._composition(subject.page, code)
        if subject.override is None:
            return _own_text(subject, statewide)
        return _adapted(subject, statewide, self._composition(subject.override, code), code)

    def item_digests(self, piece: Piece) -> dict[str, str]:
        """Return what the items of a list say in the source, as digests by their ids: the same in every language."""
        named = [(segment.key.split("."), segment) for segment in self._sources[piece.owner].segments]
        return {names[-2]: segment.digest for names, segment in named if len(names) > 1}

    def _composition(self, page: InfoPage | OverridePage, code: str) -> Composition:
        key = (page.pk, code)
        if key not in self._compositions:
            if page.pk not in self._sources:
                self._sources[page.pk] = Source.of(structure_of(page), schema_of(type(page)))
            self._compositions[key] = self._composed(page.pk, code)
        return self._compositions[key]

    def _composed(self, page_id: int, code: str) -> Composition:
        source, texts = self._sources[page_id], self.texts.get(page_id, {})
        chain = (code, *LANGUAGES[code].fallbacks)
        strings = {own: texts[own].strings for own in chain if own in texts}
        body = texts[code].body if code in texts else None
        return (
            compose_rewritten(source, strings, chain, body)
            if body
            else compose_source(source, strings, chain)
        )


def _own_text(subject: Subject, composition: Composition) -> Shown:
    title = _line(composition, "title")
    return Shown(
        title,
        _line(composition, "summary"),
        [
            Piece(subject.page.pk, block, _part(composition, block), subject.origin)
            for block in composition.structure["body"]
        ],
        subject.origin,
        title.part.meant_for,
    )


def _adapted(subject: Subject, statewide: Composition, local: Composition, code: str) -> Shown:
    assert subject.override is not None
    operations = placed_by(subject.page.body.raw_data, _operations(subject, statewide, local, code))
    body = statewide.structure["body"]
    pieces = [
        Piece(
            subject.override.pk, found.block, local.parts.get(f"operations.{found.operation}"), found.origin
        )
        if found.operation
        else Piece(subject.page.pk, found.block, _part(statewide, found.block), subject.origin)
        for found in resolve(body, operations)
    ]
    title, summary = (_resolved_line(Kind(name), statewide, local, operations) for name in FIELDS)
    origin = Origin.ADAPTED if operations else subject.origin
    # A title that only the district has in German does not make the state's translation German.
    is_own = title.part.meant_for == code
    theirs = _line(statewide, Kind.TITLE.value).part
    return Shown(title, summary, pieces, origin, code if is_own else theirs.meant_for)


def _operations(
    subject: Subject, statewide: Composition, local: Composition, code: str
) -> Iterator[Operation]:
    """Yield what readers get, in their language as far as that is there."""
    assert subject.override is not None
    prefers_statewide = subject.override.district.untranslated_local == UntranslatedLocal.STATEWIDE
    for stored in local.structure["operations"]:
        if stored["id"] not in subject.in_force:
            continue
        operation = Operation.from_json(stored)
        if prefers_statewide and operation.kind in (Kind.REPLACE, *FIELDS):
            unit = operation.anchor if operation.kind in FIELDS else f"body.{operation.anchor}"
            theirs = statewide.parts.get(unit)
            ours = local.parts.get(f"operations.{operation.id}")
            # What has no text is the same in every language.
            if theirs and theirs.language == code and ours and ours.language != code:
                continue
        yield operation


def _resolved_line(
    kind: Kind, statewide: Composition, local: Composition, operations: list[Operation]
) -> Line:
    text, operation = resolve_text(statewide.structure[kind.value], kind, operations)
    if operation is None:
        return _line(statewide, kind.value)
    return Line(text, local.part(f"operations.{operation}"))


def _line(composition: Composition, name: str) -> Line:
    return Line(composition.structure[name], composition.part(name))


def _part(composition: Composition, block: Block) -> Part | None:
    return composition.parts.get(f"body.{block['id']}")
