"""Strings on their way to translators' programs and back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.contrib.auth.models import User
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.core.text import without_editors_own
from content.translations.bodies import segments_to_translate
from content.translations.exchange.archives import BadArchive, File, files_in
from content.translations.exchange.delivery import Delivery
from content.translations.exchange.documents import (
    Document,
    NotReadable,
    Reason,
    Refused,
    Section,
    Translated,
    Unit,
)
from content.translations.exchange.formats import read
from content.translations.models import SourceText, Translation
from content.translations.plans import Arrival, PagePlan, Plan, Refusal, arrival_of
from content.translations.queries.board import permission_check
from content.translations.queries.choosing import pages_named
from content.translations.queries.machine import translations_of
from content.translations.queries.progress import source_segments
from content.translations.refusals import BAD_ARCHIVE, NO_FILE, NO_LANGUAGE, NOT_ALLOWED, TOO_LONG
from content.translations.rules import translatable_paths
from content.translations.schemas import LONGEST_TITLE
from content.translations.segments import Segment
from content.translations.staleness import Status, String, status_of

Translations = Mapping[tuple[int, str], Translation]


def documents(pages_by_language: Mapping[str, Collection[Page]], *, is_all: bool) -> list[Document]:
    """Return for each language what translators get, everything or only what there is to do; none without strings."""
    known = {page.pk: page for pages in pages_by_language.values() for page in pages}
    segments = {pk: source_segments(page) for pk, page in known.items()}
    found = (
        _document(pages, segments, code, translations_of(pages, {code}))
        for code, pages in pages_by_language.items()
    )
    kept = found if is_all else map(_with_something_to_do, found)
    return [document for document in kept if document.sections]


def plan_of(name: str, content: bytes, user: User) -> Plan:
    """Return what an upload would change, as far as the person may."""
    try:
        files = files_in(name, content)
    except BadArchive:
        return Plan(refusals=(Refusal(name, 1, BAD_ARCHIVE),))
    if not files:
        return Plan(refusals=(Refusal(name, 1, NO_FILE),))
    plans = [_file_plan(file, user) for file in files]
    return Plan(
        tuple(page for plan in plans for page in plan.pages),
        tuple(refusal for plan in plans for refusal in plan.refusals),
    )


def _document(
    pages: Iterable[Page], segments: Mapping[int, list[Segment]], code: str, translations: Translations
) -> Document:
    previous = _previous(translations, segments)
    sections = []
    for page in pages:
        translation = translations.get((page.pk, code))
        own = segments_to_translate(segments[page.pk], translation.own_draft_body if translation else None)
        strings = translation.draft_strings if translation else {}
        units = tuple(_unit(segment, strings.get(segment.key), previous) for segment in own)
        sections.append(Section(str(page.pk), page.title, units))
    return Document(SOURCE_LANGUAGE, code, tuple(sections))


def _previous(translations: Translations, segments: Mapping[int, list[Segment]]) -> dict[str, str]:
    """Return the German, by digest, of which outdated strings were made."""
    present = {segment.digest for found in segments.values() for segment in found}
    outdated = (translation for translation in translations.values() if translation.outdated)
    made_from = {string.digest for found in outdated for string in found.draft_strings.values()}
    return SourceText.objects.texts(made_from - present)


def _unit(segment: Segment, string: String | None, previous: Mapping[str, str]) -> Unit:
    status = status_of(segment, string)
    is_outdated = string is not None and status is Status.OUTDATED
    return Unit(
        key=segment.key,
        source=without_editors_own(segment.text),
        target=without_editors_own(string.text) if string else "",
        is_rich=segment.is_rich,
        status=status,
        previous_source=without_editors_own(previous.get(string.digest, ""))
        if string and is_outdated
        else "",
    )


def _with_something_to_do(document: Document) -> Document:
    sections = (
        Section(section.page_id, section.title, units)
        for section in document.sections
        if (units := tuple(unit for unit in section.units if unit.status is not Status.UP_TO_DATE))
    )
    return Document(document.source_language, document.target_language, tuple(sections))


def _file_plan(file: File, user: User) -> Plan:
    try:
        return _read_plan(file, user)
    except NotReadable as broken:
        return Plan(refusals=(Refusal.of(file.name, broken.refused),))


def _read_plan(file: File, user: User) -> Plan:
    delivery = read(file.content)
    code = _our_code(delivery.target_language)
    if code is None:
        return Plan(refusals=(_other_language(file.name, delivery),))
    named = pages_named(delivery.page_ids)
    is_allowed = permission_check(translatable_paths(user))
    pages = [page for page in named.values() if is_allowed(page.path, code)]
    translations = translations_of(pages, {code})
    segments = {page.pk: source_segments(page) for page in pages}
    reading = delivery.compared_with(_document(pages, segments, code, translations))
    others = {str(pk) for pk in named} - {str(page.pk) for page in pages}
    refusals = list(_refusals(file.name, reading.refused, others))
    too_long = [came for came in reading.translated if _is_too_long(came)]
    refusals += [
        Refusal(file.name, came.line, TOO_LONG, page_id=came.page_id, key=came.unit.key) for came in too_long
    ]
    taken = [came for came in reading.translated if not _is_too_long(came)]
    return Plan(tuple(_page_plans(taken, code, translations)), tuple(refusals))


def _other_language(name: str, delivery: Delivery) -> Refusal:
    line = delivery.declared[0].line if delivery.declared else 1
    is_german = delivery.target_language.lower() == SOURCE_LANGUAGE
    reason = Reason.WRONG_LANGUAGE.value if is_german else NO_LANGUAGE
    return Refusal(name, line, reason, delivery.target_language)


def _refusals(name: str, refused: Iterable[Refused], forbidden: Collection[str]) -> Iterator[Refusal]:
    told: set[str] = set()
    for each in refused:
        if each.page_id not in forbidden:
            yield Refusal.of(name, each)
        elif each.page_id not in told:
            # It is said of the page, not of each of its strings.
            told.add(each.page_id)
            yield Refusal.of(name, each, NOT_ALLOWED)


def _page_plans(
    translated: Iterable[Translated], code: str, translations: Translations
) -> Iterator[PagePlan]:
    by_page: dict[int, list[Translated]] = {}
    for came in translated:
        by_page.setdefault(int(came.page_id), []).append(came)
    for page_id, strings in by_page.items():
        translation = translations.get((page_id, code))
        present = translation.draft_strings if translation else {}
        arrivals: list[Arrival] = [
            arrival for came in strings if (arrival := arrival_of(came, present.get(came.unit.key)))
        ]
        yield PagePlan(page_id, code, tuple(arrivals), len(strings) - len(arrivals))


def _our_code(tag: str) -> str | None:
    said = tag.replace("_", "-").lower()
    return next((code for code in LANGUAGES if code.lower() == said and code != SOURCE_LANGUAGE), None)


def _is_too_long(came: Translated) -> bool:
    return came.unit.key == "title" and len(came.text) > LONGEST_TITLE
