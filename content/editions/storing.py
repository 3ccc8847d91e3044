"""What is stored in the same transaction as editions: their sheets, what they held before, where pages are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from content.editions.manifest import Folded, Places
from content.editions.models import LONGEST_PATH, Address, Edition, PastEdition, Sheet, Snapshot

DELETED_AT_ONCE = 500


def delete_digests(model: type[Sheet | Snapshot], digests: Sequence[str]) -> int:
    """Delete what has one of the digests; return how many there are."""
    for start in range(0, len(digests), DELETED_AT_ONCE):
        model._default_manager.filter(digest__in=digests[start : start + DELETED_AT_ONCE]).delete()
    return len(digests)


def keep_past(changed: Collection[int], now: datetime) -> None:
    """Remember what editions hold that are about to become others."""
    replaced = Edition.objects.filter(pk__in=changed).exclude(version="")
    PastEdition.objects.bulk_create(
        [
            PastEdition(edition_id=pk, version=version, content=content, replaced_at=now)
            for pk, version, content in replaced.values_list("pk", "version", "content")
        ],
        update_conflicts=True,
        update_fields=["content", "replaced_at"],
        unique_fields=["edition", "version"],
    )


def store_sheets(editions: Iterable[Folded]) -> None:
    """Store the sheets of editions that are not there yet."""
    sheets = {digest: sheet for edition in editions for digest, sheet in edition.sheets.items()}
    known = Sheet.objects.filter(digest__in=sheets).values_list("digest", flat=True)
    for digest in known:
        del sheets[digest]
    Sheet.objects.bulk_create(
        [Sheet(digest=digest, content=sheet) for digest, sheet in sheets.items()], ignore_conflicts=True
    )


class AddressBook:
    """Notes where pages are: what is the same in all languages of a district, once."""

    def __init__(self) -> None:
        self._noted: set[tuple[int, str]] = set()

    def note(self, places: Mapping[int, Places]) -> None:
        """Note where the pages of districts are, by the district's primary key."""
        new = {pk: found for pk, found in places.items() if (pk, found.digest) not in self._noted}
        if new:
            store_addresses({pk: found.keys for pk, found in new.items()})
            self._noted |= {(pk, found.digest) for pk, found in new.items()}


def store_addresses(addresses: Mapping[int, Mapping[str, str]]) -> int:
    """Note which key's page each path of a district leads to, by the district's primary key; return how many are new.

    A path leads where it led last. What nobody could ask for is passed over.
    """
    known = {
        (district_id, path): str(key)
        for district_id, path, key in Address.objects.filter(district__in=addresses).values_list(
            "district_id", "path", "key"
        )
    }
    new = [
        Address(district_id=district_id, path=path, key=key)
        for district_id, keys in sorted(addresses.items())
        for path, key in sorted(keys.items())
        if known.get((district_id, path)) != key and 0 < len(path) <= LONGEST_PATH and "\x00" not in path
    ]
    Address.objects.bulk_create(
        new, update_conflicts=True, update_fields=["key"], unique_fields=["district", "path"]
    )
    return len(new)
