"""The screens for what belongs to a district beside its pages: contacts, languages."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from content.core.languages import LANGUAGES
from content.core.people import signed_in
from content.districts.models import Contact, ContactRole, District
from content.districts.rules import may_edit
from content.editions.actions import offer_languages
from content.workspace.actions import change_contacts
from content.workspace.forms import DistrictForm, contact_form, slots
from content.workspace.queries.contacts import (
    STATEWIDE,
    FilledRole,
    editable_scopes,
    filled_roles,
    pages_by_role,
)


class ScopeIndexView(WagtailAdminTemplateMixin, TemplateView):
    """The districts whose contacts a person may change; with only one, straight to it."""

    template_name = "workspace/scopes.html"
    page_title = gettext_lazy("Contacts")
    header_icon = "group"
    # Where each of them leads.
    view_name = "workspace:contacts"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        has_state, districts = editable_scopes(request.user)
        scopes = [(STATEWIDE, _("Statewide"))] * has_state + [(item.slug, item.name) for item in districts]
        if not scopes:
            raise PermissionDenied
        if len(scopes) == 1:
            return redirect(self.view_name, scopes[0][0])
        return self.render_to_response(self.get_context_data(scopes=scopes, view_name=self.view_name))


class ScopeMixin(WagtailAdminTemplateMixin):
    """A view of what one district has, or the state, for those who may change it."""

    request: HttpRequest
    kwargs: dict[str, Any]
    header_icon = "group"

    @cached_property
    def user(self) -> User:
        return signed_in(self.request)

    @cached_property
    def district(self) -> District | None:
        slug = self.kwargs["scope"]
        return None if slug == STATEWIDE else get_object_or_404(District, slug=slug)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_edit(self.user, self.district):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def scope_name(self) -> str:
        return self.district.name if self.district else _("Statewide")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("workspace:scopes"), "label": _("Contacts")},
            {"url": reverse("workspace:contacts", args=[self.kwargs["scope"]]), "label": self.scope_name()},
        ]


class ContactsView(ScopeMixin, TemplateView):
    """Every role, and who fills it, to be changed all at once."""

    template_name = "workspace/contacts.html"

    def get_page_title(self) -> str:
        return self.scope_name()

    def roles(self) -> list[FilledRole]:
        """Return all roles, or those that were asked for: without a contact of their own, or with none at all."""
        roles = filled_roles(self.district)
        match self.request.GET.get("only"):
            case "inherited":
                return [filled for filled in roles if filled.own is None]
            case "nobody":
                return [filled for filled in roles if filled.shown is None]
            case _:
                return roles

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = kwargs.pop("slots", None) or slots(self.roles(), self.district)
        pages = pages_by_role(self.district)
        return super().get_context_data(
            **{**kwargs, "scope": self.kwargs["scope"]},
            district=self.district,
            only=self.request.GET.get("only", ""),
            slots=[(slot, pages.get(slot.filled.role.key, [])) for slot in found],
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = slots(filled_roles(self.district), self.district, request.POST)
        if not all(slot.is_valid() for slot in found):
            messages.error(request, _("Nothing was saved: please look at the marked fields."))
            return self.render_to_response(self.get_context_data(slots=found))
        saved = [slot.saved for slot in found if slot.saved]
        removed = [slot.removed for slot in found if slot.removed]
        change_contacts(saved=saved, removed=removed, by=self.user)
        messages.success(request, changes_in_words(len(saved), len(removed)))
        return redirect("workspace:contacts", self.kwargs["scope"])


def changes_in_words(saved: int, removed: int) -> str:
    """Say what became of how many contacts."""
    parts = [
        ngettext("%(number)d contact saved.", "%(number)d contacts saved.", saved) % {"number": saved},
        ngettext("%(number)d contact removed.", "%(number)d contacts removed.", removed)
        % {"number": removed},
    ]
    said = " ".join(part for part, number in zip(parts, (saved, removed), strict=True) if number)
    return said or _("Nothing has changed.")


class EditContactView(ScopeMixin, TemplateView):
    """Say who fills a role, or leave it to the state."""

    template_name = "workspace/contact.html"

    @cached_property
    def role(self) -> ContactRole:
        return get_object_or_404(ContactRole, key=self.kwargs["role"])

    @cached_property
    def contact(self) -> Contact | None:
        return Contact.objects.filter(role=self.role, district=self.district).first()

    def get_page_title(self) -> str:
        return self.role.name

    def form(self, data: Any = None) -> ModelForm[Contact]:
        languages = self.district.languages if self.district else LANGUAGES.values()
        instance = self.contact or Contact(role=self.role, district=self.district)
        return contact_form(languages)(data, instance=instance)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        district = self.district
        kwargs.setdefault("form", self.form())
        statewide = Contact.objects.statewide().filter(role=self.role).first() if district else None
        own = {"role": self.role, "contact": self.contact, "statewide": statewide}
        return super().get_context_data(**{**kwargs, **own})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._remove() if "remove" in request.POST else self._save(request)

    def _save(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            messages.error(request, _("The contact could not be saved: please look at the marked fields."))
            return self.render_to_response(self.get_context_data(form=form))
        change_contacts(saved=[form.save(commit=False)], removed=[], by=self.user)
        messages.success(request, _("Saved. Every page that names this role shows it now."))
        return redirect("workspace:contacts", self.kwargs["scope"])

    def _remove(self) -> HttpResponse:
        if self.contact:
            change_contacts(saved=[], removed=[self.contact], by=self.user)
        messages.success(self.request, _("Removed."))
        return redirect("workspace:contacts", self.kwargs["scope"])


class DistrictView(ScopeMixin, TemplateView):
    """In which languages a district publishes."""

    template_name = "workspace/district.html"

    def get_page_title(self) -> str:
        return _("Languages")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", DistrictForm(instance=self.own_district()))
        return super().get_context_data(**kwargs)

    def own_district(self) -> District:
        return self.district or get_object_or_404(District, slug=self.kwargs["scope"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = DistrictForm(request.POST, instance=self.own_district())
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        with transaction.atomic():
            district = form.save()
            offer_languages(district=district, codes=form.cleaned_data["languages"])
            log(instance=district, action="wagtail.edit", user=self.user)
        messages.success(request, _("Saved."))
        return redirect("workspace:contacts", self.kwargs["scope"])
