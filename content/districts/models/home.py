from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page, PagePermissionTester

from content.core.languages import SOURCE_LANGUAGE
from content.districts.models.district import District


class HomePermissionTester(PagePermissionTester):
    """Whoever writes below a home edits it too; what becomes of the home itself, administrators decide."""

    def can_copy(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self.user.is_superuser and super().can_delete(ignore_bulk=ignore_bulk)

    def can_unpublish(self) -> bool:
        return self.user.is_superuser and super().can_unpublish()


class Home(Page):
    """Where pages of one owner lie."""

    class Meta:
        abstract = True

    def permissions_for_user(self, user: AbstractBaseUser | AnonymousUser) -> PagePermissionTester:
        return HomePermissionTester(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int | None, str, str] | None:
        """Where readers begin: in the district, or in the first one that is live."""
        district = getattr(self, "district", None) or District.objects.live().first()
        if district is None:
            return None
        return (None, "", reverse("website:home", args=[district.slug, SOURCE_LANGUAGE]))


class StateHome(Home):
    """Where everything lies that the state writes for all districts."""

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    max_count = 1
    preview_modes: ClassVar[list[tuple[str, str]]] = []

    class Meta:
        verbose_name = _("state")


class DistrictHome(Home):
    """Where everything lies that one district adds."""

    district = models.OneToOneField(District, on_delete=models.PROTECT, related_name="home")

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    preview_modes: ClassVar[list[tuple[str, str]]] = []
    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        FieldPanel("district", permission="districts.change_district"),
    ]

    class Meta:
        verbose_name = _("district")
