from datetime import date
from typing import Any

from ninja import Schema

from content.api.v1.schemas.blocks import AnyBlock
from content.api.v1.schemas.contacts import CONTACT, Contact
from content.api.v1.schemas.fields import BLOCK_ID, DIGEST, PAGE_ID, VERSION, about
from content.api.v1.schemas.pages import (
    BLOCK,
    CHECKED_DATE,
    EDITION_DISTRICT,
    ENTRY,
    SOURCE,
    TERM,
    EditionDistrict,
    Entry,
    ExplainedTerm,
    Hex,
    Source,
)
from content.api.v1.schemas.texts import LANGUAGE_TAG

OPEN_HTML = (
    f'<div class="block block--contact" id="b-{BLOCK_ID}" lang="de" dir="ltr">'
    '<lotse-slot data-role="jugendamt"></lotse-slot></div>'
)
SNAPSHOT: dict[str, Any] = {
    "digest": DIGEST,
    "language": "de",
    "blocks": [BLOCK],
    "html": OPEN_HTML,
    "terms": [TERM],
    "sources": [SOURCE],
    "checked_date": CHECKED_DATE,
}
BUNDLE = {"address": f"/api/v1/mainz/ar/bundles/{VERSION}", "pages": 75}
MEDIA_FILE = {"address": "/media/images/kita.width-960.webp", "bytes": 48211}


class Snapshot(Schema):
    """The text of a page in a language. What differs by district is open: whoever shows it fills that in.

    A contact is named by its role: in `html` it is `<lotse-slot data-role="…"></lotse-slot>`, in a block of the type
    `contact` it is `value.role`. A link to a page leads to `lotse:page/` and the page's id; where the edition has no
    such page, only the link's text is shown.
    """

    digest: Hex = about("Its digest, as an entry of a page names it.", DIGEST)
    language: str = about("BCP 47 tag of the language that it was made for.", "de", pattern=LANGUAGE_TAG)
    blocks: list[AnyBlock] = about("The text, block by block.", [BLOCK])
    html: str = about("The same text as HTML.", OPEN_HTML)
    terms: list[ExplainedTerm] = about(
        "Official German terms in it, in the order of their first use.", [TERM]
    )
    sources: list[Source] = about("Where its facts come from.", [SOURCE])
    checked_date: date | None = about(
        "When its facts were last checked (ISO 8601); null if never.", CHECKED_DATE
    )


class BundleReference(Schema):
    """Where a whole edition is, in one file."""

    address: str = about("Its address, from the host on. What is there never changes.", BUNDLE["address"])
    pages: int = about("How many pages it has.", BUNDLE["pages"], ge=0)


class MediaFile(Schema):
    """A file that pages show."""

    address: str = about("Where it is: from the host on, or a whole address.", MEDIA_FILE["address"])
    bytes: int | None = about("How large it is; null if that is not known.", MEDIA_FILE["bytes"], ge=0)


class Sync(Schema):
    """What a client has to change to have the edition as it is now, or where to get all of it."""

    token: str = about(
        "What to ask with the next time. It says nothing by itself, and stays good when the server is moved.",
        VERSION,
        max_length=200,
    )
    bundle: BundleReference | None = about(
        "Where the whole edition is, for whoever asked without a token; null for all others.", BUNDLE
    )
    district: EditionDistrict | None = about(
        "The district, if anything is said of it that is new; null otherwise.", EDITION_DISTRICT
    )
    pages: list[Entry] = about("The pages that are new or say something else, in reading order.", [ENTRY])
    removed_pages: list[str] = about("Ids of the pages that are gone.", [PAGE_ID])
    order: list[str] | None = about(
        "Ids of all pages in reading order; null if that is as before.", [PAGE_ID]
    )
    contacts: dict[str, Contact] = about(
        "The contacts that are new or say something else, by the role's key.", {"auslaenderbehoerde": CONTACT}
    )
    removed_contacts: list[str] = about("Keys of the roles that are gone.", ["auslaenderbehoerde"])
    snapshots: dict[str, Snapshot] = about(
        "The texts that `pages` name and that the client does not have yet, by digest.", {DIGEST: SNAPSHOT}
    )
    media: list[MediaFile] = about("The files that these texts show, each once.", [MEDIA_FILE])


class Bundle(Schema):
    """A whole edition. What has its token never changes."""

    token: str = about("What to ask `sync` with to keep it up to date.", VERSION, max_length=200)
    language: str = about("BCP 47 tag of the edition's language.", "de", pattern=LANGUAGE_TAG)
    district: EditionDistrict = about("The district.", EDITION_DISTRICT)
    pages: list[Entry] = about("All pages in reading order; a page stands after the one above it.", [ENTRY])
    contacts: dict[str, Contact] = about(
        "Who fills which role in the district, by the role's key.", {"auslaenderbehoerde": CONTACT}
    )
    snapshots: dict[str, Snapshot] = about("The texts of the pages, by digest.", {DIGEST: SNAPSHOT})
    media: list[MediaFile] = about("The files that the texts show, each once.", [MEDIA_FILE])
