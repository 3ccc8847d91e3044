from typing import Literal

from ninja import Schema

from content.api.v1.schemas.fields import about

Direction = Literal["ltr", "rtl"]
LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"


class Text(Schema):
    """A text that says which language it is in: another than the one asked for where it is missing there."""

    text: str = about("The text, without markup.", "Gesundheit")
    language: str = about("BCP 47 tag of the language the text is in.", "de", pattern=LANGUAGE_TAG)
    direction: Direction = about("Which way its script runs, as HTML's `dir` writes it.", "ltr")


class Language(Schema):
    """A language that texts are published in."""

    code: str = about("BCP 47 tag.", "sr-Latn", pattern=LANGUAGE_TAG)
    slug: str = about("The tag as it stands in addresses: lower case.", "sr-latn")
    autonym: str = about("The language's name in itself.", "Bosanski / hrvatski / srpski")
    direction: Direction = about("Which way its script runs, as HTML's `dir` writes it.", "ltr")
