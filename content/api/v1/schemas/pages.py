from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AwareDatetime, Field

from content.api.v1.schemas.blocks import RICH_TEXT, AnyBlock
from content.api.v1.schemas.contacts import CONTACT, Contact
from content.api.v1.schemas.districts import NAME, SLUG, DistrictReference
from content.api.v1.schemas.fields import BLOCK_ID, DIGEST, PAGE_ID, PARENT_ID, TEXT, VERSION, about
from content.api.v1.schemas.texts import LANGUAGE_TAG, Language, Text

Hex = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
SUMMARY = {"text": "Welche Nummer hilft wann?", "language": "de", "direction": "ltr"}
GERMAN = {"code": "de", "slug": "de", "autonym": "Deutsch", "direction": "ltr"}
CHECKED_DATE = "2026-03-01"
SOURCE = {"title": "Kassenärztliche Vereinigung Rheinland-Pfalz", "url": "https://www.kv-rlp.de/"}
TERM = {
    "id": "t-42",
    "block": BLOCK_ID,
    "term": "Jugendamt",
    "explanation": {
        "text": "Das Amt für Kinder, Jugendliche und Familien.",
        "language": "de",
        "direction": "ltr",
    },
    "is_machine_translated": False,
    "is_outdated": False,
}
EVENT = {
    "starts_at": "2026-12-05T14:00:00+01:00",
    "ends_at": "2026-12-05T16:00:00+01:00",
    "is_all_day": False,
    "repeats_until": None,
    "venue": "Stadtbibliothek\nBonifaziusplatz 1\n55118 Mainz",
}
ENTRY = {
    "id": PAGE_ID,
    "parent": PARENT_ID,
    "path": "gesundheit/notfall",
    "address": "/mainz/de/gesundheit/notfall/",
    "digest": DIGEST,
    "origin": "inherited",
    "title": TEXT,
    "summary": SUMMARY,
    "language": "de",
    "languages": ["de", "ar"],
    "icon": "health",
    "purpose": None,
    "published_at": None,
    "event": None,
    "is_machine_translated": False,
    "is_outdated": False,
    "is_translation_withheld": False,
    "updated_at": "2026-03-02T09:30:00+01:00",
}
EDITION_DISTRICT = {
    "slug": "mainz",
    "kind": "CITY",
    "name": NAME,
    "ags": "07315",
    "website": "https://www.mainz.de/",
    "languages": ["de", "ar"],
}
BLOCK = {
    "id": BLOCK_ID,
    "type": "notice",
    "language": "de",
    "direction": "ltr",
    "origin": "inherited",
    "is_machine_translated": False,
    "is_outdated": False,
    "is_translation_withheld": False,
    "value": {"kind": "emergency", "text": RICH_TEXT},
}


class Event(Schema):
    """When and where something takes place."""

    starts_at: AwareDatetime = about(
        "When it begins, the first time if there are more (RFC 3339, with the offset of Germany).",
        EVENT["starts_at"],
    )
    ends_at: AwareDatetime | None = about("When it ends; null if that is not known.", EVENT["ends_at"])
    is_all_day: bool = about("Whether only the days of both are meant, and no time of day.", False)
    repeats_until: date | None = about(
        "The last day on which it may begin, if it takes place every week, on the same day and at the same time by "
        "the clock in Germany; null if it takes place once.",
        "2027-03-27",
    )
    venue: str = about(
        "Where, in lines: the name of the place, below it street and town, in German. It may be empty.",
        EVENT["venue"],
    )


