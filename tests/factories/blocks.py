"""Blocks of a page's body as they are stored, with ids that a test can name."""

from collections.abc import Iterable
from typing import Any

Block = dict[str, Any]


def paragraph(text: str) -> str:
    """Return plain text as the rich text that Wagtail stores."""
    return f"<p>{text}</p>"


def section(anchor: str, heading: str, text: str) -> Block:
    return _block("section", anchor, {"heading": heading, "text": paragraph(text)})


def steps(anchor: str, heading: str, *steps: tuple[str, str]) -> Block:
    items = [{"title": title, "text": paragraph(text) if text else ""} for title, text in steps]
    return _block("steps", anchor, {"heading": heading, "items": _items(anchor, items)})


def notice(anchor: str, text: str, kind: str = "info") -> Block:
    return _block("notice", anchor, {"kind": kind, "text": paragraph(text)})


def checklist(anchor: str, heading: str, *texts: str) -> Block:
    return _block(
        "checklist", anchor, {"heading": heading, "items": _items(anchor, [{"text": text} for text in texts])}
    )


def question(anchor: str, question: str, answer: str) -> Block:
    return _block("question", anchor, {"question": question, "answer": paragraph(answer)})


def contact(anchor: str, role: str, note: str = "") -> Block:
    return _block("contact", anchor, {"role": role, "note": note})


def links(anchor: str, heading: str, *links: tuple[str, str]) -> Block:
    items = [{"label": label, "url": url} for label, url in links]
    return _block("links", anchor, {"heading": heading, "items": _items(anchor, items)})


def phones(anchor: str, heading: str, *phones: tuple[str, str, str]) -> Block:
    items = [{"label": label, "number": number, "note": note} for label, number, note in phones]
    return _block("phones", anchor, {"heading": heading, "items": _items(anchor, items)})


def table(anchor: str, caption: str, columns: Iterable[str], *rows: Iterable[str]) -> Block:
    value = {
        "caption": caption,
        "columns": _items(f"{anchor}-column", columns),
        "rows": _items(
            anchor,
            [{"cells": _items(f"{anchor}-{number}", cells)} for number, cells in enumerate(rows, start=1)],
        ),
    }
    return _block("table", anchor, value)


def image(anchor: str, image_id: int, alt: str, caption: str = "") -> Block:
    return _block("image", anchor, {"image": image_id, "alt": alt, "caption": caption})


def video(anchor: str, title: str, url: str, description: str = "") -> Block:
    return _block("video", anchor, {"title": title, "url": url, "description": description})


def term(anchor: str, term: str, explanation: str) -> Block:
    return _block("term", anchor, {"term": term, "explanation": paragraph(explanation)})


def source(anchor: str, title: str, url: str) -> Block:
    """Return a block of a page's ``sources``."""
    return _block("source", anchor, {"title": title, "url": url})


def _block(kind: str, anchor: str, value: Any) -> Block:
    return {"type": kind, "id": anchor, "value": value}


def _items(anchor: str, values: Iterable[Any]) -> list[Block]:
    """Return the items of a list; their ids are the block's with their number behind it."""
    return [_block("item", f"{anchor}-{number}", value) for number, value in enumerate(values, start=1)]
