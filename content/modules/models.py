from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.models import Page, PageManager, PageQuerySet

from content.core.fields import StreamField
from content.core.languages import SOURCE_LANGUAGE
from content.districts.models import District, StateHome
from content.modules import previews
from content.modules.blocks import BodyBlock, SourcesBlock
from content.modules.enums import PLACEMENTS, SEVERITIES, Icon, Purpose
from content.modules.inheritance import Placement, Severity
from content.modules.occasions import Occasion
from content.modules.panels import (
    EventPanel,
    FromAddressPanel,
    InfoPageForm,
    OriginPanel,
    ReadabilityPanel,
    TopicPanel,
)
from content.modules.purposes import LEGAL
from content.modules.validators import validate_page_slug, validate_year

HOME_DEPTH = 2


class InfoPageQuerySet(PageQuerySet):
    def statewide(self) -> InfoPageQuerySet:
        home = StateHome.objects.first()
        return self.descendant_of(home) if home else self.none()


def severity_field() -> models.CharField[Any, Any]:
    """Return the field in which a page says what its next publication means to those who made something of it."""
    return models.CharField(
        _("what this change means"),
        max_length=10,
        choices=SEVERITIES,
        default=Severity.NORMAL,
        help_text=_(
            "For translations, and for districts that have adapted the text: it holds for what you publish next."
        ),
    )


class InfoPage(previews.PreviewedInLanguages, Page):
    """A text for readers: statewide under the state's home, local under a district's."""

    summary = models.TextField(
        _("summary"), max_length=400, blank=True, help_text=_("One or two sentences: what readers find here.")
    )
    icon = models.CharField(
        _("icon"),
        max_length=20,
        choices=Icon,
        blank=True,
        help_text=_("Stands beside the title wherever readers choose this page."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    sources = StreamField(SourcesBlock(), blank=True, verbose_name=_("sources"))
    checked_date = models.DateField(_("facts checked on"), null=True, blank=True)
    purpose = models.CharField(
        _("purpose"),
        max_length=15,
        choices=Purpose,
        blank=True,
        help_text=_(
            "Such a page is not among the topics. What the law asks for stands at the end of every page, and a "
            "district's own takes the place of the state's. News and events stand on the start page."
        ),
    )
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True, validators=[validate_year])
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True, validators=[validate_year])
    is_all_day = models.BooleanField(
        _("all day"), default=False, help_text=_("Readers are told the day, and no time of day.")
    )
    repeats_until = models.DateField(
        _("every week until"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_(
            "For what takes place every week, on the same day and at the same time. Else leave it empty."
        ),
    )
    venue = models.TextField(
        _("venue"),
        max_length=300,
        blank=True,
        help_text=_("The name of the place in the first line, below it street and town."),
    )
    severity = severity_field()
    place = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="placed",
        verbose_name=_("statewide page"),
        help_text=_("Where readers find this page. Without a choice it comes last on the first level."),
    )
    placement = models.CharField(
        _("where"), max_length=10, choices=PLACEMENTS, default=Placement.BELOW, blank=True
    )
    is_shareable = models.BooleanField(
        _("other districts may copy it"),
        default=False,
        help_text=_("They find it under “From other districts”."),
    )
    adopted_from = models.ForeignKey(
        District,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("copied from"),
    )

    objects = PageManager.from_queryset(InfoPageQuerySet)()

    parent_page_types: ClassVar = ["districts.StateHome", "districts.DistrictHome", "modules.InfoPage"]
    subpage_types: ClassVar = ["modules.InfoPage"]
    show_in_menus_default = True
    translated_fields: ClassVar = ["title", "summary", "body"]
    base_form_class = InfoPageForm
    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        EventPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("is_all_day"),
                FieldPanel("repeats_until"),
                FieldPanel("venue"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("summary"),
        FieldPanel("body"),
        ReadabilityPanel(heading=_("Readability")),
        FieldPanel("severity"),
        TopicPanel(
            [FromAddressPanel("place"), FromAddressPanel("placement")],
            heading=_("Place among the state's pages"),
        ),
        FieldPanel("is_shareable"),
        OriginPanel("adopted_from", read_only=True),
        MultiFieldPanel([FieldPanel("checked_date"), FieldPanel("sources")], heading=_("Sources")),
    ]
    promote_panels: ClassVar[list[Panel]] = [
        FieldPanel("slug"),
        FieldPanel("icon"),
        FromAddressPanel("purpose"),
    ]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(purpose=Purpose.EVENT, starts_at__isnull=False)
                | (~Q(purpose=Purpose.EVENT) & Q(starts_at__isnull=True)),
                name="events_begin_and_other_pages_do_not",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="an_event_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(purpose=Purpose.EVENT)
                | Q(ends_at__isnull=True, is_all_day=False, repeats_until__isnull=True, venue=""),
                name="only_an_event_has_an_end_and_a_venue",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.depth is None or self.depth == HOME_DEPTH + 1:
            try:
                validate_page_slug(self.slug or "")
            except ValidationError as reserved:
                raise ValidationError({"slug": reserved}) from reserved
        if self.place and not self.place.is_statewide():
            raise ValidationError({"place": _("Choose a page of the state.")})

    @property
    def exclude_fields_in_copy(self) -> list[str]:
        """What a copy does not have: there is one page for what the law asks for, of news and events there are many."""
        return ["purpose"] if self.purpose in LEGAL else []

    @property
    def occasion(self) -> Occasion | None:
        """When and where it takes place, if it is an event."""
        if self.starts_at is None:
            return None
        return Occasion(self.starts_at, self.ends_at, self.is_all_day, self.repeats_until, self.venue)

    @property
    def text(self) -> dict[str, Any]:
        """What readers read, as it is stored: ``title``, ``summary`` and the blocks of ``body``."""
        return {"title": self.title, "summary": self.summary, "body": list(self.body.raw_data)}

    def is_statewide(self) -> bool:
        """Tell whether the page is the state's."""
        return isinstance(self.home(), StateHome)

    def relative_path(self) -> str:
        """Return the address below district and language: the slugs from the home down, without slashes at the ends."""
        slugs = [page.slug for page in self.get_ancestors(inclusive=True) if page.depth > HOME_DEPTH]
        return "/".join(slugs)

    def home(self) -> Page:
        """Return the state's or district's home that this page lies under."""
        return self.get_ancestors().filter(depth=HOME_DEPTH).get().specific

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int | None, str, str] | None:
        """Where an editor finds the page as readers see it: in its district, or in the first one that is live."""
        home = self.home()
        district = getattr(home, "district", None) or District.objects.live().first()
        # What is not stored yet, and only previewed, has no ancestors to be found by.
        if district is None or self.pk is None:
            return None
        path = reverse("website:page", args=[district.slug, SOURCE_LANGUAGE, self.relative_path()])
        return (None, "", path)


class PageReads(models.Model):
    """How often readers asked for a page in one language in one month, wherever it was shown; of them nothing is kept.

    ``key`` is the page's translation key; what a district adapts is counted under the state's page.
    """

    key = models.UUIDField()
    language = models.CharField(max_length=12)
    month = models.DateField()
    reads = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("reads of a page")
        verbose_name_plural = _("reads of pages")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "language", "month"], name="reads_are_counted_once_a_month"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.language}, {self.month:%Y-%m}): {self.reads}"
