"""A district's tree of pages, and what can be done with each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.core.languages import LANGUAGES
from content.core.people import signed_in
from content.districts.models import District, DistrictHome
from content.districts.rules import may_edit
from content.modules import previews
from content.modules.models import InfoPage
from content.overrides.actions import PageIsLocked, adapt_page, hide_page, show_page
from content.overrides.models import OverridePage
from content.overrides.rules import may_publish
from content.workspace.actions import move_local
from content.workspace.forms import TreeFilterForm
from content.workspace.queries.contacts import editable_scopes, unfilled_roles
from content.workspace.queries.tree import tree_of
from content.workspace.views.tree_rows import Presenter


class DistrictIndexView(WagtailAdminTemplateMixin, TemplateView):
    """Every district; whoever edits just one is led straight to it."""

    template_name = "workspace/tree_index.html"
    page_title = gettext_lazy("Districts")
    header_icon = "site"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        has_state, own = editable_scopes(request.user)
        if len(own) == 1 and not has_state and "all" not in request.GET:
            return redirect("districts:tree", own[0].slug)
        districts = sorted(District.objects.all(), key=lambda district: district.name.casefold())
        return self.render_to_response(self.get_context_data(districts=districts))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


class DistrictMixin(WagtailAdminTemplateMixin):
    """A view of one district, for everybody who may use the editors' interface."""

    request: HttpRequest
    kwargs: dict[str, Any]
    header_icon = "site"

    @cached_property
    def user(self) -> User:
        return signed_in(self.request)

    @cached_property
    def district(self) -> District:
        districts = District.objects.select_related("home").prefetch_related("offered")
        return get_object_or_404(districts, slug=self.kwargs["slug"], home__isnull=False)

    @property
    def home(self) -> DistrictHome:
        return self.district.home

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index, tree = reverse("districts:index"), reverse("districts:tree", args=[self.district.slug])
        return [
            *super().get_breadcrumbs_items(),
            {"url": f"{index}?all", "label": _("Districts")},
            {"url": tree, "label": self.district.name},
        ]


class TreeView(DistrictMixin, TemplateView):
    """All pages of a district as its readers see them, each with what the district has made of it."""

    template_name = "workspace/tree.html"

    def get_page_title(self) -> str:
        return self.district.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tree = tree_of(self.district)
        form = TreeFilterForm(self.request.GET)
        status, words = form.chosen()
        permissions = self.home.permissions_for_user(self.user)
        is_filtered = bool(status or words)
        presenter = Presenter(
            self.home,
            tree.languages,
            may_edit=permissions.can_edit(),
            may_publish=permissions.can_publish_subpage(),
        )
        return super().get_context_data(
            **kwargs,
            district=self.district,
            home=self.home,
            form=form,
            is_filtered=is_filtered,
            rows=[presenter.present(row, is_filtered=is_filtered) for row in tree.matching(status, words)],
            counts=tree.counts(),
            languages=tree.languages,
            unfilled=unfilled_roles(self.district),
            may_edit=presenter.may_edit,
        )


class PreviewView(DistrictMixin, View):
    """A page as readers of a district get it in a language, with what is still a draft."""

    def get(self, request: HttpRequest, slug: str, page_id: int, code: str) -> HttpResponse:
        if code not in LANGUAGES:
            raise Http404
        override = (
            OverridePage.objects.filter(pk=page_id).first()
            or OverridePage.objects.filter(district=self.district, target=page_id).first()
        )
        if override:
            return previews.render(override.get_latest_revision_as_object(), request, code)
        page = get_object_or_404(InfoPage, pk=page_id)
        if page.path.startswith(self.home.path):
            return previews.render(page.get_latest_revision_as_object(), request, code)
        if not page.live or not page.is_statewide():
            raise Http404
        return previews.render_in(page, self.district, code)


class PageActionView(ABC, DistrictMixin, View):
    """One click on one page in a district's tree."""

    http_method_names = ("post", "options")
    changes_what_readers_see = True

    def post(self, request: HttpRequest, slug: str, page_id: int) -> HttpResponse:
        may = may_publish if self.changes_what_readers_see else may_edit
        if not may(self.user, self.district):
            raise PermissionDenied
        return self.act(get_object_or_404(InfoPage, pk=page_id)) or redirect(self._tree_as_it_was(page_id))

    def _tree_as_it_was(self, page_id: int) -> str:
        chosen = {
            name: value for name in TreeFilterForm.base_fields if (value := self.request.POST.get(name))
        }
        query = f"?{urlencode(chosen)}" if chosen else ""
        return reverse("districts:tree", args=[self.district.slug]) + query + f"#page-{page_id}"

    @abstractmethod
    def act(self, page: InfoPage) -> HttpResponse | None:
        """Do it; without a response the person sees the tree again."""

    def offered(self, page: InfoPage) -> InfoPage:
        """Return a page of the state that readers may see; raises ``Http404`` for any other."""
        if not page.live or not page.is_statewide():
            raise Http404
        return page


class AdaptView(PageActionView):
    """Begin, or go on, to change a statewide page."""

    changes_what_readers_see = False

    def act(self, page: InfoPage) -> HttpResponse:
        override = adapt_page(page=self.offered(page), district=self.district, by=self.user)
        return redirect("wagtailadmin_pages:edit", override.pk)


class HideView(PageActionView):
    """Let the district's readers not see a statewide page."""

    def act(self, page: InfoPage) -> None:
        try:
            hide_page(page=self.offered(page), district=self.district, by=self.user)
        except PageIsLocked:
            sentence = _(
                "“%(title)s” cannot be hidden: the state has locked a part of it, or of a page below it."
            )
            messages.error(self.request, sentence % {"title": page.title})
            return
        sentence = _("“%(title)s” is hidden, with all pages below it. “Show again” brings it back.")
        messages.success(self.request, sentence % {"title": page.title})


class ShowView(PageActionView):
    """Let the district's readers see a page again that was hidden."""

    def act(self, page: InfoPage) -> None:
        override = get_object_or_404(OverridePage, district=self.district, target=page, hides_page=True)
        show_page(override=override, by=self.user)
        messages.success(self.request, _("Readers see “%(title)s” again.") % {"title": page.title})


class MoveView(PageActionView):
    """Let a local page change places with its neighbour."""

    is_up = False

    def act(self, page: InfoPage) -> None:
        if not page.path.startswith(self.home.path):
            raise Http404
        if move_local(page=page, is_up=self.is_up, by=self.user):
            messages.success(self.request, _("“%(title)s” has moved.") % {"title": page.title})
