"""A district's pages as its readers see them, and what the district has made of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from content.core.languages import SOURCE_LANGUAGE, Language
from content.core.text import search_key
from content.districts.models import District
from content.editions.assembling import Trees
from content.editions.models import Edition, SnapshotRef
from content.editions.reading import content_of
from content.modules.models import InfoPage
from content.overrides.conflicts import Judgement, in_force
from content.overrides.models import OverridePage
from content.overrides.operations import Kind
from content.overrides.placing import Node
from content.overrides.queries import judgements_of
from content.overrides.resolution import resolve_text

COMPLETE = 100


class Status(StrEnum):
    """What a district has made of a page; the last two come beside one of the others."""

    INHERITED = "inherited"
    ADAPTED = "adapted"
    HIDDEN = "hidden"
    LOCAL = "local"
    REVIEW = "review"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Row:
    """A page in a district's tree. ``address`` is where readers find it, if they do."""

    page_id: int
    title: str
    depth: int
    statuses: tuple[Status, ...]
    trail: tuple[str, ...] = ()
    address: str = ""
    shares: tuple[int, ...] = ()
    is_local: bool = False
    override_id: int | None = None
    is_hidden_above: bool = False
    is_withdrawn: bool = False
    is_replaced: bool = False
    purpose: str = ""
    origins: tuple[str, ...] = ()
    can_move_up: bool = False
    can_move_down: bool = False

    @property
    def status(self) -> Status:
        return self.statuses[0]

    @property
    def complete(self) -> int:
        """In how many languages all of it exists and is up to date."""
        return sum(share == COMPLETE for share in self.shares)


@dataclass(frozen=True, slots=True)
class DistrictTree:
    """A district's pages in reading order; the ``shares`` of each are those of ``languages``, in per cent."""

    rows: list[Row]
    languages: list[Language]

    def counts(self) -> dict[str, int]:
        """Return how many pages have each status."""
        found = Counter(status.value for row in self.rows for status in row.statuses)
        return {status.value: found[status.value] for status in Status}

    def matching(self, status: str, words: str) -> list[Row]:
        """Return the pages with a status, or any, whose title has all of the words."""
        wanted = search_key(words).split()
        return [
            row
            for row in self.rows
            if (not status or status in row.statuses)
            and all(word in search_key(row.title) for word in wanted)
        ]


def tree_of(district: District) -> DistrictTree:
    """Return a district's tree, in a number of queries that does not grow with it."""
    languages = district.languages
    nodes = Trees.load().of(district.pk)
    overrides = list(OverridePage.objects.of(district).select_related("target").order_by("pk"))
    published = [override for override in overrides if override.live]
    made = _Made(
        pages=_pages(nodes),
        overrides={override.target_id: override for override in overrides if override.target_id},
        judgements=judgements_of(published),
        addresses=_addresses(district),
        shares=_shares(nodes, languages),
        moves=_moves(nodes),
    )
    orphans = [override for override in overrides if override.target_id is None]
    return DistrictTree([*made.rows(nodes), *map(_orphan, orphans)], languages)


def neighbour_of(page: InfoPage, *, is_before: bool) -> InfoPage | None:
    """Return the nearest local page before or behind another that has the same place among the state's pages."""
    same_place = InfoPage.objects.child_of(page.get_parent()).filter(
        place=page.place_id, placement=page.placement
    )
    if is_before:
        return same_place.filter(path__lt=page.path).order_by("-path").first()
    return same_place.filter(path__gt=page.path).order_by("path").first()


@dataclass(frozen=True, slots=True)
class _Titled:
    title: str
    has_draft: bool
    origin: str


