from ninja import Schema

from content.api.v1.schemas.fields import BLOCK_ID, about
from content.api.v1.schemas.languages import GLOSSARY_TERM, GlossaryTerm
from content.api.v1.schemas.pages import ENTRY, Entry
from content.api.v1.schemas.texts import LANGUAGE_TAG, Direction

PARTS = [
    {"text": "Im ", "is_match": False},
    {"text": "Notfall", "is_match": True},
    {"text": " rufen Sie 112 an.", "is_match": False},
]
EXCERPT = {"block": BLOCK_ID, "language": "de", "direction": "ltr", "parts": PARTS}


class ExcerptPart(Schema):
    """A piece of an excerpt."""

    text: str = about("The text, without markup.", "Notfall")
    is_match: bool = about("Whether it is a word that was looked for, to be marked.", True)


class Excerpt(Schema):
    """Where a page says what was looked for: in the page's language, or in German if only that says it."""

    block: str | None = about("Id of the block that it is from; null if it is the summary.", BLOCK_ID)
    language: str = about("BCP 47 tag of the language it is in.", "de", pattern=LANGUAGE_TAG)
    direction: Direction = about("Which way its script runs, as HTML's `dir` writes it.", "ltr")
    parts: list[ExcerptPart] = about("Its text, one part after the other.", PARTS)


class Result(Schema):
    """A page that was found."""

    page: Entry = about("The page.", ENTRY)
    excerpt: Excerpt | None = about(
        "Where it says what was looked for; null if it has only a title.", EXCERPT
    )


class Search(Schema):
    """What was found in an edition."""

    query: str = about("What was looked for.", "Notfall")
    results: list[Result] = about("The pages, the best first.", [{"page": ENTRY, "excerpt": EXCERPT}])
    terms: list[GlossaryTerm] = about(
        "Official German terms that were named, explained: at most three.", [GLOSSARY_TERM]
    )
