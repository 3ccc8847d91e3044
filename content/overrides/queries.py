"""How what districts changed stands to what the state says today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.overrides.conflicts import Change, Judgement, State, judge
from content.overrides.models import BlockChange, OverridePage
from content.overrides.operations import digests


@dataclass(frozen=True, slots=True)
class Consequence:
    """What publishing a statewide page would do to what one district has changed on it."""

    override: OverridePage
    touched: list[Judgement]


def changes_of(page_ids: Iterable[int]) -> dict[int, list[Change]]:
    """Return what the state has changed on its pages since districts adapt them, the oldest first, in one query."""
    found: dict[int, list[Change]] = defaultdict(list)
    rows = BlockChange.objects.filter(page__in=list(page_ids))
    for page_id, anchor, digest, severity in rows.values_list("page_id", "anchor", "digest", "severity"):
        found[page_id].append(Change(anchor, digest, Severity(severity)))
    return found


def judgements_of(overrides: Iterable[OverridePage]) -> dict[int, list[Judgement]]:
    """Return, by the override's primary key, how its operations stand to its page as that is published.

    Select ``target`` for lists. Where the state has deleted the page, every anchor is gone.
    """
    loaded = list(overrides)
    changes = changes_of(found.target_id for found in loaded if found.target_id)
    return {
        override.pk: judge(
            override.target.text if override.target else {"body": []},
            override.all_operations,
            changes.get(override.target_id or 0, ()),
        )
        for override in loaded
    }


def consequences_of(page: InfoPage) -> list[Consequence]:
    """Return which districts' changes would fall out of sync if this version of a statewide page were published.

    Those that are so already are left out, unless the text changes again.
    """
    overrides = OverridePage.objects.live().filter(target_id=page.pk).select_related("district", "target")
    before = judgements_of(overrides)
    changes = changes_of([page.pk])[page.pk]
    published = InfoPage.objects.filter(pk=page.pk).first()
    ahead = changes + changes_between(published, page) if published else changes
    found = []
    for override in overrides:
        after = judge(page.text, override.all_operations, ahead)
        touched = [
            now
            for now, was in zip(after, before[override.pk], strict=True)
            if now.state is not State.IN_SYNC and (now.state, now.current) != (was.state, was.current)
        ]
        if touched:
            found.append(Consequence(override, touched))
    return sorted(found, key=lambda consequence: consequence.override.district.slug)


def changes_between(before: InfoPage, after: InfoPage) -> list[Change]:
    """Return what has another text after than before: title, summary, blocks that changed, came or went."""
    was, now = digests(before.text), digests(after.text)
    severity = Severity(after.severity)
    return [
        Change(anchor, now.get(anchor, ""), severity)
        for anchor in {**was, **now}
        if was.get(anchor) != now.get(anchor)
    ]
