"""What concerns only some addresses: Django's middleware for people who are logged in, and any website's for apps."""

from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.deprecation import MiddlewareMixin

EDITORS_PATH = "/admin/"
APPS_PATH = "/api/"


class AnyOriginMiddleware(MiddlewareMixin):
    """Lets scripts of any website read what apps get, also where no view of theirs answers: redirects and errors."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path_info.startswith(APPS_PATH):
            response.headers.setdefault("Access-Control-Allow-Origin", "*")
        return response


class EditorsOnly(MiddlewareMixin):
    """Mixed in before a middleware, lets only requests under ``/admin/`` reach it."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(EDITORS_PATH):
            return super().__call__(request)  # type: ignore[return-value]  # typed for async too
        return self.get_response(request)  # type: ignore[return-value]  # typed for async too


class EditorsSessionMiddleware(EditorsOnly, SessionMiddleware):
    """Sessions for editors."""


class EditorsCsrfMiddleware(EditorsOnly, CsrfViewMiddleware):
    """Cross-site request protection for editors: what readers send changes nothing of theirs."""

    def process_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseForbidden | None:
        if request.path_info.startswith(EDITORS_PATH):
            return super().process_view(request, *args, **kwargs)
        return None


class EditorsAuthenticationMiddleware(EditorsOnly, AuthenticationMiddleware):
    """Who the editor is."""


class EditorsMessageMiddleware(EditorsOnly, MessageMiddleware):
    """Messages to editors."""
