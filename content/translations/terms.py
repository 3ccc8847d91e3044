"""Official German terms: found in a text in any of their forms, and marked where a reader first meets them.

A form counts as a whole word only: "Jugendamt" stands neither in "Jugendamtsleiter" nor in "Jugendamt-Formular".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, Generic, Self, TypeVar

from content.core.text import normalised
from content.translations.markup import TAG, visible_text

K = TypeVar("K", bound=Hashable)

_REMARK = re.compile(r"\s*\([^)]*\)")
_CLOSED_TO_MARKS = re.compile(r"<(/?)(?:a|h[1-6]|button|summary)\b", re.IGNORECASE)
# With what an entity begins with, and the soft hyphen.
_INSIDE_WORD = r"\w&#\u00ad-"
_NEVER = re.compile(r"(?!)")


class Terms(Generic[K]):
    """Terms by id, made ready once for many texts."""

    def __init__(self, forms: Mapping[K, list[str]]) -> None:
        self._forms = forms
        self._ids: dict[str, K] = {}
        for identity, listed in forms.items():
            for form in listed:
                self._ids.setdefault(form, identity)
        self._pattern = _pattern(self._ids)

    def ids_of(self, forms: Iterable[str]) -> set[K]:
        """Return the ids of the terms that have one of these forms."""
        return {self._ids[form] for form in forms if form in self._ids}

    @classmethod
    def of(cls, entries: Iterable[tuple[K, str, Iterable[str]]]) -> Self:
        """Make terms of id, name and other forms.

        A name may list several with " / " between them, and say something in brackets, which is left out.
        """
        return cls({identity: term_forms(name, others) for identity, name, others in entries})

    def found_in(self, text: str) -> list[K]:
        """Return the ids of the terms in a text or HTML, in the order in which they first occur."""
        if not self._pattern.search(text):
            return []
        # A term does not run across tags.
        return list(dict.fromkeys(self._id(match[0]) for match in self._pattern.finditer(TAG.sub("|", text))))

    def marked(self, html: str, mark: Callable[[K, str], str], already: set[K]) -> str:
        """Return HTML with the first occurrence of each term replaced by ``mark(id, matched)``.

        Links and headings stay as they are. Ids in ``already`` are not marked again; those that are marked are added
        to it.
        """
        if not self._pattern.search(html):
            return html

        def marked(match: re.Match[str]) -> str:
            identity = self._id(match[0])
            if identity in already:
                return match[0]
            already.add(identity)
            return mark(identity, match[0])

        return "".join(
            self._pattern.sub(marked, piece) if is_open else piece for piece, is_open in _pieces(html)
        )

    def replaced(self, text: str, replacement: Callable[[str], str]) -> str:
        """Return text without tags with every term replaced by what ``replacement`` makes of it."""
        return self._pattern.sub(lambda match: replacement(match[0]), text)

    def missing(self, source: str, translated: str) -> list[str]:
        """Return the names of the terms of a source text that its translation has in no form.

        In the translation a form need not be a whole word: languages put endings and articles to it.
        """
        text = visible_text(translated).casefold()
        return [
            self._forms[identity][0]
            for identity in self.found_in(source)
            if not any(form.casefold() in text for form in self._forms[identity])
        ]

    def _id(self, matched: str) -> K:
        return self._ids[normalised(matched.replace("&nbsp;", " ").replace("&amp;", "&"))]


def term_forms(name: str, others: Iterable[str]) -> list[str]:
    """Return how a term stands in texts: "A / B (C)" as A and as B, and its other forms."""
    written = [*_REMARK.sub("", name).split(" / "), *(_REMARK.sub("", other) for other in others)]
    return list(dict.fromkeys(form for form in map(normalised, written) if form))


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """One expression for all forms, the longest first.

    Forms with the same beginning share it, and the look behind comes after the first letter: then the expression
    begins with a letter out of a few, and most of a text is skipped at the speed of a search for one character.
    """
    tree: dict[str, Any] = {}
    for form in forms:
        branch = tree
        for char in form:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    if not tree:
        return _NEVER
    words = "|".join(f"{_char(first)}(?<![{_INSIDE_WORD}].){_branches(rest)}" for first, rest in tree.items())
    return re.compile(rf"(?:{words})(?![\w\u00ad-])")


def _branches(tree: Mapping[str, Any]) -> str:
    inner = "|".join(_char(char) + _branches(rest) for char, rest in tree.items() if char)
    if not inner:
        return ""
    return f"(?:{inner})?" if "" in tree else f"(?:{inner})"


def _char(char: str) -> str:
    # As it may stand in HTML.
    return {" ": r"(?:\s|&nbsp;)+", "&": "&(?:amp;)?"}.get(char) or re.escape(char)


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """Yield tags and texts in turn, with whether it is a text outside links and headings."""
    depth = 0
    for number, piece in enumerate(TAG.split(html)):
        is_tag = number % 2 == 1
        if is_tag and (closed := _CLOSED_TO_MARKS.match(piece)):
            depth = max(0, depth - 1) if closed[1] else depth + 1
        yield piece, not is_tag and not depth
