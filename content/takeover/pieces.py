"""What a text is made of, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from content.takeover.richtext import Listing, Paragraph


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the higher the level, the less it stands above."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of text in columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image by its address, what it shows, and what stands below it."""

    address: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is opened by its heading."""

    question: str
    answer: tuple[Paragraph | Listing, ...]


@dataclass(frozen=True, slots=True)
class Video:
    """A video by its address."""

    title: str
    address: str


Piece = Heading | Paragraph | Listing | Table | Picture | Question | Video
