"""Strings on their way to translators' programs and back."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.db.transaction import non_atomic_requests
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import slugify
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import TemplateView, View
from django.views.generic.base import ContextMixin, TemplateResponseMixin
from wagtail.admin import messages

from content.core.people import signed_in
from content.translations import actions
from content.translations.exchange.documents import Document
from content.translations.exchange.formats import FORMATS, Format
from content.translations.forms.choosing import ExportForm, UploadForm
from content.translations.queries.choosing import allowed_pairs, pages_below
from content.translations.queries.exchange import documents, plan_of
from content.translations.views.choosing import ChoosingMixin, TranslatorsMixin

IN_MEMORY = 5_000_000


class ExportView(ChoosingMixin, TemplateResponseMixin, ContextMixin, View):
    """Choose pages and languages, and get a file for each language."""

    template_name = "translations/export.html"
    page_title = gettext_lazy("Export")
    form_class = ExportForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = self.form(request.GET, self.codes)
        if form.is_bound and form.is_valid():
            found = self._documents(form)
            if found:
                return _answer(form.root.title, FORMATS[form.cleaned_data["format"]], found)
            messages.warning(request, gettext("There is nothing to translate in these languages."))
        return self.render_to_response(self.get_context_data(form=form))

    def _documents(self, form: Any) -> list[Document]:
        chosen = form.cleaned_data
        by_language: dict[str, list[Any]] = {}
        for page, code in allowed_pairs(self.request.user, pages_below(form.root), chosen["languages"]):
            by_language.setdefault(code, []).append(page)
        return documents(by_language, is_all=chosen["extent"] == "all")


# A long file takes its time, and on SQLite nobody else could write meanwhile.
@method_decorator(non_atomic_requests, name="dispatch")
class ImportView(TranslatorsMixin, TemplateView):
    """Bring a file back: it is read, and shown what it would change."""

    template_name = "translations/import.html"
    page_title = gettext_lazy("Import")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", UploadForm())
        return super().get_context_data(**kwargs, codes=self.codes)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        assert self.codes
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        file = form.cleaned_data["file"]
        by = signed_in(request)
        plan = plan_of(file.name, file.read(), by)
        job = actions.prepare_import(name=file.name, plan=plan, by=by)
        return redirect("translations:job", job.pk)


def _answer(title: str, shape: Format, found: list[Document]) -> FileResponse:
    if len(found) == 1:
        file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it
        file.write(shape.write(found[0]))
        name, media_type = _file_name(title, found[0].target_language) + shape.suffix, shape.media_type
    else:
        file = _archive(title, shape, found)
        name, media_type = _file_name(title) + ".zip", "application/zip"
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=media_type)


def _archive(title: str, shape: Format, found: list[Document]) -> SpooledTemporaryFile[bytes]:
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=3) as archive:
        for document in found:
            name = _file_name(title, document.target_language) + shape.suffix
            archive.writestr(name, shape.write(document))
    return file


def _file_name(title: str, *more: str) -> str:
    parts = ["lotse", slugify(title) or "texte", *more, timezone.localdate().isoformat()]
    return "-".join(part for part in parts if part)
