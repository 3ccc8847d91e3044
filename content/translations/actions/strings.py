"""What translators do, and what becomes of translations when their source changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from content.modules.inheritance import Severity
from content.translations import bodies, staleness
from content.translations.bodies import Body
from content.translations.models import MEASURES, Phrase, SourceText, Translation, phrases_of
from content.translations.queries import segments_in, source_segments
from content.translations.segments import Segment
from content.translations.signals import live_translation_changed
from content.translations.staleness import String, Strings, seen, without_removed

_TEXTS = ["draft", "draft_body", "live", "live_body"]
_LOCKED = Translation.objects.select_for_update(of=("self",))


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody enters for a string: none takes it away.

    ``seen`` is the digest of the text that they saw in its place, empty if there was none; without it, whatever is
    there is meant to be replaced.
    """

    string: String | None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """The translation, and by key what others have entered meanwhile, which was left as it is."""

    translation: Translation
    conflicts: Mapping[str, String | None]


@transaction.atomic
def change_strings(
    *, page: Page, language: str, entries: Mapping[str, Entry], by: User | None, is_logged: bool = True
) -> Saved:
    """Put strings into the draft of a page's translation; those that are not named stay.

    A string that is another than the one its translator saw is not replaced, but returned as a conflict. Strings
    whose place is no longer in the page are left out.
    """
    translation, segments = _locked(page, language)
    strings = translation.draft_strings
    conflicts = {
        key: strings.get(key)
        for key, entry in entries.items()
        if entry.seen is not None and not _is_seen(entry, strings.get(key))
    }
    if conflicts and len(conflicts) == len(entries):
        return Saved(translation, conflicts)
    for segment in segments:
        if segment.key in entries and segment.key not in conflicts:
            _enter(strings, segment, entries[segment.key].string)
    _store(translation, strings, segments, by)
    if is_logged:
        _log(page, "lotse.translation.save", by, language)
    return Saved(translation, conflicts)


@transaction.atomic
def save_draft(*, page: Page, language: str, strings: Strings, by: User | None) -> Translation:
    """Replace the draft of a page's translation by these strings.

    Strings whose place is no longer in the page are left out. Readers see nothing of it until it is published.
    """
    translation, segments = _locked(page, language)
    _store(translation, strings, segments, by)
    _log(page, "lotse.translation.save", by, language)
    return translation


class BodyConflict(Exception):
    """Somebody else has changed a body meanwhile."""


@transaction.atomic
def save_body(
    *, page: Page, language: str, body: Body | None, by: User | None, seen: str | None = None
) -> Translation:
    """Give the draft of a translation a body that is written anew, or, with none, the translated one again.

    ``seen`` is the token of the body that they saw in its place, empty if there was none; without it, whatever is
    there is meant to be replaced. Raises ``BodyConflict``.
    """
    translation, segments = _locked(page, language)
    stored = translation.own_draft_body
    if seen is not None and seen != (stored.token if stored else ""):
        raise BodyConflict(f"{page} ({language}) has another body.")
    translation.draft_body = body.to_json() if body else None
    _store(translation, translation.draft_strings, segments, by)
    _log(page, "lotse.translation.save", by, language)
    return translation


@transaction.atomic
def discard_draft(*, translation: Translation, by: User | None) -> None:
    """Let the draft be again what readers see; nothing, if they see nothing."""
    page = translation.page.specific
    present, segments = _locked(page, translation.language)
    present.draft_body = present.live_body
    _store(present, present.live_strings, segments, by)
    _log(page, "lotse.translation.discard", by, translation.language)


@transaction.atomic
def publish(*, translation: Translation, by: User | None) -> None:
    """Show readers the draft, as it is stored by now."""
    translation.refresh_from_db(from_queryset=_LOCKED)
    _show(translation, dict(translation.draft), translation.draft_body, "lotse.translation.publish", by)


@transaction.atomic
def unpublish(*, translation: Translation, by: User | None) -> None:
    """Take the translation away from readers; the draft stays."""
    translation.refresh_from_db(from_queryset=_LOCKED)
    _show(translation, None, None, "lotse.translation.unpublish", by)


@transaction.atomic
def follow_source(*, page: Page, before: Page, severity: Severity) -> None:
    """Let the translations of a page know that its text changes, in a number of queries that does not grow.

    What a minor change touches stays valid; what an urgent one touches is withheld until it is translated again.
    """
    was, segments = segments_in(before), segments_in(page)
    changed = staleness.changes_between(was, segments)
    differing = set(segments) ^ set(was)
    translations = list(_LOCKED.filter(page_id=page.pk).order_by("pk"))
    if not translations:
        return
    fields: Sequence[str] = MEASURES
    before_following = [_texts(translation) for translation in translations]
    if differing:
        for translation in translations:
            _follow(translation, changed, severity)
            _follow_with_body(translation, was, segments, severity)
    if before_following != [_texts(translation) for translation in translations]:
        fields = [*MEASURES, *_TEXTS]
        _remember_sources(segments, {segment.digest for segment in differing})
    _measure(translations, segments, fields)
    if changed and severity is Severity.MINOR:
        Phrase.objects.filter(translation__in=translations, key__in=changed).delete()
        Phrase.objects.bulk_create(
            [
                phrase
                for translation in translations
                for phrase in phrases_of(translation)
                if phrase.key in changed
            ]
        )


