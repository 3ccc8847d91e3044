from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StrictBool

from content.api.v1.schemas.fields import PAGE_ID, about
from content.feedback.models import LONGEST_COMMENT, LONGEST_LINE

Kind = Literal["PAGE", "SEARCH", "DISTRICT", "BARRIER"]
# JSON has a type of its own for it.
YesOrNo = Annotated[StrictBool | None, Field()]
COMMENT = "Die Telefonnummer stimmt nicht."
CONTACT = "amira@example.org"
KIND = (
    "What it is about: `PAGE`; `SEARCH`, what was looked for and not found; `DISTRICT`, anything else; `BARRIER`, what "
    "keeps people with disabilities from using a page or the app."
)


class GivenFeedback(Schema):
    """What a reader says. It has a comment, a vote (`helped`) or, about a search, a query."""

    kind: Kind = about(KIND, "PAGE")
    page: UUID | None = about(
        "The page's `id`. Needed for `PAGE`, possible for `BARRIER`.", PAGE_ID, default=None
    )
    helped: YesOrNo = about(
        "Whether it helped; null if that was not asked or not answered. A vote without a comment is counted and "
        "nothing else.",
        False,
        default=None,
    )
    comment: str = about(
        "What the reader writes, in any language. Control characters are left out.",
        COMMENT,
        default="",
        max_length=LONGEST_COMMENT,
    )
    contact: str = about(
        "Where the reader wants an answer: an e-mail address, a phone number. Only with a comment.",
        CONTACT,
        default="",
        max_length=LONGEST_LINE,
    )
    query: str = about("What was looked for, with `SEARCH`.", "", default="", max_length=LONGEST_LINE)


class UnderstoodFeedback(Schema):
    """What was understood. It cannot be asked for again."""

    kind: Kind = about(KIND, "PAGE")
    page: UUID | None = about("The page's `id`; null if it is about none.", PAGE_ID)
    helped: bool | None = about("Whether it helped; null if that was not said.", False)
    comment: str = about("What the reader wrote, as it is kept.", COMMENT)
    contact: str = about("Where the reader wants an answer; empty if nowhere.", CONTACT)
    query: str = about("What was looked for; empty unless it is about a search.", "")
