"""One string on the translators' screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from content.core.languages import Language
from content.overrides.differences import Piece
from content.translations.forms import Fields, Refusal, TranslationForm, shown
from content.translations.models import Translation
from content.translations.queries import Place, Suggestion, Task, Workbench, compared
from content.translations.segments import Segment
from content.translations.staleness import String
from content.translations.standing import STATUS_NAMES
from content.translations.wording import sentence


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people's texts for one string: whose the other is, and what is different in ours."""

    name: str
    theirs: String | None
    theirs_editable: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Row:
    """A string with its fields, and what is said beside them."""

    task: Task
    fields: Fields
    language: Language
    german_editable: str
    suggestions: list[tuple[Suggestion, str]]
    findings: list[SafeString]
    conflict: Conflict | None
    errors: list[str]
    is_overtaken: bool

    @property
    def german(self) -> str:
        """The German as it is read."""
        segment = self.task.segment
        return shown(segment.text) if segment.is_rich else segment.text

    @property
    def status_name(self) -> str:
        """What its status is called in style sheets."""
        return STATUS_NAMES[self.task.status]

    def region(self, name: str) -> str:
        """Return one part of it as HTML."""
        return render_to_string(f"translations/_segment_{name}.html", {"row": self})


@dataclass(frozen=True, slots=True)
class Group:
    """The strings of one block."""

    place: Place
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has become of what was ``entered``: some is refused, in place of some others have entered theirs."""

    translation: Translation | None
    entered: Mapping[str, String | None] = field(default_factory=dict)
    conflicts: Mapping[str, String | None] = field(default_factory=dict)
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    author: str = ""

    @property
    def is_complete(self) -> bool:
        """Tell whether everything was saved."""
        return not self.conflicts and not self.refused

    def texts(self) -> dict[str, str]:
        """Return what was entered and not saved, by key."""
        mine = {key: self.entered[key] for key in self.conflicts}
        kept = {key: string.text if string else "" for key, string in mine.items()}
        return kept | {key: refusal.text for key, refusal in self.refused.items()}


@dataclass(frozen=True, slots=True)
class Rows:
    """Puts the strings together with their fields and what has become of them when they were saved."""

    form: TranslationForm
    language: Language
    outcome: Outcome

    @classmethod
    def of(cls, bench: Workbench, outcome: Outcome) -> Rows:
        """Begin with what is stored; what was not saved stays in its field."""
        form = TranslationForm(
            segments=bench.segments, strings=bench.strings, language=bench.language, entered=outcome.texts()
        )
        return cls(form, bench.language, outcome)

    def groups(self, tasks: Iterable[Task]) -> Iterator[Group]:
        """Yield the blocks of a page."""
        for _, found in groupby(tasks, key=lambda task: task.place.unit):
            rows = [self.row(task) for task in found]
            yield Group(rows[0].task.place, rows)

    def row(self, task: Task) -> Row:
        """Return one string."""
        segment = task.segment
        entered, refused = self.outcome.entered.get(segment.key), self.outcome.refused.get(segment.key)
        return Row(
            task,
            self.form.fields_of(segment),
            self.language,
            german_editable="" if task.string else self.form.editable(segment, segment.text),
            suggestions=[(found, self.form.editable(segment, found.text)) for found in task.suggestions],
            findings=[sentence(finding) for finding in task.findings],
            conflict=self._conflict(segment) if segment.key in self.outcome.conflicts else None,
            errors=refused.errors if refused else [],
            is_overtaken=entered is not None and entered.digest != segment.digest,
        )

    def _conflict(self, segment: Segment) -> Conflict:
        theirs, mine = self.outcome.conflicts[segment.key], self.outcome.entered[segment.key]
        texts = [string.text if string else "" for string in (theirs, mine)]
        return Conflict(
            self.outcome.author,
            theirs,
            self.form.editable(segment, texts[0]),
            compared(*texts, is_rich=segment.is_rich),
        )