class Entry(Schema):
    """A page in its place in the tree."""

    id: str = about("Names the page in every district and language, wherever it moves.", PAGE_ID)
    parent: str | None = about("Id of the page above it; null on the first level.", PARENT_ID)
    path: str = about(
        "Its address below district and language: German words, in every language.", "gesundheit/notfall"
    )
    address: str = about("Its address on the website, from the host on.", "/mainz/de/gesundheit/notfall/")
    digest: Hex = about(
        "Digest of its content. As long as it stays the same, so do title, summary, blocks and sources, "
        "apart from the contacts and addresses that are filled in (`context_digest`).",
        DIGEST,
    )
    origin: Literal["inherited", "adapted", "local"] = about(
        "Whether the state wrote it (`inherited`), the district changed it (`adapted`) or wrote it (`local`).",
        "inherited",
    )
    title: Text = about("Its title.", TEXT)
    summary: Text = about("What readers find there, in a sentence or two; the text may be empty.", SUMMARY)
    language: str = about(
        "BCP 47 tag of the language it is shown in; another than the edition's where it is not translated.",
        "de",
        pattern=LANGUAGE_TAG,
    )
    languages: list[str] = about("BCP 47 tags of the languages that it exists in.", ["de", "ar"])
    icon: str = about(
        "Key of the picture beside its title, such as `health`, `doctor` or `money`; empty if it has none.",
        "health",
    )
    purpose: Literal["imprint", "privacy", "accessibility", "news", "event"] | None = about(
        "What a page is that does not belong among the topics: what the district has to say by law, for the end of "
        "every screen; `news` or an `event`, for a list of their own; null for topics. There may be more.",
        "imprint",
    )
    published_at: AwareDatetime | None = about(
        "When news were first published (RFC 3339, with offset); null for all other pages.", None
    )
    event: Event | None = about("When and where an event takes place; null for all other pages.", EVENT)
    is_machine_translated: bool = about(
        "Whether a machine translated any of it and nobody has checked that.", False
    )
    is_outdated: bool = about("Whether German text has changed since it was translated.", False)
    is_translation_withheld: bool = about(
        "Whether any of it, title and summary included, is in another language because it has just changed: "
        "the translation follows.",
        False,
    )
    updated_at: AwareDatetime | None = about(
        "When readers last got another text (RFC 3339, with offset); null if that is not known.",
        "2026-03-02T09:30:00+01:00",
    )


class EditionDistrict(DistrictReference):
    """The district of an edition."""

    slug: str = about("The district's part of every address below it.", "mainz", pattern=SLUG)
    name: Text = about("Its name, in the edition's language if it has one there.", NAME)
    ags: str = about(
        "Amtlicher Gemeindeschlüssel: the official key, five digits.", "07315", pattern=r"^\d{5}$"
    )
    website: str = about("Website of its administration; empty if none is known.", "https://www.mainz.de/")
    languages: list[str] = about("BCP 47 tags of the languages it publishes in.", ["de", "ar"])


class PageTree(Schema):
    """What a district offers in one language: its edition."""

    version: Hex = about(
        "Digest of the whole edition. As long as it stays the same, nothing in it changes.", VERSION
    )
    context_digest: Hex = about(
        "Digest of what is filled into pages: contacts and addresses. When it changes, pages whose own digest stayed "
        "the same may show another office or link elsewhere.",
        DIGEST,
    )
    language: Language = about("The language of the edition.", GERMAN)
    district: EditionDistrict = about("The district of the edition.", EDITION_DISTRICT)
    contacts: dict[str, Contact] = about(
        "Who fills which role in the district, by the role's key.", {"auslaenderbehoerde": CONTACT}
    )
    pages: list[Entry] = about("All pages in reading order; a page stands after the one above it.", [ENTRY])


class Source(Schema):
    """Where the facts of a page come from."""

    title: str = about("Title of the source.", SOURCE["title"])
    url: str = about("Address of the source.", SOURCE["url"])


class ExplainedTerm(Schema):
    """An official German term that the page uses, and what it is."""

    id: str = about("Id of its explanation in the page's `html`, which links to it.", TERM["id"])
    block: str = about("Id of the block that it is first used in.", BLOCK_ID)
    term: str = about("The term, which is German in every language.", TERM["term"])
    explanation: Text = about("What it is, in plain words.", TERM["explanation"])
    is_machine_translated: bool = about(
        "Whether a machine translated the explanation and nobody has checked that.", False
    )
    is_outdated: bool = about("Whether the German explanation has changed since it was translated.", False)


class Page(Entry):
    """One page, with everything on it."""

    children: list[str] = about("Ids of the pages directly below it, in reading order.", [PAGE_ID])
    blocks: list[AnyBlock] = about("Its text, block by block.", [BLOCK])
    html: str = about(
        "The same text as HTML, as the website shows it: every block an element with `lang`, `dir` and the "
        "block's id (`b-…`), slots filled. Links to pages lead to addresses on the website.",
        f'<div class="block block--notice" id="b-{BLOCK_ID}" lang="de" dir="ltr">{RICH_TEXT}</div>',
    )
    contacts: dict[str, Contact] = about(
        "Who fills the roles that its blocks name, by the role's key.", {"auslaenderbehoerde": CONTACT}
    )
    terms: list[ExplainedTerm] = about(
        "Official German terms on the page, in the order of their first use.", [TERM]
    )
    sources: list[Source] = about("Where its facts come from.", [SOURCE])
    checked_date: date | None = about(
        "When its facts were last checked (ISO 8601); null if never.", CHECKED_DATE
    )
