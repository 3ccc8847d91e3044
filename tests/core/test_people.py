import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from content.core.people import signed_in
from tests.factories import UserFactory


@pytest.mark.django_db
def test_signed_in(rf):
    request = rf.get("/")
    request.user = UserFactory.create()

    assert signed_in(request) == request.user


def test_signed_in_nobody(rf):
    request = rf.get("/")
    request.user = AnonymousUser()

    with pytest.raises(PermissionDenied):
        signed_in(request)
