"""One page's strings in one language, as a form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from content.core.languages import Language
from content.core.text import text_digest, without_editors_own
from content.translations.actions import Entry
from content.translations.forms.rich_text import MarkupField, compact, rich_text_editor
from content.translations.schemas import LONGEST_TITLE
from content.translations.segments import Segment
from content.translations.staleness import Origin, Status, String, Strings, seen, status_of

_EMPTY_RICH_TEXT = re.compile(r"(<p>\s*</p>|<br\s*/?>|\s)*")
_LONGEST_DIGEST = 16
# What the script notes of a text: the German, with nothing translated in it yet.
COPY = "COPY"
THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one segment."""

    text: forms.BoundField
    is_reviewed: forms.BoundField
    made_from: forms.BoundField
    seen: forms.BoundField
    origin: forms.BoundField
    choice: forms.BoundField
    markup: forms.BoundField | None

    @property
    def hidden(self) -> tuple[forms.BoundField, ...]:
        """Those that only programs fill in."""
        return (self.made_from, self.seen, self.origin)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that cannot be stored, and why."""

    text: str
    errors: list[str]


class TranslationForm(forms.Form):
    """The strings of a page in a language.

    Every string is entered with the digest of the source that its translator saw, so that it is known to be outdated
    if the source was changed in the meantime, and with that of the translation they saw, so that nobody's text is
    replaced unseen. A text that was changed here is a person's, unless they took over a machine's.
    """

    def __init__(
        self,
        *args: Any,
        segments: Sequence[Segment],
        strings: Strings,
        language: Language,
        entered: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """``entered`` are texts to begin with in place of those that are stored."""
        super().__init__(*args, **kwargs)
        self.segments, self.strings = segments, strings
        texts = {key: string.text for key, string in strings.items()} | dict(entered or {})
        self._attrs = {"lang": language.code, "dir": language.direction.value}
        self._editor = rich_text_editor(language, [*(segment.text for segment in segments), *texts.values()])
        for segment in segments:
            self._add_fields(segment, strings.get(segment.key), texts.get(segment.key, ""))

    def _add_fields(self, segment: Segment, string: String | None, text: str) -> None:
        key = segment.key
        self.fields[_name("text", key)] = forms.CharField(
            required=False,
            widget=self._editor if segment.is_rich else AdminAutoHeightTextInput(attrs=self._attrs),
            initial=text,
            max_length=LONGEST_TITLE if key == "title" else None,
            label=_("Translation"),
        )
        self.fields[_name("reviewed", key)] = forms.BooleanField(
            required=False,
            # Not for an outdated one: saving the form does not mean that it was looked at.
            initial=status_of(segment, string) is Status.UP_TO_DATE,
            label=_("Reviewed by a person"),
        )
        hidden = {"made-from": segment.digest, "seen": seen(string), "origin": "", "choice": ""}
        for what, initial in hidden.items():
            self.fields[_name(what, key)] = forms.CharField(
                required=False, initial=initial, max_length=_LONGEST_DIGEST
            )
        if segment.is_rich:
            self.fields[_name("markup", key)] = MarkupField(
                required=False, initial=text, converter=self._editor.converter
            )

    def fields_of(self, segment: Segment) -> Fields:
        """Return what is filled in for a segment."""
        return Fields(
            text=self._bound("text", segment),
            is_reviewed=self._bound("reviewed", segment),
            made_from=self._bound("made-from", segment),
            seen=self._bound("seen", segment),
            origin=self._bound("origin", segment),
            choice=self._bound("choice", segment),
            markup=self._bound("markup", segment) if segment.is_rich else None,
        )

    def _bound(self, what: str, segment: Segment) -> forms.BoundField:
        return self[_name(what, segment.key)]

    def editable(self, segment: Segment, text: str) -> str:
        """Return a text as the field of a segment takes it."""
        return compact(self._editor.format_value(text)) if segment.is_rich else text

    def entries(self) -> dict[str, Entry]:
        """Return what was entered, by key; what was left as it was shown, or cannot be stored, is not among it."""
        posted = (segment for segment in self.segments if self._is_posted(segment))
        found = {segment.key: self._entry(segment) for segment in posted}
        return {key: entry for key, entry in found.items() if entry}

    def is_all_seen(self) -> bool:
        """Tell whether what is stored is what was shown when the form was, as far as it says so."""
        shown = {segment.key: self.data.get(_name("seen", segment.key)) for segment in self.segments}
        return all(digest in (None, seen(self.strings.get(key))) for key, digest in shown.items())

    def refused(self) -> dict[str, Refusal]:
        """Return, by key, what was entered and cannot be stored."""
        names = {segment.key: _name("text", segment.key) for segment in self.segments}
        return {
            key: Refusal(self.data[name], [str(error) for error in self.errors[name]])
            for key, name in names.items()
            if name in self.errors
        }

    def _is_posted(self, segment: Segment) -> bool:
        name = _name("text", segment.key)
        return name in self.data and name not in self.errors

    def _entry(self, segment: Segment) -> Entry | None:
        if self._value("choice", segment) == THEIRS or self._is_mere_copy(segment):
            return None
        text, shown = self._text(segment), self._value("seen", segment)
        before = self.strings.get(segment.key)
        if not self._is_untouched(segment, text, shown, before):
            return Entry(self._string(segment, text), shown)
        if before and self._is_confirmed(segment, before, shown):
            return Entry(String(before.text, self._made_from(segment)), shown)
        return None

    def _text(self, segment: Segment) -> str:
        is_markup = _name("markup", segment.key) in self.data
        text = without_editors_own(self._value("markup" if is_markup else "text", segment)).strip()
        return "" if segment.is_rich and _EMPTY_RICH_TEXT.fullmatch(text) else text

    def _is_mere_copy(self, segment: Segment) -> bool:
        return self._value("origin", segment) == COPY and not self._value("reviewed", segment)

    def _is_untouched(self, segment: Segment, text: str, shown: str, before: String | None) -> bool:
        entered = _digest(text)
        if entered == shown:
            return True
        if not (segment.is_rich and before and shown == seen(before)):
            return False
        # The editor writes some markup otherwise than it was stored.
        written = self._editor.converter.to_database_format(self._editor.format_value(before.text))
        return entered == _digest(written)

    def _is_confirmed(self, segment: Segment, before: String, shown: str) -> bool:
        return (
            bool(self._value("reviewed", segment))
            and shown == seen(before)
            and status_of(segment, before) is not Status.UP_TO_DATE
            and (before.digest, before.origin) != (self._made_from(segment), Origin.PERSON)
        )

    def _string(self, segment: Segment, text: str) -> String | None:
        if not text:
            return None
        is_machine = self._value("origin", segment) == Origin.MACHINE and not self._value("reviewed", segment)
        return String(text, self._made_from(segment), Origin.MACHINE if is_machine else Origin.PERSON)

    def _made_from(self, segment: Segment) -> str:
        return str(self._value("made-from", segment) or segment.digest)

    def _value(self, what: str, segment: Segment) -> Any:
        return self.cleaned_data.get(_name(what, segment.key), "")


def posted_fields(segments: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return as fields what a script has sent of some segments: ``key`` and what each of its fields holds."""
    return {
        _name(what, segment["key"]): value
        for segment in segments
        for what, value in segment.items()
        if what != "key" and isinstance(value, str)
    }


def _digest(text: str) -> str:
    return text_digest(text) if text else ""


def _name(what: str, key: str) -> str:
    # The rich text editor looks its field up by a CSS selector, in which a dot has a meaning of its own.
    return f"{what}-{key.replace('.', '_')}"
