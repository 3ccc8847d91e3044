import pytest
from django.core.exceptions import BadRequest
from django.http import HttpResponse

from cms.urls import atomic_writes, complete_forms
from cms.wsgi import application
from content.districts.models import ContactRole
from tests.factories import ContactRoleFactory

pytestmark = pytest.mark.django_db


class Broken(Exception):
    """Something goes wrong half way."""


@atomic_writes
def write_and_break(request):
    ContactRoleFactory.create()
    raise Broken


@atomic_writes
def write(request, key):
    ContactRoleFactory.create(key=key)
    return HttpResponse()


def test_write_is_stored_whole_or_not_at_all(rf):
    with pytest.raises(Broken):
        write_and_break(rf.post("/"))

    assert not ContactRole.objects.exists()


@pytest.mark.parametrize("method", ["post", "put", "get"])
def test_write_is_stored(rf, method):
    write(getattr(rf, method)("/"), key="amt")

    assert ContactRole.objects.get().key == "amt"


@pytest.mark.parametrize(("method", "savepoints"), [("get", 0), ("head", 0), ("post", 2)])
def test_reading_opens_no_transaction(rf, method, savepoints, django_assert_num_queries):
    @atomic_writes
    def look(request):
        return HttpResponse()

    with django_assert_num_queries(savepoints):
        look(getattr(rf, method)("/"))


def test_form_without_a_field_that_is_relied_on_is_a_bad_request(rf):
    @complete_forms
    def rely(request):
        return HttpResponse(request.POST["body-count"])

    with pytest.raises(BadRequest):
        rely(rf.post("/"))


def test_servers_find_the_application():
    assert callable(application)
