"""From pages and translations to snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from content.core.languages import LANGUAGES, Language
from content.core.text import text_digest
from content.districts.models import StateHome
from content.editions.composing import Composer, Line, Piece, Shown, Subject, Texts, texts_of
from content.editions.digests import digest
from content.editions.explaining import Explainer
from content.editions.models import Snapshot
from content.editions.presentation import References, present
from content.editions.references import references_of
from content.editions.rendering import render_blocks
from content.editions.texts import text_in
from content.modules.enums import Purpose
from content.modules.models import InfoPage
from content.overrides.conflicts import in_force
from content.overrides.models import OverridePage
from content.overrides.queries import judgements_of
from content.overrides.resolution import Origin
from content.translations.composition import Part
from content.translations.models import Translation
from content.translations.queries.glossary import Glossary
from content.translations.schemas import schema_of
from content.translations.segments import Schema, Stream

Head = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Built:
    """A page's snapshot for the readers of one language."""

    page_id: int
    language: str
    snapshot: Snapshot
    head: Head
    is_translated: bool
    completeness: int


@dataclass(frozen=True, slots=True)
class Written:
    """A block as programs and as people read it, and the official terms in it."""

    presented: dict[str, Any]
    html: str
    terms: list[int]


def build_snapshots(
    pages: Sequence[InfoPage], codes: Iterable[str], overrides: Sequence[OverridePage] = ()
) -> list[Built]:
    """Return the snapshots, in each of the languages, of live pages and of pages as districts adapt them.

    A page that has nothing in a language shares the snapshot of the language it falls back to. Select ``target`` and
    ``district`` of the overrides.
    """
    adapted = [override for override in overrides if override.target is not None]
    everything: list[Page] = [*pages, *(override.target for override in adapted), *adapted]
    live = list(
        Translation.objects.live()
        .filter(page__in={page.pk for page in everything})
        .defer("draft", "draft_body")
    )
    builder = Builder(texts_of(live), references_of(everything, live), Explainer(Glossary.load()))
    wanted = list(codes)
    subjects = [*subjects_of(pages), *adapted_subjects_of(adapted)]
    return [
        built
        for subject in sorted(subjects, key=lambda subject: subject.page.pk)
        for built in builder.build_all(subject, wanted)
    ]


def subjects_of(pages: Iterable[InfoPage]) -> Iterator[Subject]:
    """Yield pages as what is built: the state's, and those that districts wrote themselves."""
    state = tuple(StateHome.objects.values_list("path", flat=True))
    for page in pages:
        yield Subject(page, Origin.INHERITED if page.path.startswith(state) else Origin.LOCAL)


def adapted_subjects_of(overrides: Sequence[OverridePage]) -> Iterator[Subject]:
    """Yield statewide pages as districts adapt them, without the operations that are suspended."""
    judgements = judgements_of(overrides)
    for override in overrides:
        if override.target is not None:
            held = frozenset(operation.id for operation in in_force(judgements[override.pk]))
            yield Subject(override.target, Origin.INHERITED, override, held)


