"""How editions follow what editors do: marked at once, in the editor's own transaction, and built again by a task."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from content.core.languages import LANGUAGES
from content.districts.models import District, OfferedLanguage
from content.editions import queries
from content.editions.assembling import Offices, Trees
from content.editions.building import Built
from content.editions.manifest import Folded, snapshots_in
from content.editions.models import (
    Edition,
    EditionQuerySet,
    PastEdition,
    PendingPage,
    Sheet,
    Snapshot,
    SnapshotRef,
)
from content.editions.reading import content_of
from content.editions.signals import EditionChange, editions_changed
from content.editions.storing import AddressBook, delete_digests, keep_past, store_addresses, store_sheets

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How many pages were built and how many editions have a new version."""

    pages: int
    editions: int


def mark_pages(*, page_ids: Iterable[int]) -> None:
    """Note that the snapshots of pages are to be built again, and of whatever districts make of them.

    Mark the editions before: whoever waits for those sees what others have published on the pages by then.
    """
    token = uuid4()
    marked = set(page_ids)
    PendingPage.objects.bulk_create(
        [
            PendingPage(page_id=page_id, token=token)
            for page_id in sorted(marked | set(queries.overrides_of(marked)))
        ],
        update_conflicts=True,
        update_fields=["token"],
        unique_fields=["page"],
    )


def mark_editions(*, editions: EditionQuerySet | QuerySet[Edition]) -> None:
    """Note that editions are to be put together again, and ask for it once the transaction holds."""
    with transaction.atomic(savepoint=False):
        _wait_for_editions()
        editions.update(pending=uuid4())
    asked = transaction.get_connection().run_on_commit
    # Once in a transaction is enough: what was asked for in a part that was taken back is no longer in the list.
    if not any(callback is _ask_for_refresh for _, callback, *_ in asked):
        transaction.on_commit(_ask_for_refresh)


def _wait_for_editions() -> None:
    # Two transactions that take many rows in different orders would wait for each other, so both begin with one.
    Edition.objects.order_by("pk").select_for_update().values_list("pk").first()


def _ask_for_refresh() -> None:
    from content.editions.tasks import refresh_editions  # noqa: PLC0415 - the task calls this module's refresh

    refresh_editions.enqueue()


@transaction.atomic
def offer_languages(*, district: District, codes: Iterable[str]) -> None:
    """Offer readers of a district these languages and no others."""
    wanted = set(codes)
    district.offered.exclude(code__in=wanted).delete()
    OfferedLanguage.objects.bulk_create(
        [OfferedLanguage(district=district, code=code) for code in LANGUAGES if code in wanted],
        ignore_conflicts=True,
    )
    fit_editions()
    mark_editions(editions=Edition.objects.filter(district=district))


@transaction.atomic
def fit_editions() -> None:
    """Make sure that there is an edition for each language that a district offers, and no other.

    Where a language is offered for the first time, all pages are marked, for none has a snapshot in it. Every edition
    says of its pages in which of the offered languages they exist.
    """
    wanted = set(OfferedLanguage.objects.values_list("district_id", "code"))
    existing = {
        (district_id, code): pk
        for pk, district_id, code in Edition.objects.values_list("pk", "district_id", "language")
    }
    Edition.objects.filter(pk__in=[pk for key, pk in existing.items() if key not in wanted]).delete()
    token = uuid4()
    Edition.objects.bulk_create(
        [
            Edition(district_id=district_id, language=code, pending=token)
            for district_id, code in sorted(wanted - existing.keys())
        ],
        ignore_conflicts=True,
    )
    offered, offered_before = ({code for _, code in pairs} for pairs in (wanted, existing))
    if offered - offered_before:
        mark_pages(page_ids=queries.buildable_ids())
    if offered != offered_before:
        Edition.objects.update(pending=token)


