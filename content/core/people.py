"""Who is asking."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def signed_in(request: HttpRequest) -> User:
    """Return the person who is logged in; raises ``PermissionDenied`` if nobody is."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
