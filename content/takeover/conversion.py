"""From the pieces of a text to the blocks of a page, still without ids and with images by their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from content.takeover.losses import Loss, LossKind
from content.takeover.phones import phones_in
from content.takeover.pieces import Heading, Picture, Piece, Question, Table, Video
from content.takeover.richtext import Listing, Paragraph, Run, spaced

LONGEST_LINE = 250


@dataclass(frozen=True, slots=True)
class Block:
    """A block by its type and value; lists in it hold plain values."""

    kind: str
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Converted:
    """The blocks of a text, and what it lost."""

    blocks: list[Block]
    losses: list[Loss]


def converted(pieces: Iterable[Piece], title: str) -> Converted:
    """Return the blocks of a page; its title stands in for what a table or a picture lacks."""
    writer = _Writer(title)
    for piece in pieces:
        writer.write(piece)
    writer.end()
    return Converted(writer.blocks, writer.losses)


def with_pictures(blocks: Iterable[Block], images: Mapping[str, int]) -> list[Block]:
    """Return the blocks with images by their primary keys; of a picture that is not known its caption stays."""
    shown = (_with_picture(block, images) if block.kind == "image" else block for block in blocks)
    return [block for block in shown if block]


def pictures_in(blocks: Iterable[Block]) -> dict[str, str]:
    """Return what the images in blocks show, by their addresses, in reading order."""
    return {block.value["image"]: block.value["alt"] for block in blocks if block.kind == "image"}


def _with_picture(block: Block, images: Mapping[str, int]) -> Block | None:
    value = block.value
    if value["image"] in images:
        return Block("image", {**value, "image": images[value["image"]]})
    caption = Paragraph((Run(value["caption"]),))
    return _section("", caption.html) if value["caption"] else None


def _section(heading: str, text: str) -> Block:
    return Block("section", {"heading": heading, "text": text})


def _bold(text: str) -> str:
    return Paragraph((Run(text, is_bold=True),)).html


@dataclass(slots=True)
class _Writer:
    title: str
    blocks: list[Block] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    _heading: Heading | None = None
    _text: list[str] = field(default_factory=list)
    # The last heading, for what needs one and has none.
    _above: str = ""

    def write(self, piece: Piece) -> None:
        match piece:
            case Heading():
                self._write_heading(piece)
            case Listing() if self._heading and not self._text and phones_in(piece):
                self._write_phones(piece)
            case Paragraph() | Listing():
                self._text.append(piece.html)
            case Table():
                self._write_table(piece)
            case Picture():
                self._write_picture(piece)
            case Question(question, answer):
                self._write_question(question, answer)
            case _:
                self._write_video(piece)

    def end(self) -> None:
        """Write what has come together as a section; a heading without any text becomes its text."""
        heading = self._heading.text if self._heading else ""
        if self._text:
            self.blocks.append(_section(heading, "".join(self._text)))
        elif heading:
            self.blocks.append(_section("", _bold(heading)))
        self._heading, self._text = None, []

    def _write_heading(self, piece: Heading) -> None:
        above = self._heading if not self._text else None
        joined = f"{above.text} – {piece.text}" if above and above.level < piece.level else ""
        if joined and len(joined) <= LONGEST_LINE:
            self._heading = Heading(piece.level, joined)
        elif len(piece.text) > LONGEST_LINE:
            self._text.append(_bold(piece.text))
        else:
            self.end()
            self._heading = piece
        self._above = piece.text[:LONGEST_LINE]

    def _take_heading(self, otherwise: str) -> str:
        """Return the heading that waits for a text, as the heading of something else."""
        if self._heading and not self._text:
            heading, self._heading = self._heading.text, None
            return heading
        self.end()
        return otherwise

    def _write_phones(self, piece: Listing) -> None:
        phones = [
            {"label": phone.label, "number": phone.number, "note": phone.note} for phone in phones_in(piece)
        ]
        self.blocks.append(Block("phones", {"heading": self._take_heading(self.title), "items": phones}))

    def _write_table(self, piece: Table) -> None:
        if piece.caption:
            self.end()
        caption = piece.caption or self._take_heading(self._above or self.title)
        rows = [{"cells": list(row)} for row in piece.rows]
        value = {"caption": caption[:LONGEST_LINE], "columns": list(piece.columns), "rows": rows}
        self.blocks.append(Block("table", value))
        self._keep_rest(piece.caption)

    def _write_picture(self, piece: Picture) -> None:
        self.end()
        alt = spaced(piece.alt).strip()
        if not alt:
            self.losses.append(Loss(LossKind.PICTURE_WITHOUT_TEXT, piece.address))
        caption = piece.caption if len(piece.caption) <= LONGEST_LINE else ""
        value = {
            "image": piece.address,
            "alt": (alt or caption or self._above or self.title)[:LONGEST_LINE],
            "caption": caption,
        }
        self.blocks.append(Block("image", value))
        self._keep_rest("" if caption else piece.caption)

    def _write_question(self, question: str, answer: Sequence[Paragraph | Listing]) -> None:
        self.end()
        text = "".join(part.html for part in answer)
        if len(question) > LONGEST_LINE:
            self._text = [_bold(question), text]
            self.end()
        else:
            self.blocks.append(Block("question", {"question": question, "answer": text}))

    def _write_video(self, piece: Video) -> None:
        self.end()
        value = {"title": spaced(piece.title)[:LONGEST_LINE], "url": piece.address, "description": ""}
        self.blocks.append(Block("video", value))

    def _keep_rest(self, line: str) -> None:
        """Write a line that was too long for its place as text."""
        if len(line) > LONGEST_LINE or (line and line not in self._last_lines()):
            self._text.append(Paragraph((Run(line),)).html)

    def _last_lines(self) -> list[str]:
        return [value for value in self.blocks[-1].value.values() if isinstance(value, str)]
