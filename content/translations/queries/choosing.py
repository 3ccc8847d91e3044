"""What somebody can have exported or translated at once: all below a page that they may translate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from wagtail.models import Page, PageQuerySet

from content.districts.models import DistrictHome, StateHome
from content.translations.queries.board import overlap, permission_check
from content.translations.rules import translatable_paths
from content.translations.schemas import translated_models

User = AbstractBaseUser | AnonymousUser


@dataclass(frozen=True, slots=True)
class Root:
    """A page that stands for itself and all below it."""

    page_id: int
    title: str
    path: str
    is_home: bool = False


def roots_for(user: User) -> list[Root]:
    """Return the state, its modules and the districts, as far as a person may translate anything there."""
    paths = _paths(user)
    return [root for root in _roots() if any(overlap(root.path, path) for path in paths)]


def root_of(user: User, page_id: int) -> Root | None:
    """Return one page as a root; nothing if there is nothing for the person to translate."""
    page = Page.objects.filter(pk=page_id, depth__gt=1).first()
    if page is None or not any(overlap(page.path, path) for path in _paths(user)):
        return None
    return Root(page.pk, page.get_admin_display_title(), page.path, page.depth == 2)


def pages_below(root: Root) -> list[Page]:
    """Return the page and those below it that have text, in the tree's order."""
    return list(_pages(Q(path__startswith=root.path)).order_by("path").specific())


def pages_by_id(page_ids: Collection[int]) -> dict[int, Page]:
    """Return those of the pages that have text."""
    return {page.pk: page for page in _pages(Q(pk__in=page_ids)).specific()}


def pages_named(page_ids: Iterable[str]) -> dict[int, Page]:
    """Return those of the pages that have text, by what a stranger's file calls their keys."""
    return pages_by_id({int(page_id) for page_id in page_ids if _is_key(page_id)})


def allowed_pairs(user: User, pages: Collection[Page], codes: Collection[str]) -> Iterator[tuple[Page, str]]:
    """Yield each page with each of the languages into which the person may translate it."""
    is_allowed = permission_check(translatable_paths(user))
    for page in pages:
        for code in codes:
            if is_allowed(page.path, code):
                yield page, code


def _pages(condition: Q) -> PageQuerySet:
    return Page.objects.type(*translated_models()).filter(condition)


def _is_key(page_id: str) -> bool:
    # Databases take no number with more digits.
    return page_id.isascii() and page_id.isdigit() and len(page_id) < 19


def _paths(user: User) -> set[str]:
    return {path for found in translatable_paths(user).values() for path in found}


def _roots() -> Iterator[Root]:
    for home in StateHome.objects.all():
        yield Root(home.pk, home.title, home.path, is_home=True)
        for module in home.get_children().order_by("path"):
            yield Root(module.pk, module.title, module.path)
    for local in DistrictHome.objects.order_by("title"):
        yield Root(local.pk, local.title, local.path, is_home=True)
