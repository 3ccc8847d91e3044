"""Every request that is made: every address, filled with every place's things, with what is sent to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode

from tests.cms.rights.addresses import Address, admin_addresses
from tests.cms.rights.arguments import choices, fill, kinds, shared_values
from tests.cms.rights.bodies import Asked, Body, bodies
from tests.cms.rights.places import Place


@dataclass(frozen=True)
class Question:
    """An address, filled with one place's things, and what is sent to it; ``label`` is the table's line."""

    label: str
    kind: str
    place: str
    url: str
    body: Body

    @property
    def methods(self) -> tuple[str, ...]:
        # A page is shown whatever its form would hold, and a home as any page is.
        is_shown_elsewhere = bool(self.body.label) and not self.body.query
        return ("POST",) if is_shown_elsewhere or self.kind == "home" else ("GET", "POST")


def questions(places: list[Place]) -> Iterator[Question]:
    """Return every request. Raises ``UnknownArgument`` for an address that nobody has thought about."""
    shared = shared_values()
    for address in admin_addresses():
        for kind in kinds(address):
            for place in places:
                if not kind or kind in place.pages:
                    yield from _questions_at(address, kind, place, shared, places)


def _questions_at(
    address: Address, kind: str, place: Place, shared: dict[str, Any], places: list[Place]
) -> Iterator[Question]:
    homes = {other.name: other for other in places}
    values = {**shared, **place.values, **place.pages.get(kind, {})}
    for chosen in choices(address):
        asked = {
            name: homes[choice].home.pk if name == "destination_id" else choice
            for name, choice in chosen.items()
        }
        filled = fill(address, values, asked)
        if filled is not None:
            for body in bodies(address, Asked(kind, values, chosen, homes)):
                variant = ", ".join(filter(None, [kind, "/".join(chosen.values()), body.label]))
                label = f"{address.label} [{variant}]" if variant else address.label
                query = f"?{urlencode(body.query)}" if body.query else ""
                yield Question(label, kind, place.name, address.url(filled) + query, body)
