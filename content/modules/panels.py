"""How a page is edited: the state and districts have different questions to answer."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.blocks import BlockField

from content.core.languages import SOURCE_LANGUAGE
from content.core.readability import HARDEST
from content.districts.models import Home, StateHome
from content.modules import readability
from content.modules.blocks import LocalBodyBlock
from content.modules.inheritance import Severity
from content.modules.occasions import Occasion
from content.modules.purposes import EVENT, LEGAL

LOCAL_FIELDS = ("place", "placement", "is_shareable")
# What an event has and no other page does; empty, in this order, for all others.
EVENT_FIELDS = ("starts_at", "ends_at", "repeats_until", "is_all_day", "venue")
_NO_EVENT = dict(zip(EVENT_FIELDS, (None, None, None, False, ""), strict=True))


class InfoPageForm(WagtailAdminPageForm):
    """Leaves out what does not concern a page, as it lies in the tree."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.has_unpublished_changes:
            # What the last change meant says nothing of the next.
            self.initial["severity"] = Severity.NORMAL
        if not isinstance(self.parent_page.specific, Home):
            self._leave_out(("place", "placement", "purpose", *EVENT_FIELDS))
        if self._is_statewide():
            self._leave_out(LOCAL_FIELDS)
            return
        if "body" in self.fields:
            block = LocalBodyBlock()
            self.fields["body"] = BlockField(block=block, required=False, label=self.fields["body"].label)
            self.initial["body"] = block.to_python(list(self.instance.body.raw_data))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if (purpose := cleaned.get("purpose")) is not None:
            self._check_purpose(purpose)
            self._check_event(purpose, cleaned)
        return cleaned

    def _check_purpose(self, purpose: str) -> None:
        if purpose in LEGAL:
            pages = type(self.instance).objects.live().child_of(self.parent_page)
            other = pages.filter(purpose=purpose).exclude(pk=self.instance.pk).first()
            if other:
                sentence = _(
                    "“%(title)s” is for this already: change that page, or take the purpose from it first."
                )
                self.add_error("purpose", ValidationError(sentence, params={"title": other.title}))

    def _check_event(self, purpose: str, cleaned: dict[str, Any]) -> None:
        """Drafts are checked too: what is stored of an event has a beginning."""
        if purpose != EVENT:
            cleaned.update(_NO_EVENT)
            return
        starts_at, ends_at, until, *_rest = (cleaned.get(name) for name in EVENT_FIELDS)
        if starts_at is None:
            if "starts_at" not in self.errors:
                self.add_error("starts_at", ValidationError(_("Say when the event begins.")))
            return
        if ends_at and ends_at < starts_at:
            self.add_error("ends_at", ValidationError(_("The event cannot end before it begins.")))
        if until and until < Occasion(starts_at).first_day:
            self.add_error("repeats_until", ValidationError(_("This day is before the event begins.")))

    def _is_statewide(self) -> bool:
        home = StateHome.objects.first()
        return home is not None and self.parent_page.path.startswith(home.path)

    def _leave_out(self, names: tuple[str, ...]) -> None:
        for name in names:
            self.fields.pop(name, None)


class FromAddressPanel(FieldPanel):
    """A field of a new page that a link to its form may fill in: ``?place=12``."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            asked = self.request.GET.get(self.field_name) if self.request else None
            if asked and self.form is not None and self.instance.pk is None:
                self.form.initial[self.field_name] = asked


class EventPanel(MultiFieldPanel):
    """When and where: asked of events, and of no other page."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return _purpose_of(self) == EVENT and super().is_shown()


class TopicPanel(MultiFieldPanel):
    """What is asked of topics only."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return not _purpose_of(self) and super().is_shown()


def _purpose_of(panel: Panel.BoundPanel) -> str:
    """Return what the page is for that is being edited: as sent, as asked for by the address, or as it is stored."""
    form, request = panel.form, panel.request
    if form is not None and form.is_bound:
        return str(form.data.get("purpose", ""))
    if request and panel.instance.pk is None:
        return str(request.GET.get("purpose", ""))
    return str(panel.instance.purpose)


class OriginPanel(FieldPanel):
    """Where a page was copied from, if it was."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return getattr(self.instance, self.field_name) is not None and super().is_shown()


class ReadabilityPanel(Panel):
    """How hard the text is to read, as it was last saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "modules/readability.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {"lix": readability.lix_of(self.instance), "hardest": HARDEST[SOURCE_LANGUAGE]}
