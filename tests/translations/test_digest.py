"""What waits, told by mail to those who want it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from content.translations.actions.digests import SHOWN, send_digests
from content.translations.models import DigestSubscription
from tests.factories import GroupFactory, InfoPageFactory, UserFactory, translator_into
from tests.factories.many import many_pages
from tests.translations.standings import standing
from tests.website.reading import interface

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state, title="Schule")


@pytest.fixture
def subscriber(state):
    """Return a function that makes somebody who translates into Arabic and wants the mail."""

    def subscribe(name="leila", **kwargs):
        user = translator_into("ar", below=state, username=name, **kwargs)
        return DigestSubscription.objects.create(user=user)

    return subscribe


class Failing(EmailBackend):
    """A mail server that refuses one address."""

    def send_messages(self, messages):
        if messages[0].to == ["falsch@example.org"]:
            raise OSError("no such address")
        return super().send_messages(messages)


def test_mail_says_what_waits_and_where(subscriber, page):
    subscription = subscriber(first_name="Leila", last_name="Haddad")
    standing(page, missing=2)

    assert send_digests() == 1

    (message,) = mail.outbox
    address = f"http://127.0.0.1:8000/admin/translations/{page.pk}/ar/"
    assert message.to == [subscription.user.email]
    assert [
        part in message.body
        for part in ("Leila Haddad", "العربية: 1", "Schule (العربية): 2 Texte fehlen", address)
    ] == [True] * 4
    subscription.refresh_from_db()
    assert subscription.sent_at is not None


def test_mail_says_how_to_get_no_more(subscriber, page):
    subscriber()

    send_digests()

    assert f"http://127.0.0.1:8000{reverse('wagtailadmin_account')}" in mail.outbox[0].body


@pytest.mark.parametrize("language", ["de", "en"])
def test_mail_is_in_the_persons_language(subscriber, page, language):
    user = subscriber().user
    UserProfile.objects.create(user=user, preferred_language=language)

    send_digests()

    assert interface(language, "The whole list:") in mail.outbox[0].body


def test_subject_counts_what_waits(subscriber, page):
    UserProfile.objects.create(user=subscriber().user, preferred_language="en")

    send_digests()

    assert mail.outbox[0].subject == "Lotse: 1 page waits for translation"


def test_mail_says_what_only_lacks_publication(subscriber, page):
    standing(page, is_live=False)
    UserProfile.objects.create(user=subscriber().user, preferred_language="en")

    send_digests()

    assert "Schule (العربية): Not published\n" in mail.outbox[0].body


def test_mail_names_the_first_few(subscriber, state):
    many_pages(SHOWN + 1, state)
    subscriber()

    send_digests()

    assert mail.outbox[0].body.count("/ar/\n") == SHOWN


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        pytest.param(None, 1, id="never-yet"),
        pytest.param(timedelta(days=6), 0, id="lately"),
        pytest.param(timedelta(days=6, hours=13), 1, id="a-week-ago"),
    ],
)
def test_mail_is_sent_once_a_week(subscriber, page, ago, expected):
    subscription = subscriber()
    subscription.sent_at = ago and timezone.now() - ago
    subscription.save()

    assert send_digests() == expected


@pytest.mark.parametrize("lacking", [{"email": ""}, {"is_active": False}])
def test_who_cannot_be_reached_gets_no_mail(subscriber, page, lacking):
    subscriber(**lacking)

    assert (send_digests(), mail.outbox) == (0, [])


def test_nobody_is_told_that_nothing_waits(subscriber, page):
    standing(page)
    subscription = subscriber()

    assert send_digests() == 0

    subscription.refresh_from_db()
    assert subscription.sent_at is None


def test_nobody_gets_a_mail_unasked(state, page):
    translator_into("ar", below=state)

    assert send_digests() == 0


def test_an_address_that_fails_does_not_stop_the_others(subscriber, page, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    failing = subscriber("falsch", email="falsch@example.org")
    subscriber()

    assert send_digests() == 1

    failing.refresh_from_db()
    assert (failing.sent_at, len(caplog.records), len(mail.outbox)) == (None, 1, 1)


def test_command_says_how_many_were_sent(subscriber, page, capsys):
    subscriber()

    call_command("send_translation_digests")

    assert capsys.readouterr().out == "1 mails sent.\n"


# A person's account.


def save_account(client, **fields):
    return client.post(
        reverse("wagtailadmin_account"),
        {
            "name_email-first_name": "Leila",
            "name_email-last_name": "Haddad",
            "name_email-email": "leila@example.org",
            "locale-preferred_language": "de",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            **fields,
        },
    )


@pytest.mark.parametrize("is_on", [True, False])
def test_people_switch_the_mail_on_and_off(client, subscriber, is_on):
    user = subscriber().user
    if is_on:
        user.translation_digest.delete()
    client.force_login(user)

    response = save_account(client, **({"translation_digest-is_wanted": "on"} if is_on else {}))

    assert (response.status_code, DigestSubscription.objects.filter(user=user).exists()) == (302, is_on)


def test_account_shows_whether_the_mail_is_on(client, subscriber):
    client.force_login(subscriber().user)

    html = client.get(reverse("wagtailadmin_account")).content.decode()

    assert interface("de", "Mail me once a week what waits for translation") in html
    assert 'name="translation_digest-is_wanted"' in html


def test_who_translates_nothing_is_not_asked(client):
    client.force_login(UserFactory.create(groups=[GroupFactory.create()]))

    assert "translation_digest" not in client.get(reverse("wagtailadmin_account")).content.decode()


def test_a_subscription_is_called_as_its_person(subscriber):
    assert str(subscriber()) == "leila"
