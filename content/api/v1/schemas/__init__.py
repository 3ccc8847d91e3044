"""What the answers, and what is sent, look like. Served as OpenAPI; the answers are made by ``presenters``."""

from content.api.v1.schemas.contacts import Contact, Contacts
from content.api.v1.schemas.districts import Districts
from content.api.v1.schemas.feedback import GivenFeedback, UnderstoodFeedback
from content.api.v1.schemas.happenings import Events, News
from content.api.v1.schemas.languages import Glossary, Languages
from content.api.v1.schemas.pages import Page, PageTree
from content.api.v1.schemas.places import Places
from content.api.v1.schemas.problems import InvalidParameters, Problem, UnknownToken
from content.api.v1.schemas.search import Search
from content.api.v1.schemas.sync import Bundle, Snapshot, Sync

__all__ = [
    "Bundle",
    "Contact",
    "Contacts",
    "Districts",
    "Events",
    "GivenFeedback",
    "Glossary",
    "InvalidParameters",
    "Languages",
    "News",
    "Page",
    "PageTree",
    "Places",
    "Problem",
    "Search",
    "Snapshot",
    "Sync",
    "UnderstoodFeedback",
    "UnknownToken",
]
