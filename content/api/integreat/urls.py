"""The addresses that Integreat's apps know, with and without the slash at the end: a redirect would cost a call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.urls import URLPattern, path, re_path

from content.api.integreat import feedback, views
from content.api.limits import View

_OF_A_LANGUAGE = "<slug:region>/<slug:language>"
VIEWS: Mapping[str, View] = {
    "regions": views.regions,
    "regions/<slug:region>": views.region,
    f"{_OF_A_LANGUAGE}/pages": views.pages,
    f"{_OF_A_LANGUAGE}/children": views.children,
    f"{_OF_A_LANGUAGE}/parents": views.parents,
    f"{_OF_A_LANGUAGE}/page": views.page,
    f"{_OF_A_LANGUAGE}/imprint": views.imprint,
    f"{_OF_A_LANGUAGE}/events": views.events,
    f"{_OF_A_LANGUAGE}/locations": views.nothing_yet,
    f"{_OF_A_LANGUAGE}/news": views.news,
    f"{_OF_A_LANGUAGE}/news/<slug:number>": views.news_item,
    f"{_OF_A_LANGUAGE}/feedback/<slug:kind>": feedback.feedback,
}


# The older interface, which the apps still ask for PDFs, at the root of the server.
OLDER_VIEWS: Mapping[str, View] = {f"{_OF_A_LANGUAGE}/wp-json/ig-mpdf/v1/pdf": views.printed}


def _patterns(routes: Mapping[str, View]) -> Iterator[URLPattern]:
    for route, view in routes.items():
        yield path(route, view)
        yield path(f"{route}/", view)


older_urlpatterns = list(_patterns(OLDER_VIEWS))
urlpatterns = [
    *_patterns(VIEWS),
    *older_urlpatterns,
    path("icons/<slug:name>.svg", views.icon),
    re_path("", views.unknown),
]
