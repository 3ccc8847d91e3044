import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.core.languages import LANGUAGES
from content.districts.models import ContactRole, District, DistrictHome
from content.editions.actions import offer_languages, refresh
from content.takeover.actions import Wanted, fill_contacts, take_over
from content.takeover.answers import TheirContact
from content.takeover.asking import Answers, ask
from content.takeover.presenting import as_html
from content.takeover.queries import district_called
from content.takeover.reports import Fate, Report
from content.takeover.similarity import Likeness
from content.takeover.sources import Keeping, Source, SourceFailed, source_at

FORMATS = (".html", ".json")


class Command(BaseCommand):
    help = (
        "Bring the pages of a region over from an Integreat CMS, or from a folder in which its answers were kept, as "
        "a district's own: German pages with their images, and translations that are built like them. What somebody "
        "has changed here stays. A run that was broken off is gone on with by the next."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("place", metavar="BASE_URL", help="such as https://cms.example.org, or a folder")
        parser.add_argument("region", metavar="REGION", help="the region's address there")
        parser.add_argument(
            "--district", help="the district's address or name; otherwise the one called like the region"
        )
        parser.add_argument("--languages", default="", help="such as de,en,ar; otherwise all that both have")
        parser.add_argument(
            "--publish", action="store_true", help="show readers at once; otherwise all are drafts"
        )
        parser.add_argument("--dry-run", action="store_true", help="write nothing, and say what would be")
        parser.add_argument(
            "--offer-languages", action="store_true", help="also offer the languages to readers"
        )
        parser.add_argument(
            "--contacts", nargs="+", default=[], metavar="ROLE=ID", help="fill roles as the report names"
        )
        parser.add_argument("--report", type=Path, help="a file for the report, .html or .json")
        parser.add_argument("--save", type=Path, metavar="FOLDER", help="keep all answers there")

    def handle(self, *args: Any, place: str, region: str, report: Path | None, **options: Any) -> None:
        if report and report.suffix not in FORMATS:
            raise CommandError(f"{report} ends neither with .html nor with .json.")
        try:
            source = self._source(place, region, options["save"])
            answers = ask(source, languages=_split(options["languages"]), progress=self._say)
        except SourceFailed as problem:
            raise CommandError(str(problem)) from problem
        district = self._district(options["district"], answers)
        contacts = self._contacts(options["contacts"], answers)
        made = self._take_over(source, answers, district, contacts, options)
        if report:
            self._write(report, made)
        self._summarise(made, is_kept=bool(options["save"]) or Path(place).is_dir())

    def _source(self, place: str, region: str, folder: Path | None) -> Source:
        source = source_at(place, region)
        return Keeping(source, folder) if folder else source

    def _district(self, called: str | None, answers: Answers) -> District:
        names = [called] if called else [answers.region.slug, answers.region.name]
        found = next((district for name in names if (district := district_called(name))), None)
        if found is None:
            hint = "" if called else " Name one with --district."
            raise CommandError(f"There is no district “{names[0]}”.{hint}")
        if not DistrictHome.objects.filter(district=found).exists():
            raise CommandError(f"{found} has no place for pages of its own yet.")
        return found

    def _contacts(self, pairs: Sequence[str], answers: Answers) -> dict[str, TheirContact]:
        known = {contact.id: contact for contact in answers.contacts}
        roles = set(ContactRole.objects.values_list("key", flat=True))
        chosen = dict(pair.partition("=")[::2] for pair in pairs)
        if unknown := sorted(chosen.keys() - roles):
            raise CommandError(f"There is no role “{unknown[0]}”.")
        if missing := sorted(set(chosen.values()) - known.keys()):
            raise CommandError(f"{answers.region.name} names no office “{missing[0]}”.")
        return {role: known[identity] for role, identity in chosen.items()}

    def _take_over(
        self,
        source: Source,
        answers: Answers,
        district: District,
        contacts: dict[str, TheirContact],
        options: dict[str, Any],
    ) -> Report:
        wanted = Wanted(is_published=options["publish"], is_tried=options["dry_run"])
        if options["offer_languages"] and not wanted.is_tried:
            offered = {language.code for language in district.languages}
            offer_languages(district=district, codes=offered | answers.pages.keys())
            district = District.objects.prefetch_related("offered").get(pk=district.pk)
        report = take_over(
            source=source, answers=answers, district=district, wanted=wanted, progress=self._progress
        )
        if contacts and not wanted.is_tried:
            report.filled, problems = fill_contacts(district=district, chosen=contacts)
            report.problems += problems
        if not wanted.is_tried:
            refresh()
        return report

    def _write(self, file: Path, report: Report) -> None:
        is_html = file.suffix == ".html"
        text = as_html(report) if is_html else json.dumps(report.to_json(), ensure_ascii=False, indent=1)
        try:
            file.write_text(text, encoding="utf-8")
        except OSError as problem:
            raise CommandError(f"{file} cannot be written: {problem.strerror}.") from problem

    def _summarise(self, report: Report, *, is_kept: bool) -> None:
        for line in _lines(report):
            self.stdout.write(line)
        for problem in report.problems:
            self.stderr.write(problem)
        if not is_kept:
            self.stdout.write("The answers were not kept; --save FOLDER keeps them for a later version.")

    def _say(self, what: str) -> None:
        self.stderr.write(what)

    def _progress(self, done: int, total: int) -> None:
        if done and done % 10 == 0:
            self.stderr.write(f"  {done} of {total} pages")


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _lines(report: Report) -> list[str]:
    fates = ", ".join(f"{report.fates[fate]} {fate.value.lower().replace('_', ' ')}" for fate in Fate)
    alike = [len(report.alike(likeness)) for likeness in Likeness]
    lines = [
        f"Texts of {len(report.pages)} pages: {fates}.",
        "Beside the state's pages: {} say the same, {} are about the same, {} are the district's own.".format(
            *alike
        ),
        f"{sum(report.losses.values())} things could not be kept as they were; the report names them.",
        "Not brought over: {events} events, {locations} locations, {imprint} imprint.".format_map(
            {"events": 0, "locations": 0, "imprint": 0} | report.counts
        ),
        f"{len(report.proposals)} offices may fill a role of the district; --contacts fills it.",
    ]
    if report.filled:
        lines.append(f"Roles filled: {', '.join(report.filled)}.")
    if report.addresses is not None:
        lines.append(f"{report.addresses} old addresses lead to pages of today.")
    if report.not_offered:
        lines.append(f"Not offered to readers: {_names(report.not_offered)}; --offer-languages offers them.")
    if report.unknown_languages:
        lines.append(f"Languages that Lotse does not have: {', '.join(report.unknown_languages)}.")
    if report.is_tried:
        lines.append("Nothing was written.")
    elif not report.is_published:
        lines.append("What is new is a draft; --publish shows it to readers.")
    return lines


def _names(codes: Sequence[str]) -> str:
    return ", ".join(LANGUAGES[code].english_name for code in codes)
