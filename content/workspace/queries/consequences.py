"""What the state's changes mean for districts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page

from content.districts.models import District
from content.modules.models import InfoPage
from content.overrides.conflicts import State
from content.overrides.differences import Fate, Piece, differences
from content.overrides.models import OverridePage
from content.overrides.operations import base_of
from content.overrides.queries import Consequence
from content.overrides.wording import choice_names, wording_of


@dataclass(frozen=True, slots=True)
class Effect:
    """What one change means to some districts."""

    state: State
    districts: list[str]


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A title, a summary or a block of a statewide page that districts have changed, with what becomes of that."""

    anchor: str
    now: list[Piece]
    effects: list[Effect]

    @property
    def has_same_words(self) -> bool:
        return all(piece.fate is Fate.KEPT for piece in self.now)


def changed_texts(
    published: InfoPage, draft: InfoPage, consequences: Iterable[Consequence]
) -> list[ChangedText]:
    """Return the texts in which a draft touches what districts changed, in the order of the page as published."""
    touched: dict[str, dict[State, list[str]]] = {}
    for consequence in consequences:
        name = consequence.override.district.name
        for judgement in consequence.touched:
            districts = touched.setdefault(judgement.operation.anchor, {}).setdefault(judgement.state, [])
            if name not in districts:
                districts.append(name)
    names = choice_names()
    order = ["title", "summary", *(block["id"] for block in published.body.raw_data)]
    return [
        ChangedText(
            anchor,
            differences(
                wording_of(base_of(published.text, anchor).block, names),
                wording_of(base_of(draft.text, anchor).block, names),
            ),
            [Effect(state, districts) for state, districts in touched[anchor].items()],
        )
        for anchor in sorted(
            touched, key=lambda anchor: order.index(anchor) if anchor in order else len(order)
        )
    ]


def adapting_districts(page: Page, *, with_pages_below: bool = False) -> list[District]:
    """Return the districts whose readers get a text of their own on a statewide page."""
    asked = Q(overrides__target__page_ptr=page.pk)
    if with_pages_below:
        asked = Q(overrides__target__path__startswith=page.path)
    districts = District.objects.filter(asked, overrides__live=True)
    return list(districts.distinct())


def is_adapted(page: Page) -> bool:
    """Tell whether readers of any district get a text of its own on a statewide page."""
    return OverridePage.objects.live().filter(target=page.pk).exists()
