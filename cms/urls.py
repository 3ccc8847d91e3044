"""Every address, put together."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.utils.datastructures import MultiValueDictKeyError
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from content.api.integreat import urls as integreat
from content.api.v1 import api


def atomic_writes(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let what an editor does, and that editions are stale because of it, be stored together or not at all.

    A view that says by Django's ``non_atomic_requests`` that it looks after that itself is left alone.
    """
    is_exempt = "default" in getattr(view, "_non_atomic_requests", ())

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in ("GET", "HEAD") or is_exempt:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return wrapped


def complete_forms(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse a form without a field that is relied on, as Wagtail's streams rely on the number of their blocks."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except MultiValueDictKeyError as missing:
            raise BadRequest(str(missing)) from missing

    return wrapped


editors_patterns = decorate_urlpatterns(
    decorate_urlpatterns(wagtailadmin_urls.urlpatterns, atomic_writes), complete_forms
)

urlpatterns = [
    path("api/v1/", api.urls),
    path("api/v3/", include("content.api.integreat.urls")),
    path("admin/", include(editors_patterns)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include(integreat.older_urlpatterns)),
    path("", include("content.website.urls")),
]
handler404 = "content.website.views.not_found"
