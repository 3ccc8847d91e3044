"""Lotse's addresses, and before them the floor: the least that Django can do on the same server."""

from functools import cache

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import path

from cms import urls

handler404 = urls.handler404


@cache
def _body(size: int) -> bytes:
    return b"x" * size


def floor(request: HttpRequest, size: int) -> HttpResponse:
    """Answer with so many bytes."""
    return HttpResponse(_body(size), content_type="text/html; charset=utf-8")


def floor_not_modified(request: HttpRequest) -> HttpResponse:
    """Answer with nothing."""
    return HttpResponseNotModified()


urlpatterns = [
    path("api/floor/not-modified/", floor_not_modified),
    path("api/floor/<int:size>/", floor),
    *urls.urlpatterns,
]