@transaction.atomic
def follow_draft(*, page: Page) -> None:
    """Let the translations of a page that readers do not see know of its draft, which is what is translated then."""
    translations = list(_LOCKED.filter(page_id=page.pk).order_by("pk"))
    if translations:
        _measure(translations, source_segments(page), MEASURES)


def _measure(translations: list[Translation], segments: list[Segment], fields: Sequence[str]) -> None:
    for translation in translations:
        translation.measure(segments)
    Translation.objects.bulk_update(translations, fields)


def _texts(translation: Translation) -> list[Any]:
    return [getattr(translation, name) for name in _TEXTS]


def _follow(translation: Translation, changed: Mapping[str, staleness.Change], severity: Severity) -> None:
    meant = _meant(severity)
    translation.draft = _stored(staleness.followed(translation.draft_strings, changed, **meant))
    if translation.live is not None:
        translation.live = _stored(staleness.followed(translation.live_strings, changed, **meant))


def _follow_with_body(
    translation: Translation, was: list[Segment], segments: list[Segment], severity: Severity
) -> None:
    if body := translation.own_draft_body:
        translation.draft_body = bodies.followed(body, was, segments, **_meant(severity)).to_json()
    if body := translation.own_live_body:
        translation.live_body = bodies.followed(body, was, segments, **_meant(severity)).to_json()


def _meant(severity: Severity) -> dict[str, bool]:
    return {"is_minor": severity is Severity.MINOR, "is_urgent": severity is Severity.URGENT}


def _locked(page: Page, language: str) -> tuple[Translation, list[Segment]]:
    """Return the translation, a new one if there is none, and the page's strings, as they are by now.

    Until we are done nobody else changes the one or publishes the other.
    """
    present = page.specific_class._default_manager.select_for_update(of=("self",), no_key=True).get(
        pk=page.pk
    )
    segments = source_segments(present)
    begun = Translation(
        page=present,
        language=language,
        # Readers have waited since then.
        waiting_since=present.first_published_at or present.latest_revision_created_at,
    )
    begun.measure(segments)
    found, _is_new = _LOCKED.get_or_create(
        page=present, language=language, defaults={name: getattr(begun, name) for name in MEASURES}
    )
    return found, segments


def _is_seen(entry: Entry, string: String | None) -> bool:
    return entry.seen == seen(string) or string == entry.string


def _enter(strings: dict[str, String], segment: Segment, string: String | None) -> None:
    before = strings.pop(segment.key, None)
    if string:
        strings[segment.key] = staleness.entered(string, before, segment)


def _store(translation: Translation, strings: Strings, segments: list[Segment], by: User | None) -> None:
    kept = without_removed(strings, segments)
    translation.draft = _stored(kept)
    translation.updated_by = by
    translation.measure(segments)
    translation.save()
    translation.phrases.all().delete()
    Phrase.objects.bulk_create(phrases_of(translation))
    made_from = {string.digest for string in kept.values()}
    if body := translation.own_draft_body:
        made_from |= set(body.made_from.values())
    _remember_sources(segments, made_from)


def _remember_sources(segments: Iterable[Segment], digests: set[str]) -> None:
    SourceText.objects.bulk_create(
        [
            SourceText(digest=segment.digest, text=segment.text)
            for segment in segments
            if segment.digest in digests
        ],
        ignore_conflicts=True,
    )


def _stored(strings: Strings) -> dict[str, Any]:
    return {key: string.to_json() for key, string in strings.items()}


def _show(
    translation: Translation,
    strings: dict[str, Any] | None,
    body: dict[str, Any] | None,
    action: str,
    by: User | None,
) -> None:
    had_title = "title" in (translation.live or {})
    translation.live, translation.live_body = strings, body
    translation.live_at = None if strings is None else timezone.now()
    translation.has_unpublished_changes = (translation.draft, translation.draft_body) != (strings, body)
    translation.save(update_fields=["live", "live_body", "live_at", "has_unpublished_changes"])
    _log(translation.page.specific, action, by, translation.language)
    live_translation_changed.send(
        sender=Translation,
        translation=translation,
        title_came_or_went=had_title != ("title" in (strings or {})),
    )


def _log(page: Page, action: str, by: User | None, language: str) -> None:
    log(instance=page, action=action, user=by, data={"language": language})