@dataclass
class Builder:
    """Builds pages from their texts; what districts share of one is written once."""

    texts: Texts
    references: References
    explainer: Explainer = field(default_factory=Explainer)
    _written: dict[tuple[Any, ...], Written] = field(default_factory=dict)
    _composer: Composer = field(init=False)
    _page_id: int = 0

    def __post_init__(self) -> None:
        self._composer = Composer(self.texts)

    def build_all(self, subject: Subject, codes: Iterable[str]) -> Iterator[Built]:
        """Yield a page's snapshot in each language."""
        if self._page_id != subject.page.pk:
            # What was made of another page is not needed again.
            self._page_id = subject.page.pk
            self._written, self._composer = {}, Composer(self.texts)
        done: dict[str, tuple[Snapshot, Head]] = {}
        for code in codes:
            shown = self._composer.show(subject, code)
            own = shown.nearest(code)
            if own not in done:
                if own != code:
                    shown = self._composer.show(subject, own)
                done[own] = self._build(subject, shown, LANGUAGES[own])
            snapshot, head = done[own]
            share = _share_in(code, shown.parts)
            yield Built(subject.page_id, code, snapshot, head, head["language"] == code, share)

    def build(self, subject: Subject, code: str) -> tuple[Snapshot, Head]:
        """Return the snapshot of a page, as it is in memory, that readers of a language get, and its head."""
        own = self._composer.show(subject, code).nearest(code)
        return self._build(subject, self._composer.show(subject, own), LANGUAGES[own])

    def _build(self, subject: Subject, shown: Shown, language: Language) -> tuple[Snapshot, Head]:
        page, parts = subject.page, shown.parts
        head = {
            "title": _said(shown.title),
            "summary": _said(shown.summary),
            "language": shown.language,
            "icon": page.icon,
            "is_machine_translated": any(part.is_machine for part in parts),
            "is_outdated": any(part.is_outdated for part in parts),
            "updated_at": _iso(self._updated_at(subject, shown)),
            **_withheld(parts),
            **_of_its_time(page),
        }
        written = self._write(shown.pieces, language)
        html, explained = self.explainer.explain(
            ((block.presented["id"], block.html, block.terms) for block in written),
            language.code,
            [block.presented["value"]["term"] for block in written if block.presented["type"] == "term"],
        )
        content = {
            "id": str(page.translation_key),
            **head,
            **_withheld_lines(shown),
            "blocks": [block.presented for block in written],
            "terms": explained,
            "sources": [dict(block["value"]) for block in page.sources.raw_data],
            "checked_date": page.checked_date.isoformat() if page.checked_date else None,
        }
        name = digest({"content": content, "html": html})
        snapshot = Snapshot(digest=name, language=language.code, content=content, html=html)
        return snapshot, head | {"digest": name} | (
            {"origin": shown.origin.value} if subject.override else {}
        )

    def _write(self, pieces: Sequence[Piece], language: Language) -> list[Written]:
        keys = [(piece.owner, piece.block["id"], piece.part, piece.origin, language.code) for piece in pieces]
        fresh = {key: piece for key, piece in zip(keys, pieces, strict=True) if key not in self._written}
        presented = {key: self._present(piece, language) for key, piece in fresh.items()}
        shown = {key: block for key, block in presented.items() if block is not None}
        htmls = render_blocks(
            (self._to_be_ticked(fresh[key], block) for key, block in shown.items()), language
        )
        self._written |= {
            key: Written(block, html, self.explainer.found_in(html))
            for (key, block), html in zip(shown.items(), htmls, strict=True)
        }
        return [self._written[key] for key in keys if key in self._written]

    def _present(self, piece: Piece, language: Language) -> dict[str, Any] | None:
        # What has no text is in every language.
        block, part = piece.block, piece.part or Part(language.code)
        schema = _body_blocks().get(block["type"])
        if schema is None:
            # A type that there is no longer; what districts write is not looked through by Wagtail.
            return None
        value = present(block["value"], schema, self.references)
        if block["type"] == "image" and value["image"] is None:
            return None
        return {
            "id": block["id"],
            "type": block["type"],
            "language": part.language,
            "direction": LANGUAGES[part.language].direction.value,
            "origin": piece.origin.value,
            "is_machine_translated": part.is_machine,
            "is_outdated": part.is_outdated,
            **_withheld([part]),
            "value": value,
        }

    def _to_be_ticked(self, piece: Piece, presented: dict[str, Any]) -> dict[str, Any]:
        """Return a checklist with what is ticked of it: an item as it is in German, whatever the reader's language."""
        if presented["type"] != "checklist":
            return presented
        digests = self._composer.item_digests(piece)
        items = [
            {**item, "tick": f"{item['id']}:{digests.get(item['id'], text_digest(item['text']))[:8]}"}
            for item in presented["value"]["items"]
        ]
        return {**presented, "value": {**presented["value"], "items": items}}

    def _updated_at(self, subject: Subject, shown: Shown) -> datetime | None:
        pages: list[Page] = [subject.page]
        if subject.override and shown.origin is Origin.ADAPTED:
            pages.append(subject.override)
        languages = {part.language for part in shown.parts}
        moments = [page.last_published_at for page in pages]
        for page in pages:
            texts = self.texts.get(page.pk, {})
            moments += [texts[code].live_at for code in languages if code in texts]
        return max((moment for moment in moments if moment), default=None)


def _body_blocks() -> Mapping[str, Schema]:
    stream = schema_of(InfoPage).fields["body"]
    return stream.blocks if isinstance(stream, Stream) else {}


def _share_in(code: str, parts: Sequence[Part]) -> int:
    """Return how much of a page is in a language and not older than the German, in per cent."""
    good = sum(part.language == code and not part.is_outdated for part in parts)
    return 100 * good // len(parts) if parts else 100


def _withheld(parts: Iterable[Part]) -> dict[str, Any]:
    # Seldom, so that nothing is said of it where it is not so.
    return {"is_translation_withheld": True} if any(part.is_withheld for part in parts) else {}


def _of_its_time(page: InfoPage) -> dict[str, Any]:
    # Seldom, as above.
    if page.occasion:
        return {"event": page.occasion.to_json()}
    return {"published_at": _iso(page.first_published_at)} if page.purpose == Purpose.NEWS else {}


def _withheld_lines(shown: Shown) -> dict[str, Any]:
    lines = [
        name
        for name, line in (("title", shown.title), ("summary", shown.summary))
        if line.text and line.part.is_withheld
    ]
    return {"withheld": lines} if lines else {}


def _said(line: Line) -> dict[str, Any]:
    return dict(text_in(line.text, line.part.language))


def _iso(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None