def refresh(*, everything: bool = False, progress: Progress = lambda what, done, total: None) -> Refreshed:
    """Build what is marked, or everything; readers get the previous editions until the new ones are whole."""
    if everything:
        with transaction.atomic():
            fit_editions()
            mark_pages(page_ids=queries.buildable_ids())
            Edition.objects.update(pending=uuid4())
    # Which editions, before which pages: whatever an edition was marked for, its pages are then built or stored.
    stale = _stale_editions()
    pages, are_all_stored = _refresh_pages(progress)
    # Whoever marked a page again in the meantime builds it, and then the editions that we would build without it.
    editions = 0
    if are_all_stored:
        editions = _refresh_editions(stale, progress, even_unchanged=everything)
    return Refreshed(pages, editions)


@transaction.atomic
def remember_addresses(*, district: District, paths: Mapping[str, UUID | str]) -> int:
    """Let paths below a district and any of its languages lead to the pages with these keys; return how many are new.

    A path at which the district has a page leads there all the same, and so has nothing to remember.
    """
    _wait_for_editions()
    edition = Edition.objects.filter(district=district).exclude(version="").first()
    taken = {page["path"].lower() for page in content_of(edition)["pages"]} if edition else set()
    keys = {path.strip("/").lower(): str(key) for path, key in paths.items()}
    return store_addresses({district.pk: {path: key for path, key in keys.items() if path not in taken}})


@transaction.atomic
def prune_snapshots(*, made_before: datetime) -> int:
    """Delete past editions, and old snapshots and sheets that no edition has; return how many snapshots.

    Who has an edition that was replaced before that moment has to start over.
    """
    # Nobody stores an edition meanwhile that names an old sheet again.
    _wait_for_editions()
    PastEdition.objects.filter(replaced_at__lt=made_before).delete()
    named = {
        digest
        for editions in (Edition.objects.exclude(version=""), PastEdition.objects.all())
        for content in editions.values_list("content", flat=True).iterator()
        for digest in content["sheets"].values()
    }
    old_sheets = Sheet.objects.filter(created_at__lt=made_before).values_list("digest", flat=True)
    delete_digests(Sheet, [digest for digest in old_sheets if digest not in named])
    kept: set[str] = set()
    for sheet in Sheet.objects.values_list("content", flat=True).iterator():
        kept |= snapshots_in(sheet)
    unused = Snapshot.objects.filter(created_at__lt=made_before, refs=None)
    return delete_digests(
        Snapshot, [digest for digest in unused.values_list("digest", flat=True) if digest not in kept]
    )


def _stale_editions() -> list[Edition]:
    """Return what is marked, language by language, the ones that readers wait for first."""
    codes = list(dict.fromkeys([*queries.latest_published_languages(), *LANGUAGES]))
    stale = Edition.objects.stale().defer("content")
    return sorted(stale, key=lambda edition: codes.index(edition.language))


def _refresh_pages(progress: Progress) -> tuple[int, bool]:
    marked = queries.marked_pages()
    codes = queries.offered_languages() if marked else []
    step = queries.PAGES_AT_ONCE
    are_all_stored = True
    for start in range(0, len(marked), step):
        progress("pages", start, len(marked))
        batch = dict(marked[start : start + step])
        built = queries.built_from(batch, codes)
        are_all_stored &= _store_snapshots(built, batch)
    return len(marked), are_all_stored


@transaction.atomic
def _store_snapshots(built: Sequence[Built], tokens: dict[int, UUID]) -> bool:
    """Store what nobody has marked again in the meantime, and tell whether that is all."""
    # What was marked again is built from newer text, over which ours must not be written.
    waiting = PendingPage.objects.select_for_update().filter(page__in=tokens).order_by("page")
    tokens_now = dict(waiting.values_list("page_id", "token"))
    still_wanted = {page_id for page_id, token in tokens_now.items() if tokens[page_id] == token}
    kept = [item for item in built if item.page_id in still_wanted]
    Snapshot.objects.bulk_create(
        {item.snapshot.digest: item.snapshot for item in kept}.values(), ignore_conflicts=True
    )
    SnapshotRef.objects.bulk_create(
        [
            SnapshotRef(
                page_id=item.page_id,
                language=item.language,
                snapshot_id=item.snapshot.digest,
                head=item.head,
                is_translated=item.is_translated,
                completeness=item.completeness,
            )
            for item in kept
        ],
        update_conflicts=True,
        update_fields=["snapshot", "head", "is_translated", "completeness"],
        unique_fields=["page", "language"],
    )
    PendingPage.objects.filter(page__in=still_wanted).delete()
    return len(still_wanted) == len(tokens_now)


