"""One page's strings in one language, as a form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.admin.widgets import AdminAutoHeightTextInput

from content.core.languages import Language
from content.core.text import without_editors_own
from content.modules.blocks import RICH_TEXT_FEATURES
from content.translations.segments import Segment
from content.translations.staleness import Origin, Status, String, Strings, status_of

_EMPTY_RICH_TEXT = re.compile(r"(<p>\s*</p>|<br\s*/?>|\s)*")


@dataclass(frozen=True, slots=True)
class Row:
    """One segment in the form: the source beside the fields for its translation."""

    segment: Segment
    status: Status
    text: forms.BoundField
    is_reviewed: forms.BoundField
    made_from: forms.BoundField


class TranslationForm(forms.Form):
    """The strings of a page in a language.

    Every string is stored with the digest of the source that its translator saw, so that it is known to be outdated
    if the source was changed in the meantime. A text that was changed here is a person's.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        segments: list[Segment],
        strings: Strings,
        language: Language,
        seen: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.segments, self.strings, self.seen_now = segments, strings, seen
        self.fields["seen"].initial = seen
        for segment in segments:
            self._add_fields(segment, strings.get(segment.key), language)

    def _add_fields(self, segment: Segment, string: String | None, language: Language) -> None:
        key = segment.key
        widget = _widget(segment, language)
        self.fields[_name("text", key)] = forms.CharField(
            required=False,
            widget=widget,
            initial=string.text if string else "",
            max_length=255 if key == "title" else None,
            label=_("Translation"),
        )
        self.fields[_name("reviewed", key)] = forms.BooleanField(
            required=False,
            # Not for an outdated one: saving the form does not mean that it was looked at.
            initial=status_of(segment, string) is Status.UP_TO_DATE,
            label=_("Reviewed by a person"),
        )
        self.fields[_name("made-from", key)] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=segment.digest
        )

    def rows(self) -> Iterator[Row]:
        """Yield the segments in reading order."""
        for segment in self.segments:
            yield Row(
                segment,
                status_of(segment, self.strings.get(segment.key)),
                self[_name("text", segment.key)],
                self[_name("reviewed", segment.key)],
                self[_name("made-from", segment.key)],
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("seen", "") != self.seen_now:
            # Saving again is then meant.
            self.data = {**self.data.dict(), "seen": self.seen_now}  # type: ignore[attr-defined]  # a QueryDict
            raise forms.ValidationError(
                _(
                    "Somebody else has saved this translation while you were working on it. Your text is still here: "
                    "compare it with theirs, and save again to keep yours."
                ),
                code="conflict",
            )
        return cleaned

    def translated(self) -> dict[str, String]:
        """Return the strings that have been entered."""
        entered = {segment.key: self._string(segment, self.cleaned_data) for segment in self.segments}
        return {key: string for key, string in entered.items() if string}

    def _string(self, segment: Segment, cleaned: Mapping[str, Any]) -> String | None:
        text = without_editors_own(cleaned.get(_name("text", segment.key), "")).strip()
        if not text or (segment.is_rich and _EMPTY_RICH_TEXT.fullmatch(text)):
            return None
        before = self.strings.get(segment.key)
        if before and before.text == text and not cleaned[_name("reviewed", segment.key)]:
            return before
        is_new_text = before is None or before.text != text
        confirmed = is_new_text or cleaned[_name("reviewed", segment.key)]
        digest = cleaned.get(_name("made-from", segment.key)) or segment.digest
        return String(text, digest, Origin.PERSON if confirmed else Origin.MACHINE)


def _name(what: str, key: str) -> str:
    # The rich text editor looks its field up by a CSS selector, in which a dot has a meaning of its own.
    return f"{what}-{key.replace('.', '_')}"


def _widget(segment: Segment, language: Language) -> forms.Widget:
    attrs = {"lang": language.code, "dir": language.direction.value}
    if not segment.is_rich:
        return AdminAutoHeightTextInput(attrs=attrs)
    widget = get_rich_text_editor_widget(features=RICH_TEXT_FEATURES)
    widget.attrs.update(attrs)
    return widget
