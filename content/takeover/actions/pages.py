"""Bringing one page over: its German text, and then each translation, where nobody has changed ours since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import log
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.districts.models import District
from content.modules.models import InfoPage
from content.modules.validators import RESERVED_PAGE_SLUGS
from content.takeover.actions.pictures import Fetched
from content.takeover.answers import TheirPage
from content.takeover.conversion import with_pictures
from content.takeover.identity import NAMESPACE, Stored, aligned, identified
from content.takeover.losses import Loss
from content.takeover.models import TakenText
from content.takeover.queries import draft_of, page_digest, translation_digest
from content.takeover.reading import Reading, pictures_beside, their_digest
from content.takeover.reports import Fate, TextReport
from content.translations import actions as translations
from content.translations.bodies import Body, compared_with
from content.translations.models import Translation
from content.translations.schemas import schema_of, structure_of
from content.translations.segments import Segment, extract
from content.translations.staleness import Origin, String

LONGEST_SLUG = 80
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@transaction.atomic
def create_page(
    *, their: TheirPage, parent: Page, district: District, origin: str
) -> tuple[InfoPage, TakenText]:
    """Create an empty draft for a page of theirs, to which other texts can lead from then on."""
    key = uuid5(NAMESPACE, f"{district.slug}/{origin}/{their.path}")
    parent = Page.objects.get(pk=parent.pk)
    page = InfoPage(title=their.title, slug=_free_slug(parent, their), translation_key=key, live=False)
    parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=None)
    taken = TakenText.objects.create(
        district=district,
        origin=origin,
        their_path=their.path,
        language=SOURCE_LANGUAGE,
        key=key,
    )
    return page, taken


@transaction.atomic
def follow_move(*, district: District, origin: str, before: str, after: str) -> None:
    """Know a page of theirs by another path from now on."""
    moved = TakenText.objects.filter(district=district, origin=origin, their_path=before)
    moved.update(their_path=after)


def _free_slug(parent: Page, their: TheirPage) -> str:
    wanted = their.path.rpartition("/")[2].translate(_SPELT_OUT)
    base = slugify(wanted)[:LONGEST_SLUG].strip("-") or slugify(their.title.lower().translate(_SPELT_OUT))
    base = base[:LONGEST_SLUG].strip("-") or "seite"
    taken = {*parent.get_children().values_list("slug", flat=True), *RESERVED_PAGE_SLUGS}
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


@dataclass(frozen=True, slots=True)
class Version:
    """A page of theirs in one language: what it says, and what is noted of it here."""

    their: TheirPage
    reading: Reading
    taken: TakenText | None

    @property
    def is_changed(self) -> bool:
        """Tell whether it is another than when it was last taken over."""
        return not self.taken or self.taken.their_digest != their_digest(self.their)


@dataclass(frozen=True, slots=True)
class Task:
    """A page of ours that is to say what theirs says: in German, and in other languages by their codes."""

    page_id: int
    district: District
    origin: str
    source: Version
    others: Mapping[str, Version] = field(default_factory=dict)


@transaction.atomic
def write_page(*, task: Task, fetched: Fetched, is_published: bool) -> list[TextReport]:
    """Bring a page over with its translations, and say what became of each.

    The number of queries does not grow with what the page says.
    """
    # Whoever edits or translates it meanwhile comes before or after us.
    page = InfoPage.objects.select_for_update(of=("self",), no_key=True).filter(pk=task.page_id).first()
    if page is None:
        return [TextReport(SOURCE_LANGUAGE, Fate.DELETED_HERE)]
    present = {found.language: found for found in Translation.objects.filter(page_id=page.pk)}
    writer = _PageWriter(task, fetched, is_published, page, present)
    source = writer.write_source()
    if source.fate is Fate.FAILED:
        return [source]
    return [source, *(writer.write_translation(code) for code in task.others)]


class _PageWriter:
    def __init__(
        self,
        task: Task,
        fetched: Fetched,
        is_published: bool,
        page: InfoPage,
        present: Mapping[str, Translation],
    ) -> None:
        self.task, self.fetched, self.page, self.present = task, fetched, page, present
        # What somebody has taken away from readers stays away.
        self.is_published = is_published and (page.live or page.first_published_at is None)
        self.draft = draft_of(page)
        taken = task.source.taken
        self.is_ours = not taken or taken.our_digest in ("", page_digest(self.draft))

    def write_source(self) -> TextReport:
        version = self.task.source
        assert version.taken
        blocks = with_pictures(version.reading.blocks, self.fetched.images)
        body = identified(blocks, structure_of(self.draft)["body"], self.page.translation_key)
        if not version.is_changed and not (version.taken.is_incomplete and self._is_another(body)):
            if self.is_published and self.is_ours and self.page.has_unpublished_changes:
                self._publish_page()
            return self._told(SOURCE_LANGUAGE, Fate.UNCHANGED, version)
        if not self.is_ours:
            return self._told(SOURCE_LANGUAGE, Fate.CONFLICT, version)
        fate = Fate.UPDATED if version.taken.their_digest else Fate.CREATED
        try:
            with transaction.atomic():
                self._store_source(version.reading, body)
        except ValidationError as problem:
            return TextReport(SOURCE_LANGUAGE, Fate.FAILED, reason=" ".join(problem.messages))
        ours = page_digest(self.draft)
        self._note(version, SOURCE_LANGUAGE, ours, is_incomplete=self.fetched.is_incomplete)
        return self._told(SOURCE_LANGUAGE, fate, version, self.fetched.losses)

    def _is_another(self, body: Sequence[Stored]) -> bool:
        return self.is_ours and list(body) != structure_of(self.draft)["body"]

    def _store_source(self, reading: Reading, body: Sequence[Stored]) -> None:
        draft, key = self.draft, self.page.translation_key
        draft.title = reading.title
        draft.body = body  # type: ignore[assignment]  # takes what it stores
        draft.sources = [_source(found, key) for found in reading.sources]  # type: ignore[assignment]
        revision = draft.save_revision(log_action=True)
        if self.is_published:
            revision.publish(skip_permission_checks=True)
        self._read_again()

    def _publish_page(self) -> None:
        self.draft.save_revision(log_action=False).publish(skip_permission_checks=True)
        self._read_again()

    def _read_again(self) -> None:
        self.page = InfoPage.objects.get(pk=self.page.pk)
        self.draft = draft_of(self.page)

    def write_translation(self, code: str) -> TextReport:
        version = self.task.others[code]
        translation = self.present.get(code)
        if version.taken and not version.is_changed:
            if translation and self._is_to_be_shown(translation, version.taken):
                translations.publish(translation=translation, by=None)
            return self._told(code, Fate.UNCHANGED, version)
        if not version.taken and translation:
            return TextReport(code, Fate.ONLY_HERE)
        if not self.is_ours or not _is_as_left(translation, version.taken):
            return self._told(code, Fate.CONFLICT, version)
        return self._write(code, version)

    def _is_to_be_shown(self, translation: Translation, taken: TakenText) -> bool:
        is_waiting = self.is_published and translation.has_unpublished_changes
        return is_waiting and translation_digest(translation) == taken.our_digest

    def _write(self, code: str, version: Version) -> TextReport:
        source = structure_of(self.draft)
        images, losses = pictures_beside(
            version.reading.pictures, self.task.source.reading.pictures, self.fetched.images
        )
        blocks = with_pictures(version.reading.blocks, images)
        alike = aligned(blocks, source["body"])
        segments = extract(source, schema_of(InfoPage))
        body = None
        if alike is None and LANGUAGES[code].is_rewritten:
            key = uuid5(self.page.translation_key, code)
            own = Body(identified(blocks, source["body"], key), origin=Origin.MACHINE)
            body = compared_with(own, segments)
        elif alike is None:
            return self._told(code, Fate.BUILT_OTHERWISE, version)
        strings = _strings(segments, {"title": version.reading.title, "body": alike or []})
        translation = self._store_translation(code, strings, body)
        fate = Fate.UPDATED if version.taken else Fate.CREATED
        # While readers see another German text than editors, what has no place in theirs is not stored yet.
        is_whole = strings.keys() <= translation.draft.keys()
        self._note(version, code, translation_digest(translation), is_whole=is_whole)
        return self._told(code, fate, version, losses)

    def _store_translation(self, code: str, strings: Mapping[str, String], body: Body | None) -> Translation:
        stored = translations.save_draft(page=self.page, language=code, strings=strings, by=None)
        if body or stored.draft_body:
            stored = translations.save_body(page=self.page, language=code, body=body, by=None)
        if self.is_published:
            translations.publish(translation=stored, by=None)
        return stored

    def _note(
        self, version: Version, code: str, ours: str, *, is_incomplete: bool = False, is_whole: bool = True
    ) -> None:
        TakenText.objects.update_or_create(
            district=self.task.district,
            origin=self.task.origin,
            their_path=self.task.source.their.path,
            language=code,
            defaults={
                "key": self.page.translation_key,
                "their_digest": their_digest(version.their) if is_whole else "",
                "our_digest": ours,
                "is_incomplete": is_incomplete,
            },
        )

    def _told(self, code: str, fate: Fate, version: Version, more: Sequence[Loss] = ()) -> TextReport:
        return TextReport(code, fate, [*version.reading.losses, *more])


def _is_as_left(translation: Translation | None, taken: TakenText | None) -> bool:
    if taken is None or translation is None:
        return taken is None and translation is None
    return translation_digest(translation) == taken.our_digest


def _strings(segments: Sequence[Segment], translated: Mapping[str, Any]) -> dict[str, String]:
    made_from = {segment.key: segment.digest for segment in segments}
    return {
        segment.key: String(segment.text, made_from[segment.key], Origin.MACHINE)
        for segment in extract(translated, schema_of(InfoPage))
        if segment.key in made_from
    }


def _source(found: Mapping[str, str], key: UUID) -> Stored:
    return {"type": "source", "id": str(uuid5(key, found["url"])), "value": dict(found)}
