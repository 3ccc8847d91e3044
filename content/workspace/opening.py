"""The field in which editors type when an office is open."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from content.districts.opening import BadTimes, Flaw, parse, periods_of, stored, written

_SAID = {
    Flaw.NO_DAY: _(
        "Line %(line)d: “%(words)s” is no weekday. Begin with Mo, Di, Mi, Do, Fr, Sa or So, or with Mo–Fr."
    ),
    Flaw.NO_TIMES: _("Line %(line)d: “%(words)s” says no time. Without times it belongs in the note."),
    Flaw.NO_TIME: _("Line %(line)d: “%(words)s” is no time from … to …, such as 8:00–12:00."),
    Flaw.NOT_AFTER: _("Line %(line)d: “%(words)s” ends before it begins. The day ends at 24:00."),
    Flaw.OVERLAP: _(
        "Line %(line)d: “%(words)s” is partly within a time that you have entered for the same day."
    ),
    Flaw.TOO_MANY: _("Line %(line)d: these are too many times for a week."),
}


class OpeningTimesField(forms.CharField):
    """Times of a week, a line for each day or row of days; what is stored are periods."""

    widget = forms.Textarea(
        attrs={"rows": 3, "lang": "de", "dir": "ltr", "placeholder": "Mo–Do 8:00–12:00, 14:00–16:00"}
    )

    def __init__(self, **kwargs: Any) -> None:
        # Lines that are empty count for editors who look for the one that is wrong.
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> list[dict[str, Any]]:  # type: ignore[override]  # what is stored is no text
        try:
            return stored(parse(super().to_python(value) or ""))
        except BadTimes as problem:
            said = {"line": problem.line, "words": problem.words}
            raise ValidationError(
                _SAID[problem.flaw], code=problem.flaw.name.lower(), params=said
            ) from problem

    def prepare_value(self, value: Any) -> Any:
        """Return what is stored as it is typed; what was typed stays as it is."""
        return written(periods_of(value)) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether other times are typed; the same ones in other words are no change."""
        try:
            return self.to_python(data) != (initial or [])
        except ValidationError:
            return True
