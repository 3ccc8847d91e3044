"""Bringing a region over: first a draft for every page, then each text, a page a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.districts.models import District, DistrictHome
from content.takeover.actions.addresses import remember
from content.takeover.actions.pages import Task, Version, create_page, follow_move, write_page
from content.takeover.actions.pictures import Fetched, fetch_pictures, known_pictures
from content.takeover.answers import TheirPage
from content.takeover.asking import Answers
from content.takeover.comparing import compare
from content.takeover.identity import aligned, stored
from content.takeover.offices import proposals
from content.takeover.queries import Known, role_names
from content.takeover.reading import Reading, reading_of, their_digest
from content.takeover.reports import Fate, PageReport, Report, TextReport
from content.takeover.sources import Source

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to become of what is brought over; what ``is_tried`` only is written nowhere."""

    is_published: bool = False
    is_tried: bool = False


def take_over(
    *,
    source: Source,
    answers: Answers,
    district: District,
    wanted: Wanted,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Bring the pages of a region over as a district's own, and say what became of each.

    What somebody has changed or deleted here stays so. A run that was broken off is gone on with by the next.
    """
    run = Run(source, answers, district, wanted)
    if not wanted.is_tried:
        run.create_missing()
    report = run.report()
    german = answers.pages[SOURCE_LANGUAGE]
    for done, page in enumerate(german):
        progress(done, len(german))
        report.pages.append(run.bring(page))
    report.pages += run.gone()
    compare(report.pages, run.readings)
    if not wanted.is_tried:
        report.addresses = run.remember_addresses()
    return report


class Run:
    """What is known while a region is brought over."""

    def __init__(self, source: Source, answers: Answers, district: District, wanted: Wanted) -> None:
        self.source, self.answers, self.district, self.wanted = source, answers, district, wanted
        self.origin = answers.origin
        self.known = Known.load(district, self.origin.name)
        self.german = {page.path: page for page in answers.pages[SOURCE_LANGUAGE]}
        self.versions = {page.path: answers.versions(page) for page in self.german.values()}
        self.readings: dict[str, Reading] = {}
        self._follow_moved()
        self._targets: dict[str, int] | None = None

    def _follow_moved(self) -> None:
        """Find those pages again that say what they said, under another path."""
        there = {digest: path for path, digest in self._digests_of_new()}
        gone = {
            taken.their_digest: path
            for (path, code), taken in self.known.taken.items()
            if code == SOURCE_LANGUAGE and taken.their_digest and path not in self.german
        }
        for digest in gone.keys() & there.keys():
            before, after = gone[digest], there[digest]
            self.known.move(before, after)
            if not self.wanted.is_tried:
                follow_move(district=self.district, origin=self.origin.name, before=before, after=after)

    def _digests_of_new(self) -> list[tuple[str, str]]:
        return [
            (path, their_digest(page))
            for path, page in self.german.items()
            if (path, SOURCE_LANGUAGE) not in self.known.taken
        ]

    def create_missing(self) -> None:
        home: Page = DistrictHome.objects.get(district=self.district)
        for their in self.german.values():
            if (their.path, SOURCE_LANGUAGE) in self.known.taken:
                continue
            parent = self._parent(their) if their.parent else home
            if parent:
                page, taken = create_page(
                    their=their, parent=parent, district=self.district, origin=self.origin.name
                )
                self.known.taken[their.path, SOURCE_LANGUAGE] = taken
                self.known.pages[page.translation_key] = page

    def _parent(self, their: TheirPage) -> Page | None:
        return self.known.page(their.parent)

    def report(self) -> Report:
        answers = self.answers
        offered = {language.code for language in self.district.languages}
        german = {version.path for versions in self.versions.values() for version in versions.values()}
        others = [
            page.path for code, pages in answers.pages.items() if code != SOURCE_LANGUAGE for page in pages
        ]
        return Report(
            origin=self.origin.base,
            region=answers.region.slug,
            region_name=answers.region.name or answers.region.slug,
            district=str(self.district),
            is_tried=self.wanted.is_tried,
            is_published=self.wanted.is_published,
            languages=list(answers.pages),
            unknown_languages=answers.unknown,
            not_offered=[code for code in answers.pages if code not in offered],
            only_elsewhere=[path for path in others if path not in german],
            proposals=proposals(role_names(), answers.contacts),
            counts=dict(answers.counts),
            problems=list(answers.problems),
        )

    def bring(self, their: TheirPage) -> PageReport:
        """Bring a page over in all languages, or say what would become of it."""
        self.readings[their.path] = reading_of(their, self.origin, self.targets)
        page = self.known.page(their.path)
        told = PageReport(their.path, their.title, self._depth(their), page.pk if page else None)
        if page is None and not self._is_awaited(their):
            told.texts = [TextReport(SOURCE_LANGUAGE, Fate.DELETED_HERE)]
        elif page is None:
            told.texts = list(_fates(self._task(their, 0)))
        else:
            told.texts = [*self._write(self._task(their, page.pk)), *self._gone_versions(their)]
        return told

    def _write(self, task: Task) -> list[TextReport]:
        is_published = self.wanted.is_published
        if not self.wanted.is_tried:
            return write_page(task=task, fetched=self._fetch(task), is_published=is_published)
        with transaction.atomic():
            told = write_page(task=task, fetched=self._known_pictures(task), is_published=is_published)
            transaction.set_rollback(True)
        return told

    def _is_awaited(self, their: TheirPage) -> bool:
        """Tell whether a page that is not here has never been, and would find its place."""
        if self.known.is_deleted(their.path):
            return False
        return not their.parent or self._is_there(self.german[their.parent])

    def _is_there(self, their: TheirPage) -> bool:
        return self.known.page(their.path) is not None or self._is_awaited(their)

    def _depth(self, their: TheirPage) -> int:
        return 1 + self._depth(self.german[their.parent]) if their.parent else 0

    @property
    def targets(self) -> dict[str, int]:
        """Our pages by the paths of theirs in all languages; 0 stands for one that would be created."""
        if self._targets is None:
            self._targets = {}
            for their in self.german.values():
                page = self.known.page(their.path)
                if page or self._is_awaited(their):
                    paths = [their.path, *(version.path for version in self.versions[their.path].values())]
                    self._targets |= dict.fromkeys(paths, page.pk if page else 0)
        return self._targets

    def _task(self, their: TheirPage, page_id: int) -> Task:
        versions = {
            code: Version(
                found, reading_of(found, self.origin, self.targets), self.known.taken.get((their.path, code))
            )
            for code, found in self.versions[their.path].items()
        }
        source = Version(
            their, self.readings[their.path], self.known.taken.get((their.path, SOURCE_LANGUAGE))
        )
        return Task(page_id, self.district, self.origin.name, source, versions)

    def _fetch(self, task: Task) -> Fetched:
        """Fetch the images of a page whose text is new, outside of any transaction; of others say what is here."""
        version = task.source
        if version.is_changed or (version.taken and version.taken.is_incomplete):
            return fetch_pictures(
                pictures=version.reading.pictures, district=self.district, source=self.source
            )
        return self._known_pictures(task)

    def _known_pictures(self, task: Task) -> Fetched:
        return Fetched(known_pictures(task.source.reading.pictures, self.district))

    def _gone_versions(self, their: TheirPage) -> list[TextReport]:
        present = {SOURCE_LANGUAGE, *self.versions[their.path]}
        return [
            TextReport(code, Fate.GONE_THERE)
            for path, code in self.known.taken
            if path == their.path and code not in present and code in self.answers.pages
        ]

    def gone(self) -> list[PageReport]:
        """Return the pages that were taken over, and are not there any more; they stay."""
        return [
            PageReport(path, page.title, 0, page.pk, [TextReport(SOURCE_LANGUAGE, Fate.GONE_THERE)])
            for (path, code), taken in self.known.taken.items()
            if code == SOURCE_LANGUAGE
            and path not in self.german
            and (page := self.known.pages.get(taken.key))
        ]

    def remember_addresses(self) -> int:
        """Let the addresses there, in all languages, lead to our pages."""
        here = [
            (their, page.translation_key)
            for their in self.german.values()
            if (page := self.known.page(their.path))
        ]
        german = [(their.path, key) for their, key in here]
        others = [
            (version.path, key) for their, key in here for version in self.versions[their.path].values()
        ]
        return remember(district=self.district, pages=[*german, *others])


def _fates(task: Task) -> Iterator[TextReport]:
    """Say what would become of a page that is not here yet."""
    yield TextReport(SOURCE_LANGUAGE, Fate.CREATED, task.source.reading.losses)
    german = [stored(block, str(number)) for number, block in enumerate(task.source.reading.blocks)]
    for code, version in task.others.items():
        is_taken = LANGUAGES[code].is_rewritten or aligned(version.reading.blocks, german) is not None
        fate = Fate.CREATED if is_taken else Fate.BUILT_OTHERWISE
        yield TextReport(code, fate, version.reading.losses)
