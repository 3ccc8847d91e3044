"""What editors do with the pages of their own district."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.text import slugify
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.log_actions import log

from content.districts.models import Contact, District, DistrictHome
from content.modules.inheritance import Placement
from content.modules.models import InfoPage
from content.modules.panels import EVENT_FIELDS
from content.modules.validators import RESERVED_PAGE_SLUGS
from content.overrides.models import NO_TEXT, OverridePage
from content.overrides.operations import FIELDS, Block, Kind, Operation
from content.overrides.resolution import resolve, resolve_text
from content.translations.actions import save_draft
from content.translations.models import Translation
from content.translations.staleness import String, Strings
from content.workspace.queries.tree import neighbour_of

_COPIED_FIELDS = ("icon", "purpose", "sources", "checked_date", *EVENT_FIELDS)


@transaction.atomic
def make_local(*, override: OverridePage, by: User | None) -> InfoPage:
    """Turn what a district made of a page that the state took away into a draft of a page of its own.

    It has the text that readers last saw and its translations, as drafts. What was an adaptation is deleted.
    """
    home = DistrictHome.objects.get(district=override.district)
    target = override.target
    page = InfoPage(
        slug=_free_slug(home, target.slug if target else slugify(override.title) or "page"),
        live=False,
        owner=by,
        place=target,
        placement=Placement.AFTER,
        **({name: getattr(target, name) for name in _COPIED_FIELDS} if target else {}),
    )
    draft = override.get_latest_revision_as_object()
    last_seen = OverridePage.objects.get(pk=override.pk) if override.live else draft
    _write(page, last_seen)
    home.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=by)
    page.save_revision(user=by)
    if override.live and override.has_unpublished_changes:
        _write(page, draft)
        page.save_revision(user=by)
    for language, strings in _strings_of(draft).items():
        save_draft(page=page, language=language, strings=strings, by=by)
    DeletePageAction(override, user=by).execute(skip_permission_checks=True)
    return page


@transaction.atomic
def adopt_page(*, source: InfoPage, district: District, by: User | None) -> InfoPage:
    """Copy another district's local page, with its translations, into a draft of a district's own."""
    home = DistrictHome.objects.get(district=district)
    origin = source.home().district
    own = {
        "slug": _free_slug(home, source.slug),
        "title": source.title,
        "draft_title": source.title,
        "adopted_from": origin,
        "is_shareable": False,
        "go_live_at": None,
        "expire_at": None,
    }
    page: InfoPage = source.copy(
        to=home,
        user=by,
        keep_live=False,
        copy_revisions=False,
        update_attrs=own,
        exclude_fields=["wagtail_admin_comments"],
    )
    for translation in Translation.objects.filter(page_id=source.pk):
        save_draft(page=page, language=translation.language, strings=translation.draft_strings, by=by)
    return page


@transaction.atomic
def move_local(*, page: InfoPage, is_up: bool, by: User | None) -> bool:
    """Let a local page and its neighbour in the same place change places; tell whether there is one."""
    neighbour = neighbour_of(page, is_before=is_up)
    if neighbour is None:
        return False
    MovePageAction(page, neighbour, pos="left" if is_up else "right", user=by).execute(
        skip_permission_checks=True
    )
    return True


@transaction.atomic
def change_contacts(*, saved: Iterable[Contact], removed: Iterable[Contact], by: User | None) -> None:
    """Store contacts as they are in memory, and delete others."""
    for contact in saved:
        action = "wagtail.edit" if contact.pk else "wagtail.create"
        contact.save()
        log(instance=contact, action=action, user=by)
    for contact in removed:
        log(instance=contact, action="wagtail.delete", user=by)
        contact.delete()


def _write(page: InfoPage, override: OverridePage) -> None:
    """Give a page the text that readers get of an adapted one."""
    statewide = _statewide_text(override)
    operations = override.all_operations
    page.title, page.summary = (resolve_text(statewide[name], Kind(name), operations)[0] for name in FIELDS)
    page.title = page.title or override.title
    page.draft_title = page.title
    shown = [_unmarked(found.block) for found in resolve(statewide["body"], operations)]
    page.body = shown  # type: ignore[assignment]  # takes what it stores


def _statewide_text(override: OverridePage) -> dict[str, Any]:
    return override.target.text if override.target else override.target_copy or NO_TEXT


def _unmarked(block: Block) -> Block:
    return {**block, "value": {name: value for name, value in block["value"].items() if name != "mark"}}


def _strings_of(override: OverridePage) -> dict[str, dict[str, String]]:
    """Return, by language, the strings of what readers get, by their keys on a page of the district's own."""
    statewide, ours = (
        {found.language: found.draft_strings for found in Translation.objects.filter(page_id=pk)}
        for pk in (override.target_id, override.pk)
    )
    operations = override.all_operations
    blocks = resolve(_statewide_text(override)["body"], operations)
    inherited = {f"body.{found.block['id']}" for found in blocks if found.operation is None}
    inherited |= {name for name in FIELDS if resolve_text("", Kind(name), operations)[1] is None}
    return {
        language: {
            key: string
            for key, string in statewide.get(language, {}).items()
            if ".".join(key.split(".")[:2]) in inherited
        }
        | dict(_own_strings(ours.get(language, {}), operations))
        for language in {**statewide, **ours}
    }


def _own_strings(strings: Strings, operations: Sequence[Operation]) -> Iterator[tuple[str, String]]:
    kinds = {operation.id: operation.kind for operation in operations}
    for key, string in strings.items():
        _, operation, field, *rest = key.split(".")
        if operation in kinds:
            yield (".".join(["body", *rest]) if field == "content" else kinds[operation].value), string


def _free_slug(home: DistrictHome, wanted: str) -> str:
    """Return an address that no page of the district's first level has, as near to the wanted one as can be."""
    taken = {*home.get_children().values_list("slug", flat=True), *RESERVED_PAGE_SLUGS}
    candidates = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(slug for slug in candidates if slug not in taken)
