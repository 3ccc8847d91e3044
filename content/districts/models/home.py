from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page

from content.districts.models.district import District


class StateHome(Page):
    """Where everything lies that the state writes for all districts."""

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    max_count = 1
    preview_modes: ClassVar[list[tuple[str, str]]] = []

    class Meta:
        verbose_name = _("state")


class DistrictHome(Page):
    """Where everything lies that one district adds."""

    district = models.OneToOneField(District, on_delete=models.PROTECT, related_name="home")

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    preview_modes: ClassVar[list[tuple[str, str]]] = []
    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("district")]

    class Meta:
        verbose_name = _("district")
