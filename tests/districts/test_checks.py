import pytest
from django.db import connection

from content.districts.checks import check_district_slugs, check_district_themes
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
def test_check_district_themes():
    DistrictFactory.create(slug="mainz", theme="rhein")
    DistrictFactory.create(slug="trier")

    assert check_district_themes(databases=["default"]) == []


@pytest.mark.django_db
def test_check_district_themes_with_one_that_is_not_installed():
    district = DistrictFactory.create(slug="mainz", theme="gone")

    (problem,) = check_district_themes(databases=["default"])

    assert (problem.id, problem.obj) == ("districts.W001", district)
    assert problem.msg == "District mainz has the theme 'gone', which is not installed."


@pytest.mark.django_db
@pytest.mark.parametrize("check", [check_district_slugs, check_district_themes])
def test_checks_before_the_first_migration(check, monkeypatch):
    monkeypatch.setattr(District._meta, "db_table", "not_there_yet")

    assert check(databases=["default"]) == []


@pytest.mark.django_db
def test_check_district_themes_before_the_migration_that_brings_them():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE districts_district DROP COLUMN theme")

    assert check_district_themes(databases=["default"]) == []
