"""Lists of phone numbers, where it is clear what is the number and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from content.core.text import PHONE
from content.takeover.richtext import Item, Listing, Paragraph

LONGEST_LABEL = 250
LONGEST_NUMBER = 40
_BEFORE = " :–-•,;|"
_AFTER = " –-•,;|."


@dataclass(frozen=True, slots=True)
class Phone:
    """Who answers, the number, and when or in which languages."""

    label: str
    number: str
    note: str


def phones_in(listing: Listing) -> list[Phone]:
    """Return the numbers of a list of nothing else; none if one of its items is anything else."""
    phones = [phone for item in listing.items if (phone := _phone_in(item))]
    return phones if len(phones) == len(listing.items) else []


def _phone_in(item: Item) -> Phone | None:
    if len(item.parts) != 1 or not isinstance(paragraph := item.parts[0], Paragraph):
        return None
    numbers = list(PHONE.finditer(paragraph.text))
    leads_elsewhere = any('href="tel:' not in run.link for run in paragraph.links)
    if len(numbers) != 1 or leads_elsewhere:
        return None
    found = numbers[0]
    label = paragraph.text[: found.start()].strip(_BEFORE)
    note = paragraph.text[found.end() :].strip(_AFTER).removeprefix("(").removesuffix(")")
    fits = len(found[0]) <= LONGEST_NUMBER and max(len(label), len(note)) <= LONGEST_LABEL
    return Phone(label, found[0], note) if label and fits else None