def _refresh_editions(stale: list[Edition], progress: Progress, *, even_unchanged: bool) -> int:
    if not stale:
        return 0
    trees, offices, translated = Trees.load(), Offices.load(), queries.translated_languages()
    districts = queries.districts_by_id({edition.district_id for edition in stale})
    changed = done = 0
    book = AddressBook()
    for code, group in groupby(stale, key=lambda edition: edition.language):
        progress("editions", done, len(stale))
        editions = list(group)
        offering = [districts[edition.district_id] for edition in editions]
        fresh = queries.folded(
            LANGUAGES[code], offering, trees, queries.current_heads(code), translated, offices
        )
        changed += _store_editions(editions, fresh, book, even_unchanged=even_unchanged)
        done += len(editions)
    return changed


def _store_editions(
    editions: list[Edition], fresh: dict[int, Folded], book: AddressBook, *, even_unchanged: bool
) -> int:
    versions = {edition.pk: fresh[edition.district_id].version for edition in editions}
    with transaction.atomic():
        _wait_for_editions()
        # Those marked again in the meantime stay as they are, for whoever marked them.
        waiting = Edition.objects.stale().select_for_update().filter(pk__in=versions).order_by("pk")
        tokens_now = dict(waiting.values_list("pk", "pending"))
        stored = [edition for edition in editions if tokens_now.get(edition.pk) == edition.pending]
        changed = {edition.pk for edition in stored if edition.version != versions[edition.pk]}
        places = {edition.pk: fresh[edition.district_id].places for edition in stored}
        moved = {edition.pk for edition in stored if edition.addresses != places[edition.pk].digest}
        now = timezone.now()
        written = [
            _rewritten(
                edition, fresh[edition.district_id], now if edition.pk in changed else edition.built_at
            )
            for edition in stored
            if even_unchanged or edition.pk in changed | moved
        ]
        store_sheets([fresh[edition.district_id] for edition in written])
        book.note({edition.district_id: places[edition.pk] for edition in stored if edition.pk in moved})
        keep_past(changed, now)
        # SQLite writes an edition anew whichever column changes, so those are marked as done in the same stroke.
        Edition.objects.bulk_create(
            written,
            update_conflicts=True,
            update_fields=["version", "content", "built_at", "pending", "addresses"],
            unique_fields=["pk"],
        )
        done = {edition.pk for edition in stored} - {edition.pk for edition in written}
        Edition.objects.filter(pk__in=done).update(pending=None)
        _tell_changes([edition for edition in stored if edition.pk in changed], versions)
    return len(changed)


def _rewritten(edition: Edition, fresh: Folded, built_at: datetime | None) -> Edition:
    # An object of its own, so that the contents of all languages are not kept until the last is done.
    return Edition(
        pk=edition.pk,
        district_id=edition.district_id,
        language=edition.language,
        version=fresh.version,
        content=fresh.content,
        built_at=built_at,
        addresses=fresh.places.digest,
    )


def _tell_changes(before: Sequence[Edition], versions: Mapping[int, str]) -> None:
    """Send the news that editions, as they were before, have other versions."""
    changes = [
        EditionChange(edition.district_id, edition.language, versions[edition.pk], edition.version)
        for edition in before
    ]
    if changes:
        editions_changed.send(sender=Edition, changes=changes)