@dataclass(frozen=True, slots=True)
class _Made:
    """What is known of a district's pages, by primary key."""

    pages: Mapping[int, _Titled]
    overrides: Mapping[int, OverridePage]
    judgements: Mapping[int, list[Judgement]]
    addresses: Mapping[str, str]
    shares: Mapping[int, tuple[int, ...]]
    moves: Mapping[int, tuple[bool, bool]]
    _done: dict[int | None, Row] = field(default_factory=dict)

    def rows(self, nodes: Sequence[Node]) -> Iterator[Row]:
        for node in nodes:
            # What the state has withdrawn concerns only those who have made something of it.
            if node.is_local or node.page_id in self.overrides or self._is_offered(node):
                self._done[node.page_id] = self._row(node)
                yield self._done[node.page_id]

    def _is_offered(self, node: Node) -> bool:
        if node.parent is None:
            return node.is_live
        above = self._done.get(node.parent)
        return node.is_live and above is not None and not above.is_withdrawn

    def _row(self, node: Node) -> Row:
        above = self._done.get(node.parent)
        override = self.overrides.get(node.page_id)
        title = self._title(node, override)
        is_hidden_above = above is not None and (above.status is Status.HIDDEN or above.is_replaced)
        can_move_up, can_move_down = self.moves.get(node.page_id, (False, False))
        return Row(
            page_id=node.page_id,
            title=title,
            depth=above.depth + 1 if above else 0,
            statuses=tuple(self._statuses(node, override, is_hidden_above=is_hidden_above)),
            trail=(*above.trail, above.title) if above else (),
            address=self.addresses.get(node.key, ""),
            shares=self.shares.get(node.text_of, ()) if node.is_live else (),
            is_local=node.is_local,
            override_id=override.pk if override else None,
            is_hidden_above=is_hidden_above,
            is_withdrawn=not node.is_local and not self._is_offered(node),
            is_replaced=node.is_replaced,
            purpose=node.purpose,
            origins=self._origins(node, override),
            can_move_up=can_move_up,
            can_move_down=can_move_down,
        )

    def _title(self, node: Node, override: OverridePage | None) -> str:
        title = self.pages[node.page_id].title
        if override is None or not override.live:
            return title
        return resolve_text(title, Kind.TITLE, in_force(self.judgements[override.pk]))[0]

    def _statuses(
        self, node: Node, override: OverridePage | None, *, is_hidden_above: bool
    ) -> Iterator[Status]:
        if node.is_hidden or is_hidden_above:
            yield Status.HIDDEN
        elif node.is_local:
            yield Status.LOCAL
        else:
            is_adapted = override is not None and override.live and override.all_operations
            yield Status.ADAPTED if is_adapted else Status.INHERITED
        if override is not None and (not self._is_offered(node) or self._needs_review(override)):
            yield Status.REVIEW
        if self.pages[node.page_id].has_draft if node.is_local else override and _has_draft(override):
            yield Status.DRAFT

    def _needs_review(self, override: OverridePage) -> bool:
        return any(judgement.needs_review for judgement in self.judgements.get(override.pk, ()))

    def _origins(self, node: Node, override: OverridePage | None) -> tuple[str, ...]:
        page = self.pages[node.page_id]
        if node.is_local:
            return (page.origin,) if page.origin else ()
        operations = override.all_operations if override else []
        return tuple(dict.fromkeys(item.adopted_from for item in operations if item.adopted_from))


def _has_draft(override: OverridePage) -> bool:
    return not override.live or override.has_unpublished_changes


def _orphan(override: OverridePage) -> Row:
    """Return the row of what a district made of a page that the state has deleted."""
    return Row(
        page_id=override.pk,
        title=override.title,
        depth=0,
        statuses=(Status.ADAPTED, Status.REVIEW),
        override_id=override.pk,
        is_withdrawn=True,
    )


def _pages(nodes: Sequence[Node]) -> dict[int, _Titled]:
    local = {node.page_id for node in nodes if node.is_local}
    rows = InfoPage.objects.filter(pk__in=[node.page_id for node in nodes]).values_list(
        "pk", "title", "draft_title", "live", "has_unpublished_changes", "adopted_from__name"
    )
    return {
        pk: _Titled((pk in local and draft_title) or title, has_changes or not is_live, origin or "")
        for pk, title, draft_title, is_live, has_changes, origin in rows
    }


def _addresses(district: District) -> dict[str, str]:
    """Return where readers find each page, by its key."""
    editions = Edition.objects.exclude(version="")
    edition = editions.filter(district=district, language=SOURCE_LANGUAGE).first()
    return {entry["id"]: entry["path"] for entry in content_of(edition)["pages"]} if edition else {}


def _shares(nodes: Sequence[Node], languages: Sequence[Language]) -> dict[int, tuple[int, ...]]:
    position = {language.code: number for number, language in enumerate(languages)}
    found: dict[int, list[int]] = defaultdict(lambda: [0] * len(languages))
    refs = SnapshotRef.objects.filter(page__in=[node.text_of for node in nodes], language__in=position)
    for page_id, code, completeness in refs.values_list("page_id", "language", "completeness"):
        found[page_id][position[code]] = completeness
    return {page_id: tuple(shares) for page_id, shares in found.items()}


def _moves(nodes: Sequence[Node]) -> dict[int, tuple[bool, bool]]:
    """Return whether each local page has a neighbour in the same place, above and below."""
    groups: dict[tuple[object, ...], list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: node.path):
        if node.is_local:
            groups[node.path[:-4], node.place, node.placement].append(node)
    return {
        node.page_id: (number > 0, number < len(group) - 1)
        for group in groups.values()
        for number, node in enumerate(group)
    }
