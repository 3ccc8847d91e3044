"""What becomes of requests to the editors' interface."""

from django.http import HttpResponse
from django.urls import reverse


def outcome(response: HttpResponse) -> str:
    """Say what became of a request to the editors' interface."""
    location = response.headers.get("Location", "")
    if location.startswith(reverse("wagtailadmin_login")):
        return "login"
    if location == reverse("wagtailadmin_home"):
        return "denied"
    return {200: "shown", 302: "done", 404: "missing", 405: "not allowed"}[response.status_code]
