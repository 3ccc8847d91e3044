"""Offices that the other system names, and which of our roles each may fill. Proposals only: people decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from content.core.text import PHONE, search_key
from content.takeover.answers import TheirContact
from content.takeover.trees import Element, parse

MOST_PROPOSED = 5
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")
_UMLAUTS = re.compile(r"([aou])e")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An office that may fill a role, by its key and name."""

    role: str
    role_name: str
    contact: TheirContact


def proposals(roles: Mapping[str, str], contacts: Iterable[TheirContact]) -> list[Proposal]:
    """Return, for each role by key and name, the first offices whose title names it."""
    found: list[Proposal] = []
    named = [(contact, f" {_compared(f'{contact.title} {contact.name}')} ") for contact in contacts]
    for key, name in roles.items():
        fitting = [contact for contact, words in named if _names(words, key, name)]
        found += [Proposal(key, name, contact) for contact in fitting[:MOST_PROPOSED]]
    return found


def _names(words: str, key: str, name: str) -> bool:
    abbreviations = [_compared(found) for found in _IN_BRACKETS.findall(name)]
    parts = [_compared(part) for part in key.split("-") if len(part) > 3]
    return (
        _compared(_IN_BRACKETS.sub("", name)) in words
        or any(found and f" {found} " in words for found in abbreviations)
        or (bool(parts) and all(part in words for part in parts))
    )


def _compared(text: str) -> str:
    # A key writes "ae" where a name has "ä".
    return _UMLAUTS.sub(r"\1", search_key(text))


def cards_in(content: str, page: str) -> list[TheirContact]:
    """Return the offices that a text shows in boxes, numbered within their page."""
    if "contact" not in content:
        return []
    boxes = [element for element in parse(content).all() if _is_card(element)]
    return [_contact(box, f"{page}:{number}") for number, box in enumerate(boxes, start=1)]


def _is_card(element: Element) -> bool:
    return bool(element.get("data-contact-id")) or "contact-card" in element.get("class").split()


def _contact(box: Element, identity: str) -> TheirContact:
    shown = [element for element in box.all() if not element.is_hidden]
    title = next((text for element in shown if element.tag in _HEADINGS and (text := _text(element))), "")
    links = [element.get("href") for element in shown if element.tag == "a"]
    phone = PHONE.search(_text(box))
    return TheirContact(
        id=identity,
        title=title or _text(box)[:100],
        name="",
        phone=phone[0] if phone else "",
        email=_first(links, "mailto:").removeprefix("mailto:"),
        website=_first(links, "http"),
    )


def _first(links: Sequence[str], beginning: str) -> str:
    return next((link for link in links if link.startswith(beginning)), "")


def _text(element: Element) -> str:
    texts = [child if isinstance(child, str) else _text(child) for child in element.children]
    return " ".join(" ".join(texts).split())
