"""What administrators see and do, and that nobody else does."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from content.webhooks.enums import DeliveryState, Stop
from content.webhooks.models import Delivery, Webhook
from tests.factories import DeliveryFactory, DistrictFactory, GroupFactory, UserFactory, WebhookFactory
from tests.webhooks.receiving import answering

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(UserFactory.create(is_superuser=True, username="verwaltung"))
    return client


@pytest.fixture
def webhook(receiver):
    return WebhookFactory.create(address=receiver.url)


def at(name, *args):
    return reverse(f"webhooks:{name}", args=args)


def read(client, name, *args, **query):
    return client.get(at(name, *args), query).content.decode()


def said(client):
    """Return what a person is told on the next page."""
    return [str(message).strip() for message in client.get(at("index")).context["messages"]]


def add(client, address, **more):
    return client.post(at("add"), {"address": address, **more})


@pytest.mark.parametrize("name", ["index", "add"])
def test_others_than_administrators_are_sent_away(client, name):
    client.force_login(UserFactory.create(groups=[GroupFactory.create()]))

    assert client.get(at(name)).headers["Location"] == reverse("wagtailadmin_home")


@pytest.mark.menu
@pytest.mark.parametrize("is_administrator", [True, False])
def test_menu_shows_webhooks_to_administrators(client, is_administrator):
    client.force_login(UserFactory.create(is_superuser=is_administrator, groups=[GroupFactory.create()]))

    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert ("/admin/webhooks/" in html) == is_administrator


def test_the_list_says_how_each_stands(admin, clock):
    district = DistrictFactory.create(name_de="Mainz")
    WebhookFactory.create(address="https://a.example/path", district=district, languages=["de", "ar"])
    WebhookFactory.create(address="https://b.example/", stopped=Stop.GONE)
    WebhookFactory.create(address="https://c.example/", failing_since=clock.now)

    html = " ".join(read(admin, "index").split())

    assert [html.count(text) for text in ("a.example", "/path", "Mainz", "Deutsch</bdi>")] == [1, 0, 1, 1]
    assert [html.count(text) for text in (">Ausgeschaltet<", "kommt nichts an", ">Eingeschaltet<")] == [
        1,
        1,
        1,
    ]


def test_the_list_without_any(admin):
    assert "Noch ist niemand eingetragen." in read(admin, "index")


@pytest.mark.parametrize("count", [1, 3])
def test_list_query_count(admin, count, django_assert_num_queries):
    for _ in range(count):
        DeliveryFactory.create(webhook=WebhookFactory.create(district=DistrictFactory.create()))

    # Who asks (2), Wagtail's profile and its like (2), and the webhooks.
    with django_assert_num_queries(5):
        html = read(admin, "index")

    assert html.count("webhooks__name") == count


@pytest.mark.parametrize("count", [1, 3])
def test_deliveries_query_count(admin, webhook, count, django_assert_num_queries):
    for _ in range(count):
        DeliveryFactory.create(
            webhook=webhook, district=DistrictFactory.create(), language="ar", delivered=True
        )

    # Who asks (2), Wagtail's profile and its like (2), the webhook, how many deliveries, and those.
    with django_assert_num_queries(7):
        html = read(admin, "webhook", webhook.pk)

    assert html.count("evt_") == count


def test_add_shows_the_secret_once(admin, receiver):
    response = add(admin, receiver.url, languages=["ar", "de"])

    webhook = Webhook.objects.get()
    assert response.headers["Location"] == at("webhook", webhook.pk)
    shown = [webhook.secret in read(admin, "webhook", webhook.pk) for _ in range(2)]
    assert (shown, webhook.languages, webhook.district) == ([True, False], ["ar", "de"], None)
    assert webhook.created_by.username == "verwaltung"


def test_a_secret_is_shown_with_its_own_webhook_only(admin, webhook, receiver):
    add(admin, receiver.url)
    added = Webhook.objects.latest("pk")

    assert added.secret not in read(admin, "webhook", webhook.pk)
    assert added.secret in read(admin, "webhook", added.pk)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        pytest.param("", "Dieses Feld muss ausgefüllt werden.", id="empty"),
        pytest.param("hook.example", "Das ist keine vollständige Adresse.", id="no-address"),
        pytest.param("http://hook.test/", "Die Adresse muss mit https:// beginnen.", id="http"),
        pytest.param("https://localhost/", "Der Server steht nicht im öffentlichen Internet.", id="here"),
        pytest.param("https://hook.test/", "Der Server steht nicht im öffentlichen Internet.", id="private"),
        pytest.param("https://nowhere.test/", "Einen Server mit diesem Namen gibt es nicht.", id="unknown"),
        pytest.param("https://user@hook.test/", "kein Benutzername und kein Passwort", id="user"),
        pytest.param("https://hook.test:22/", "auf Port 443 oder 8443", id="port"),
        pytest.param(f"https://hook.test/{'a' * 500}", "höchstens 500 Zeichen", id="long"),
        pytest.param("https://hook.test/\0", "Nullzeichen sind nicht erlaubt.", id="zero"),
    ],
)
def test_add_says_what_is_wrong_with_an_address(admin, names, address, sentence):
    names["hook.test"], names["nowhere.test"] = [["10.0.0.1"]], [[]]

    response = add(admin, address)

    assert (response.status_code, Webhook.objects.exists()) == (200, False)
    assert sentence in response.content.decode()


@pytest.mark.parametrize("field", ["district", "languages"])
def test_add_refuses_what_there_is_not(admin, receiver, field):
    response = add(admin, receiver.url, **{field: "9" * 30})

    assert (response.status_code, Webhook.objects.exists()) == (200, False)


def test_edit(admin, webhook, receiver):
    district = DistrictFactory.create()

    admin.post(
        at("edit", webhook.pk), {"address": f"{receiver.url}/x", "district": district.pk, "languages": ["uk"]}
    )

    stored = Webhook.objects.get()
    assert (stored.address, stored.district, stored.languages) == (f"{receiver.url}/x", district, ["uk"])
    assert (stored.secret, said(admin)) == (webhook.secret, ["Gespeichert."])


def test_edit_shows_what_is_stored(admin):
    webhook = WebhookFactory.create(languages=["uk"])

    html = read(admin, "edit", webhook.pk)

    assert (webhook.address in html, html.count("checked")) == (True, 1)


def test_switch_off_and_on(admin, webhook):
    admin.post(at("webhook", webhook.pk), {"switch_off": "1"})
    html = read(admin, "webhook", webhook.pk)
    assert (Webhook.objects.get().stopped, "Er wurde von Hand ausgeschaltet." in html) == (Stop.BY_HAND, True)

    admin.post(at("webhook", webhook.pk), {"switch_on": "1"})
    assert Webhook.objects.get().is_active


def test_renew_shows_the_secret_once(admin, webhook):
    admin.post(at("webhook", webhook.pk), {"renew": "1"})

    secret = Webhook.objects.get().secret
    html = [read(admin, "webhook", webhook.pk) for _ in range(2)]
    assert (secret != webhook.secret, [secret in page for page in html]) == (True, [True, False])
    assert ["Das bisherige Geheimnis gilt daneben" in page for page in html] == [True, False]


def test_an_unknown_wish_changes_nothing(admin, webhook):
    response = admin.post(at("webhook", webhook.pk), {"explode": "1"})

    assert (response.status_code, ModelLogEntry.objects.count()) == (302, 0)


def test_delete_asks_before(admin, webhook):
    assert "Ja, löschen" in read(admin, "delete", webhook.pk)
    assert Webhook.objects.exists()

    response = admin.post(at("delete", webhook.pk))

    assert (response.headers["Location"], Webhook.objects.exists()) == (at("index"), False)


def test_a_test_says_that_it_has_arrived(admin, webhook):
    admin.post(at("test", webhook.pk))

    assert said(admin) == ["Der Test ist angekommen: Der Empfänger hat mit 204 geantwortet."]


def test_a_test_says_why_it_has_not_arrived(admin, webhook, receiver):
    receiver.respond = answering(500, b"<b>Kaputt</b>")

    admin.post(at("test", webhook.pk))

    assert said(admin) == [
        "Der Test ist nicht angekommen. Der Empfänger hat mit einem Fehler geantwortet (500)."
    ]
    assert "&lt;b&gt;Kaputt&lt;/b&gt;" in read(admin, "webhook", webhook.pk)


def test_the_page_tells_of_every_delivery(admin, webhook, clock):
    mainz = DistrictFactory.create(name_de="Mainz")
    of_mainz = {"webhook": webhook, "district": mainz, "language": "ar"}
    DeliveryFactory.create(**of_mainz, failure="TOO_SLOW", attempts=2)
    DeliveryFactory.create(webhook=webhook, delivered=True)

    html = " ".join(read(admin, "webhook", webhook.pk).split())

    assert "Der Empfänger hat nicht innerhalb von zehn Sekunden geantwortet." in html
    assert [html.count(text) for text in ("2 Versuche", "1 Versuch,", "Nächster Versuch", "HTTP 204")] == [
        1,
        1,
        1,
        1,
    ]
    assert [html.count(text) for text in (">Jetzt senden<", ">Erneut senden<", ">Test<")] == [1, 0, 1]
    assert webhook.secret not in html


def test_many_deliveries_come_in_pages(admin, webhook):
    DeliveryFactory.create_batch(51, webhook=webhook, delivered=True)

    shown = [read(admin, "webhook", webhook.pk, p=page).count("evt_") for page in ("1", "2", "x", "9")]

    assert shown == [50, 1, 50, 1]


def of_edition(webhook):
    return DeliveryFactory.create(
        webhook=webhook, district=DistrictFactory.create(), language="de", delivered=True
    )


def test_send_again(admin, webhook, receiver, committed):
    delivery = of_edition(webhook)

    with committed():
        admin.post(at("again", webhook.pk, delivery.pk))

    assert [received.id for received in receiver.received] == [delivery.event_name]
    assert said(admin)[0].startswith("Die Nachricht wird erneut gesendet.")


def test_send_again_says_why_not(admin, receiver):
    webhook = WebhookFactory.create(address=receiver.url, stopped=Stop.BY_HAND)
    delivery = of_edition(webhook)

    admin.post(at("again", webhook.pk, delivery.pk))

    assert said(admin) == [
        "Es wurde nichts gesendet: Der Webhook ist ausgeschaltet. Schalten Sie ihn zuerst ein."
    ]
    assert Delivery.objects.get().state == DeliveryState.DELIVERED


@pytest.mark.parametrize("kind", ["of-another", "test"])
def test_what_cannot_be_sent_again_is_missing(admin, webhook, kind):
    delivery = (
        DeliveryFactory.create(webhook=webhook) if kind == "test" else of_edition(WebhookFactory.create())
    )

    assert admin.post(at("again", webhook.pk, delivery.pk)).status_code == 404


@pytest.mark.parametrize("name", ["webhook", "edit", "delete", "test"])
def test_a_webhook_that_there_is_not(admin, name):
    assert admin.post(at(name, 10**30)).status_code == 404


def test_secrets_are_in_no_log(admin, receiver):
    add(admin, receiver.url)
    webhook = Webhook.objects.get()
    admin.post(at("webhook", webhook.pk), {"renew": "1"})

    logged = list(ModelLogEntry.objects.values())

    assert (len(logged), "whsec_" in str(logged)) == (2, False)
