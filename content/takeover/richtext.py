"""Rich text in pieces: what stands in a paragraph, and how Wagtail stores it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

BREAK = "\n"
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one kind; ``link`` holds the attributes of a link around it, as they are stored."""

    text: str
    is_bold: bool = False
    link: str = ""

    @property
    def html(self) -> str:
        """How it is stored."""
        html = escape(self.text, quote=False).replace(BREAK, "<br/>")
        html = f"<b>{html}</b>" if self.is_bold else html
        return f"<a {self.link}>{html}</a>" if self.link else html


def spaced(text: str) -> str:
    """Return text as it stands in HTML with every run of white space as one space."""
    return _SPACES.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs without spaces at the ends, and without two spaces one after the other."""

    runs: tuple[Run, ...]

    @property
    def inline(self) -> str:
        """How it is stored inside a list."""
        return "".join(run.html for run in self.runs)

    @property
    def html(self) -> str:
        """How it is stored as a paragraph."""
        return f"<p>{self.inline}</p>"

    @property
    def text(self) -> str:
        """What a reader sees of it, in one line."""
        return "".join(run.text for run in self.runs).replace(BREAK, " ").strip()

    @property
    def links(self) -> list[Run]:
        """The runs that lead somewhere."""
        return [run for run in self.runs if run.link]

    def bold(self) -> Paragraph:
        """Return the same, all of it bold."""
        return Paragraph(tuple(replace(run, is_bold=True) for run in self.runs))


@dataclass(frozen=True, slots=True)
class Item:
    """What stands in one item of a list: paragraphs, and lists in it."""

    parts: tuple[Paragraph | Listing, ...]

    @property
    def html(self) -> str:
        """How it is stored; what follows after a list inside becomes an item of its own."""
        return "".join(f"<li>{''.join(group)}</li>" for group in self._groups())

    def _groups(self) -> Iterator[list[str]]:
        group: list[str] = []
        is_closed = False
        for part in self.parts:
            if isinstance(part, Paragraph) and is_closed:
                yield group
                group, is_closed = [], False
            if isinstance(part, Paragraph):
                group.append(f"<br/>{part.inline}" if group else part.inline)
            else:
                group.append(part.html)
                is_closed = True
        yield group


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``tag`` says whether it is numbered."""

    tag: str
    items: tuple[Item, ...]

    @property
    def html(self) -> str:
        """How it is stored."""
        return f"<{self.tag}>{''.join(item.html for item in self.items)}</{self.tag}>"


def paragraphs(runs: Iterable[Run]) -> Iterator[Paragraph]:
    """Yield what stands between empty lines."""
    lines = _lines(runs)
    together: list[Run] = []
    for line in lines:
        if line:
            together += [Run(BREAK), *line] if together else line
        elif together:
            yield _merged(together)
            together = []
    if together:
        yield _merged(together)


def _lines(runs: Iterable[Run]) -> list[list[Run]]:
    """Return the runs of each line, without spaces at its ends; of an empty one none."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(replace(run, text=spaced(run.text)))
    return [_trimmed(line) for line in lines]


def _trimmed(line: Sequence[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in line:
        is_after_space = not kept or kept[-1].text.endswith(" ")
        text = run.text.lstrip(" ") if is_after_space else run.text
        if text:
            kept.append(replace(run, text=text))
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return kept if any(run.text.strip() for run in kept) else []


def _merged(runs: Iterable[Run]) -> Paragraph:
    merged: list[Run] = []
    for run in runs:
        before = merged[-1] if merged else None
        if before and (before.is_bold, before.link) == (run.is_bold, run.link):
            merged[-1] = replace(before, text=before.text + run.text)
        elif run.text:
            merged.append(run)
    return Paragraph(tuple(merged))
