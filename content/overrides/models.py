from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.models import Page, PageManager, PagePermissionTester, PageQuerySet

from content.core.fields import StreamField
from content.core.languages import SOURCE_LANGUAGE
from content.districts.models import District
from content.modules import previews
from content.modules.enums import SEVERITIES
from content.modules.inheritance import Severity
from content.modules.models import InfoPage, severity_field
from content.overrides.blocks import OperationsBlock
from content.overrides.conflicts import Change, judge
from content.overrides.enums import ProposalStatus
from content.overrides.operations import Operation, operations_of
from content.overrides.panels import OverrideForm, Untabbed
from content.overrides.widgets import Statewide

NO_TEXT: dict[str, Any] = {"title": "", "summary": "", "body": []}


class OverridePageQuerySet(PageQuerySet):
    def of(self, district: District) -> OverridePageQuerySet:
        return self.filter(district=district)

    def withdrawn(self) -> OverridePageQuerySet:
        """Those on a page that the state has deleted or taken away, perhaps with one above it."""
        above = InfoPage.objects.filter(live=False).alias(
            below=ExpressionWrapper(OuterRef("target__path"), output_field=models.CharField())
        )
        return self.filter(Q(target=None) | Exists(above.filter(below__startswith=F("path"))))


class OverridePermissionTester(PagePermissionTester):
    """A district adapts a page once: that is not copied, but adopted. It stands where the state's page stands."""

    def can_copy(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False


class OverridePage(previews.PreviewedInLanguages, Page):
    """What one district changes on one statewide page: operations on its blocks, or that it is hidden.

    ``target`` is empty once the state has deleted the page; ``target_copy`` then holds its ``title``, ``summary`` and
    ``body`` as they last were.
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="overrides", editable=False)
    target = models.ForeignKey(
        InfoPage, on_delete=models.SET_NULL, null=True, related_name="overrides", editable=False
    )
    target_copy = models.JSONField(null=True, default=None, editable=False)
    operations = StreamField(OperationsBlock(), blank=True, verbose_name=_("text"))
    severity = severity_field()
    hides_page = models.BooleanField(
        _("hidden"),
        default=False,
        help_text=_("Readers of this district see neither the page nor those below it."),
    )
    is_shareable = models.BooleanField(
        _("other districts may copy it"),
        default=False,
        help_text=_("They find it under “From other districts”."),
    )

    objects = PageManager.from_queryset(OverridePageQuerySet)()

    parent_page_types: ClassVar = ["districts.DistrictHome"]
    subpage_types: ClassVar[list[str]] = []
    # It comes to be where a district adapts a page, and nowhere else.
    is_creatable = False
    translated_fields: ClassVar = ["operations"]
    edit_handler = Untabbed(
        [
            FieldPanel("operations", heading=_("The page, block by block")),
            FieldPanel("severity"),
            MultiFieldPanel(
                [FieldPanel("hides_page"), FieldPanel("is_shareable")], heading=_("This page here")
            ),
            PublishingPanel(),
            CommentPanel(),
        ],
        base_form_class=OverrideForm,
    )

    class Meta:
        verbose_name = _("adapted page")
        verbose_name_plural = _("adapted pages")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["district", "target"], name="district_adapts_a_page_once"),
        ]

    def permissions_for_user(self, user: AbstractBaseUser | AnonymousUser) -> PagePermissionTester:
        return OverridePermissionTester(user, self)

    def with_content_json(self, content: dict[str, Any]) -> OverridePage:
        page: OverridePage = super().with_content_json(content)
        # A version from before the state deleted its page knows neither that nor what the page said.
        page.district_id, page.target_id, page.target_copy = (
            self.district_id,
            self.target_id,
            self.target_copy,
        )
        return page

    def can_move_to(self, parent: Page) -> bool:
        # It belongs to the district that it was made in, which has no other home.
        return False

    def get_admin_display_title(self) -> str:
        return gettext("Adapted: %(title)s") % {"title": self.draft_title or self.title}

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int | None, str, str] | None:
        """Where readers of the district find the page that is adapted."""
        if self.target is None:
            return None
        path = reverse(
            "website:page", args=[self.district.slug, SOURCE_LANGUAGE, self.target.relative_path()]
        )
        return (None, "", path)

    def statewide(self) -> Statewide:
        """Return the statewide page as whoever edits the operations needs it."""
        operations = self.all_operations
        text = self.target.text if self.target else self.target_copy or NO_TEXT
        changes = BlockChange.objects.filter(page=self.target_id).as_changes() if self.target_id else []
        live = OverridePage.objects.live().filter(pk=self.pk).first()
        return Statewide(
            text,
            {found.operation.id: found for found in judge(text, operations, changes)},
            published={operation.id for operation in live.all_operations} if live else (),
            district=self.district.slug,
            override_id=self.pk,
        )

    @property
    def all_operations(self) -> list[Operation]:
        """What is changed, in its order."""
        return operations_of(self.operations.raw_data)


class BlockChangeQuerySet(models.QuerySet["BlockChange"]):
    def as_changes(self) -> list[Change]:
        """Return them, the oldest first."""
        rows = self.order_by("pk").values_list("anchor", "digest", "severity")
        return [Change(anchor, digest, Severity(severity)) for anchor, digest, severity in rows]


class BlockChange(models.Model):
    """The state has given a block another text since districts began to adapt its page.

    ``digest`` is that of the text it got; it is empty where the block was taken away.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    anchor = models.CharField(max_length=64)
    digest = models.CharField(max_length=16, blank=True)
    severity = models.CharField(max_length=10, choices=SEVERITIES)
    changed_at = models.DateTimeField(auto_now_add=True)

    objects = BlockChangeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.page_id} {self.anchor}"


class Proposal(models.Model):
    """A district offers the state one of its operations, as it was when offered."""

    target = models.ForeignKey(InfoPage, on_delete=models.CASCADE, related_name="proposals")
    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="proposals")
    operation = models.JSONField()
    note = models.TextField(_("why it would help everywhere"), max_length=1000, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=ProposalStatus, default=ProposalStatus.OPEN)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)
    is_seen = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status=ProposalStatus.OPEN, decided_at=None)
                | (~Q(status=ProposalStatus.OPEN) & Q(decided_at__isnull=False)),
                name="proposal_is_decided_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status=ProposalStatus.DECLINED) | ~Q(reason=""),
                name="proposal_is_declined_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.district_id}: {self.target_id}"
