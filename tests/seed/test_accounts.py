from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

from tests.factories import DistrictFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mainz(state):
    DistrictFactory.create(slug="trier", name_de="Trier", with_home=True)
    return DistrictFactory.create(slug="mainz", name_de="Mainz", with_home=True)


def printed():
    output = StringIO()
    call_command("create_demo_accounts", stdout=output)
    return [line.split(maxsplit=2) for line in output.getvalue().splitlines()]


def test_demo_accounts_are_printed_with_passwords_that_work():
    accounts = printed()

    assert [(username, part) for username, _, part in accounts] == [
        ("verwaltung", "(Administration)"),
        ("land", "(Redaktion Land)"),
        ("mainz", "(Redaktion Mainz)"),
        ("trier", "(Redaktion Trier)"),
        ("pruefung", "(Prüfung Mainz)"),
        ("mainz-uebersetzung", "(Übersetzung Mainz)"),
        ("arabisch", "(Übersetzung Land: Arabisch)"),
    ]
    assert all(authenticate(username=username, password=password) for username, password, _ in accounts)


def test_demo_accounts_have_passwords_of_their_own():
    first = {password for _, password, _ in printed()}
    get_user_model().objects.all().delete()

    second = {password for _, password, _ in printed()}

    assert len(first | second) == 14
    assert min(len(password) for password in first | second) == 16


def test_demo_accounts_are_printed_once():
    printed()

    assert printed() == []


def test_demo_account_that_exists_keeps_its_password():
    user = get_user_model().objects.create_user("land", password="geheim")

    accounts = printed()

    user.refresh_from_db()
    assert "land" not in [username for username, _, _ in accounts]
    assert user.check_password("geheim")


def test_only_the_administrator_may_do_everything():
    printed()

    users = get_user_model().objects.filter(is_superuser=True)
    assert list(users.values_list("username", flat=True)) == ["verwaltung"]
