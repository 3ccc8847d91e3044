"""The kinds of blocks that a page is made of, told apart by ``type``."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from content.api.v1.schemas.contacts import CONTACT, Contact
from content.api.v1.schemas.fields import BLOCK_ID, ITEM_ID, about
from content.api.v1.schemas.texts import LANGUAGE_TAG, Direction

RICH_TEXT = "<p>Rufen Sie sofort <b>112</b> an.</p>"
STEP = {"id": ITEM_ID, "title": "Sagen Sie, wo Sie sind", "text": "<p>Nennen Sie Ort und Straße.</p>"}
CHECKED = {"id": ITEM_ID, "text": "Ihren Ausweis"}
LINK = {"id": ITEM_ID, "label": "Ärztlicher Bereitschaftsdienst", "url": "https://www.kv-rlp.de/"}
PHONE = {"id": ITEM_ID, "label": "Polizei", "number": "110", "note": "Bei Gewalt und Gefahr."}
ROW = {"id": ITEM_ID, "cells": ["Krankenhaus", "10 € am Tag"]}
SIZE = {"url": "/media/images/praxis.width-960.format-webp.webp", "width": 960, "height": 640}
IMAGE = {**SIZE, "sizes": [SIZE]}


class Block(Schema):
    """What every block has."""

    id: str = about("Names the block, in every language and district, for as long as it exists.", BLOCK_ID)
    language: str = about(
        "BCP 47 tag of the language that all of the block is in; another than the page's where it is not translated.",
        "de",
        pattern=LANGUAGE_TAG,
    )
    direction: Direction = about("Which way its script runs.", "ltr")
    origin: Literal["inherited", "adapted", "local"] = about(
        "Whether the state wrote it (`inherited`), the district put it in the place of what the state wrote "
        "(`adapted`) or wrote it beside that (`local`).",
        "inherited",
    )
    is_machine_translated: bool = about(
        "Whether a machine translated any of it and nobody has checked that.", False
    )
    is_outdated: bool = about("Whether the German text has changed since it was translated.", False)
    is_translation_withheld: bool = about(
        "Whether it is in another language than the page because it has just changed in something that matters: "
        "its translation was right until then, and follows.",
        False,
    )


class Section(Schema):
    """A heading and the text below it."""

    heading: str = about("The heading.", "So finden Sie Hilfe")
    text: str = about("Rich text (HTML).", RICH_TEXT)


class SectionBlock(Block):
    """A part of the page with a heading."""

    type: Literal["section"] = about("The kind of block.", "section")
    value: Section = about("Its content.", {"heading": "So finden Sie Hilfe", "text": RICH_TEXT})


class Step(Schema):
    """One thing to do."""

    id: str = about("Names the step.", ITEM_ID)
    title: str = about("What to do.", STEP["title"])
    text: str = about("Explanation, rich text (HTML); may be empty.", STEP["text"])


class Steps(Schema):
    """Things to do, one after the other."""

    heading: str = about("The heading.", "So rufen Sie 112 an")
    items: list[Step] = about("The steps, in their order.", [STEP])


class StepsBlock(Block):
    """Instructions."""

    type: Literal["steps"] = about("The kind of block.", "steps")
    value: Steps = about("Its content.", {"heading": "So rufen Sie 112 an", "items": [STEP]})


class Notice(Schema):
    """A text that stands out."""

    kind: Literal["info", "important", "emergency"] = about("How much it matters.", "emergency")
    text: str = about("Rich text (HTML).", RICH_TEXT)


class NoticeBlock(Block):
    """Something to notice."""

    type: Literal["notice"] = about("The kind of block.", "notice")
    value: Notice = about("Its content.", {"kind": "emergency", "text": RICH_TEXT})


class ChecklistItem(Schema):
    """One thing to bring."""

    id: str = about("Names the item.", ITEM_ID)
    text: str = about("What to bring.", CHECKED["text"])


class Checklist(Schema):
    """Papers and things to bring."""

    heading: str = about("The heading.", "Das nehmen Sie mit")
    items: list[ChecklistItem] = about("The things, in their order.", [CHECKED])


class ChecklistBlock(Block):
    """What to bring."""

    type: Literal["checklist"] = about("The kind of block.", "checklist")
    value: Checklist = about("Its content.", {"heading": "Das nehmen Sie mit", "items": [CHECKED]})


class Question(Schema):
    """A question that readers have, and its answer."""

    question: str = about("The question.", "Kann ich trotzdem anrufen?")
    answer: str = about("Rich text (HTML).", "<p>Ja, rufen Sie immer an.</p>")


class QuestionBlock(Block):
    """A question and its answer."""

    type: Literal["question"] = about("The kind of block.", "question")
    value: Question = about(
        "Its content.", {"question": "Kann ich trotzdem anrufen?", "answer": "<p>Ja, rufen Sie immer an.</p>"}
    )


class Slot(Schema):
    """A place in the text for the office that fills a role in this district."""

    role: str = about("Key of the role, the same in every district.", "auslaenderbehoerde")
    note: str = about("What to ask or bring there; may be empty.", "Bringen Sie Ihren Pass mit.")
    contact: Contact | None = about("Who fills the role here; null in a snapshot, which is open.", CONTACT)


class ContactBlock(Block):
    """Whom to ask in this district."""

    type: Literal["contact"] = about("The kind of block.", "contact")
    value: Slot = about(
        "Its content.",
        {"role": "auslaenderbehoerde", "note": "Bringen Sie Ihren Pass mit.", "contact": CONTACT},
    )


class Link(Schema):
    """A link to another website."""

    id: str = about("Names the link.", ITEM_ID)
    label: str = about("What is found there.", LINK["label"])
    url: str = about("Where it leads.", LINK["url"])


class Links(Schema):
    """Links to other websites."""

    heading: str = about("The heading.", "Mehr Informationen")
    items: list[Link] = about("The links, in their order.", [LINK])


class LinksBlock(Block):
    """Where to read on."""

    type: Literal["links"] = about("The kind of block.", "links")
    value: Links = about("Its content.", {"heading": "Mehr Informationen", "items": [LINK]})


class Phone(Schema):
    """A phone number."""

    id: str = about("Names the number.", ITEM_ID)
    label: str = about("Who answers.", PHONE["label"])
    number: str = about("The number as people write it, always left to right.", PHONE["number"])
    note: str = about("When, in which languages, what it costs; may be empty.", PHONE["note"])


class Phones(Schema):
    """Phone numbers."""

    heading: str = about("The heading.", "Wichtige Nummern")
    items: list[Phone] = about("The numbers, in their order.", [PHONE])


class PhonesBlock(Block):
    """Whom to call anywhere in the country."""

    type: Literal["phones"] = about("The kind of block.", "phones")
    value: Phones = about("Its content.", {"heading": "Wichtige Nummern", "items": [PHONE]})


class Row(Schema):
    """A row of a table."""

    id: str = about("Names the row.", ITEM_ID)
    cells: list[str] = about("One text for each column; may be empty.", ROW["cells"])


class Table(Schema):
    """A table."""

    caption: str = about("What the table shows.", "Zuzahlungen für Erwachsene")
    columns: list[str] = about("Headings of the columns.", ["Wofür?", "Das bezahlen Sie"])
    rows: list[Row] = about("The rows, in their order.", [ROW])


class TableBlock(Block):
    """Texts in rows and columns."""

    type: Literal["table"] = about("The kind of block.", "table")
    value: Table = about(
        "Its content.",
        {"caption": "Zuzahlungen für Erwachsene", "columns": ["Wofür?", "Das bezahlen Sie"], "rows": [ROW]},
    )


class ImageSize(Schema):
    """An image file."""

    url: str = about("Address of the file; without a host it is on this one.", SIZE["url"])
    width: int = about("Width in pixels.", SIZE["width"], ge=1)
    height: int = about("Height in pixels.", SIZE["height"], ge=1)


class ImageFile(ImageSize):
    """The largest file of an image, and all of its sizes."""

    sizes: list[ImageSize] = about("The same image in every size, the smallest first.", [SIZE])


class Picture(Schema):
    """An image with its text."""

    image: ImageFile = about("The files.", IMAGE)
    alt: str = about(
        "What the image shows, for people who cannot see it.", "Eine Ärztin spricht mit einem Kind."
    )
    caption: str = about("Caption; may be empty.", "In der Praxis")


class ImageBlock(Block):
    """An image."""

    type: Literal["image"] = about("The kind of block.", "image")
    value: Picture = about("Its content.", {"image": IMAGE, "alt": "Eine Ärztin", "caption": "In der Praxis"})


class Video(Schema):
    """A video on another website."""

    title: str = about("Title.", "Notruf 112")
    url: str = about(
        "Where it is. Load nothing from there before the reader agrees.", "https://video.example.org/112"
    )
    description: str = about("What it shows; may be empty.", "So rufen Sie Hilfe.")


class VideoBlock(Block):
    """A video to link to."""

    type: Literal["video"] = about("The kind of block.", "video")
    value: Video = about(
        "Its content.",
        {"title": "Notruf 112", "url": "https://video.example.org/112", "description": "So rufen Sie Hilfe."},
    )


class Term(Schema):
    """A word that offices use."""

    term: str = about("The word, in German in every language.", "Überweisung")
    explanation: str = about("Rich text (HTML).", "<p>Mit diesem Papier schickt Ihr Arzt Sie weiter.</p>")


class TermBlock(Block):
    """An official German term, explained."""

    type: Literal["term"] = about("The kind of block.", "term")
    value: Term = about(
        "Its content.",
        {"term": "Überweisung", "explanation": "<p>Mit diesem Papier schickt Ihr Arzt Sie weiter.</p>"},
    )


AnyBlock = Annotated[
    SectionBlock
    | StepsBlock
    | NoticeBlock
    | ChecklistBlock
    | QuestionBlock
    | ContactBlock
    | LinksBlock
    | PhonesBlock
    | TableBlock
    | ImageBlock
    | VideoBlock
    | TermBlock,
    Field(discriminator="type"),
]
