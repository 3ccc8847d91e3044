import pytest

from content.districts.checks import check_district_slugs
from content.districts.models import District
from tests.factories import DistrictFactory


@pytest.mark.django_db
def test_check_district_slugs():
    DistrictFactory.create(slug="mainz")

    assert check_district_slugs(databases=["default"]) == []


@pytest.mark.django_db
def test_check_district_slugs_with_one_that_is_reserved():
    district = DistrictFactory.create(ags="07315", slug="api")

    (problem,) = check_district_slugs(databases=["default"])

    assert (problem.id, problem.obj) == ("districts.E001", district)
    assert "07315" in problem.msg


def test_check_district_slugs_without_a_database():
    assert check_district_slugs(databases=None) == []


@pytest.mark.django_db
def test_check_district_slugs_before_the_first_migration(monkeypatch):
    monkeypatch.setattr(District._meta, "db_table", "not_there_yet")

    assert check_district_slugs(databases=["default"]) == []
