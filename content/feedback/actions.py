"""What readers say is kept, and what editors make of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from content.districts.models import District
from content.editions.manifest import Entry
from content.editions.reading import EditionNotFound, ReadEdition
from content.feedback.enums import FeedbackKind, Source
from content.feedback.limits import HourlyLimit, count_towards
from content.feedback.models import (
    LONGEST_COMMENT,
    LONGEST_LINE,
    LONGEST_TITLE,
    WHOLE_DISTRICT,
    Feedback,
    FeedbackQuerySet,
    SentKey,
    Votes,
)
from content.feedback.texts import cleaned, in_one_line, shortened

CONTACT_KEPT = timedelta(days=90)
SETTLED_KEPT = timedelta(days=365)
KEYS_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader says. ``page`` is the entry of the page that it is about, if any.

    ``is_counted`` says that the vote was given before: it stands beside the comment, and counts no more.
    """

    kind: FeedbackKind
    page: Entry | None = None
    helped: bool | None = None
    comment: str = ""
    contact: str = ""
    query: str = ""
    is_counted: bool = False

    @property
    def key(self) -> str | None:
        """The translation key of the page."""
        return self.page["id"] if self.page else None


@dataclass(frozen=True, slots=True)
class Origination:
    """Where something comes from: the way, the address, and the key by which the sender would know it again."""

    source: Source
    address: str
    idempotency_key: str = ""


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much was deleted, and how many contacts were forgotten."""

    feedback: int
    contacts: int


class InvalidFeedback(Exception):
    """What cannot be kept as it is; ``errors`` are sentences by the name of the field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(f"{field}: {error}" for field, error in errors.items()))
        self.errors = errors


class KeyUsedBefore(Exception):
    """The idempotency key has come before, with something else."""


def give_feedback(*, said: Said, edition: ReadEdition, came: Origination) -> Said:
    """Keep what a reader of an edition says, and return it as it was understood.

    What comes a second time under the same key is not kept again. Raises ``InvalidFeedback``, ``KeyUsedBefore``,
    ``LimitReached``, and ``EditionNotFound`` if the district has just gone.
    """
    understood = replace(
        said,
        comment=cleaned(said.comment),
        contact=in_one_line(said.contact),
        query=in_one_line(said.query),
    )
    if errors := dict(_errors(understood)):
        raise InvalidFeedback(errors)
    with transaction.atomic():
        if not _has_come_before(understood, edition, came):
            _keep(understood, edition, came)
    return understood


def _errors(said: Said) -> Iterator[tuple[str, str]]:
    """Yield the last word on each field that cannot be kept."""
    is_search = said.kind == FeedbackKind.SEARCH
    if said.page and said.kind not in (FeedbackKind.PAGE, FeedbackKind.BARRIER):
        yield "page", f"{said.kind.value} is about no page."
    if not said.page and said.kind == FeedbackKind.PAGE:
        yield "page", "PAGE needs the id of a page."
    if is_search != bool(said.query):
        yield "query", "SEARCH needs it." if is_search else f"{said.kind.value} has none."
    yield from _errors_in_texts(said, is_search)


def _errors_in_texts(said: Said, is_search: bool) -> Iterator[tuple[str, str]]:
    if said.kind == FeedbackKind.BARRIER and not said.comment:
        yield "comment", "Say what the barrier is."
    elif said.helped is None and not said.comment and not is_search:
        yield "comment", "Nothing is said: give a comment, or say whether it helped."
    elif said.contact and not said.comment:
        yield "comment", "There is nothing to answer: a contact needs a comment."
    for field, longest in (("comment", LONGEST_COMMENT), ("contact", LONGEST_LINE), ("query", LONGEST_LINE)):
        if len(getattr(said, field)) > longest:
            yield field, f"At most {longest} characters are kept."


def _has_come_before(said: Said, edition: ReadEdition, came: Origination) -> bool:
    if not came.idempotency_key:
        return False
    where = (came.source.value, edition.district["slug"], edition.language.code)
    content = _digest(said.key, *astuple(replace(said, page=None)))
    sent, is_first = SentKey.objects.get_or_create(
        digest=_digest(*where, came.idempotency_key), defaults={"content": content}
    )
    if sent.content != content:
        raise KeyUsedBefore
    return not is_first


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()


def _keep(said: Said, edition: ReadEdition, came: Origination) -> None:
    has_text = bool(said.comment or said.query)
    count_towards(HourlyLimit.COMMENT if has_text else HourlyLimit.VOTE, came.address)
    district = District.objects.live().filter(slug=edition.district["slug"]).first()
    if district is None:
        raise EditionNotFound(edition.district["slug"])
    if has_text:
        _store(said, district, edition, came.source)
    if said.helped is not None and said.kind != FeedbackKind.SEARCH and not said.is_counted:
        _count(said, district, edition)


def _store(said: Said, district: District, edition: ReadEdition, source: Source) -> None:
    page = said.page
    Feedback.objects.create(
        district=district,
        language=edition.language.code,
        kind=said.kind,
        key=said.key,
        title=shortened(page["title"]["text"], LONGEST_TITLE) if page else "",
        path=page["path"] if page else "",
        origin=_origin(page),
        digest=page["digest"] if page else "",
        query=said.query,
        helped=said.helped,
        comment=said.comment,
        contact=said.contact,
        source=source,
    )


def _count(said: Said, district: District, edition: ReadEdition) -> None:
    votes, _ = Votes.objects.get_or_create(
        district=district,
        key=UUID(said.key) if said.key else WHOLE_DISTRICT,
        origin=_origin(said.page),
        language=edition.language.code,
        month=timezone.localdate().replace(day=1),
    )
    column = "helped" if said.helped else "missed"
    Votes.objects.filter(pk=votes.pk).update(**{column: F(column) + 1})


def _origin(page: Entry | None) -> str:
    return page["origin"].upper() if page else ""


def settle(*, feedback: FeedbackQuerySet, by: User) -> int:
    """Note that somebody has dealt with what is not settled yet; return how much that was."""
    return feedback.unsettled().update(settled_at=timezone.now(), settled_by=by)


def reopen(*, feedback: FeedbackQuerySet) -> int:
    """Let what was settled wait again; return how much that was."""
    return feedback.exclude(settled_at=None).update(settled_at=None, settled_by=None)


@transaction.atomic
def delete(*, feedback: FeedbackQuerySet, by: User) -> int:
    """Delete for good, and note who did; votes stay counted. Return how much it was."""
    gone = list(feedback)
    for item in gone:
        log(instance=item, action="wagtail.delete", user=by, deleted=True)
    Feedback.objects.filter(pk__in=[item.pk for item in gone]).delete()
    return len(gone)


@transaction.atomic
def prune(*, now: datetime) -> Pruned:
    """Delete what was settled a year ago, and forget contacts 90 days after what they were given for was settled."""
    settled = Feedback.objects.exclude(settled_at=None)
    deleted, _ = settled.filter(settled_at__lt=now - SETTLED_KEPT).delete()
    past = settled.filter(settled_at__lt=now - CONTACT_KEPT).exclude(contact="")
    forgotten = past.update(contact="")
    SentKey.objects.filter(received_at__lt=now - KEYS_KEPT).delete()
    return Pruned(deleted, forgotten)
