"""What becomes of an event at receivers of every kind, over real connections."""

import socket
import ssl
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_socket import SocketConnectBlockedError

from content.webhooks import posting
from content.webhooks.failures import Failure
from content.webhooks.posting import Answer, post
from tests.webhooks.receiving import Receiver, answering, running, saying

HERE = ["127.0.0.1"]
TLS = Path(__file__).parent / "tls"


def to(receiver, trusted=HERE):
    return post(receiver.url, b"{}", {"webhook-id": "evt_1"}, trusted)


def test_an_event_arrives_as_it_was_sent(receiver):
    post(f"{receiver.url}?a=ä", "{ä}".encode(), {"webhook-id": "evt_1"}, HERE)

    (received,) = receiver.received
    assert (received.path, received.body) == ("/hook?a=%C3%A4", "{ä}".encode())
    assert received.headers == {
        "host": f"127.0.0.1:{receiver.server_port}",
        "user-agent": "Lotse",
        "content-type": "application/json",
        "content-length": "4",
        "accept-encoding": "identity",
        "connection": "close",
        "webhook-id": "evt_1",
    }


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (200, None),
        (204, None),
        (299, None),
        (301, Failure.REDIRECTED),
        (307, Failure.REDIRECTED),
        (400, Failure.STATUS),
        (404, Failure.STATUS),
        (410, Failure.GONE),
        (500, Failure.STATUS),
    ],
)
def test_a_status_says_whether_an_event_was_taken(receiver, status, failure):
    receiver.respond = answering(status, Location=receiver.url)

    answer = to(receiver)

    # A redirect leads to where the event would be taken, and nobody asks there.
    assert (answer, len(receiver.received)) == (Answer(status, "", failure), 1)


def test_what_a_receiver_says_is_kept_as_text(receiver):
    receiver.respond = answering(400, "Nein\0 ü".encode() + b"\xff")

    assert to(receiver).text == "Nein ü�"


def test_of_a_huge_answer_the_beginning_is_read(receiver):
    receiver.respond = saying(b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 1_000_000] * 30)

    assert to(receiver) == Answer(200, "x" * 1000)


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([b"Guten Tag.\r\n"], id="other-words"),
        pytest.param([], id="nothing"),
        pytest.param([b"HTTP/1.1 2"], id="half-a-line"),
        pytest.param([b"HTTP/1.1 200 OK\r\n", b"A: b\r\n" * 1000], id="too-many-headers"),
        pytest.param([b"HTTP/1.1 200 OK\r\nA: ", b"b" * 100_000], id="too-long-a-header"),
    ],
)
def test_what_is_not_http(receiver, pieces):
    receiver.respond = saying(*pieces)

    assert to(receiver) == Answer(failure=Failure.NO_HTTP)


@pytest.mark.slow
# The receiver is the same for all: each answer is one of its own.
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary() | st.binary().map(lambda rest: b"HTTP/1.1 200 OK\r\n" + rest))
def test_whatever_comes_is_an_answer(receiver, said):
    receiver.respond = saying(said)

    answer = to(receiver)

    assert answer.status is None or 100 <= answer.status <= 999


def drip(first, piece):
    """Say something at once and go on a piece at a time, each of which would be soon enough."""

    def respond(request):
        request.wfile.write(first)
        for _ in range(40):
            time.sleep(0.05)
            request.wfile.write(piece)

    return respond


@pytest.mark.slow
def test_whoever_answers_byte_by_byte_is_not_waited_for(receiver, monkeypatch):
    monkeypatch.setattr(posting, "WHOLE_SECONDS", 0.3)
    receiver.respond = drip(b"HTTP/1.1 200 OK\r\nA: ", b"b")

    begun = time.monotonic()
    answer = to(receiver)

    assert answer == Answer(failure=Failure.TOO_SLOW)
    assert time.monotonic() - begun < 1


@pytest.mark.slow
def test_whoever_has_taken_it_may_go_on_talking(receiver, monkeypatch):
    monkeypatch.setattr(posting, "WHOLE_SECONDS", 0.3)
    receiver.respond = drip(b"HTTP/1.1 200 OK\r\n\r\n", b"b")

    assert to(receiver) == Answer(200)


def test_no_time_left_to_connect(receiver, monkeypatch):
    monkeypatch.setattr(posting, "WHOLE_SECONDS", 0)

    assert (to(receiver), receiver.received) == (Answer(failure=Failure.TOO_SLOW), [])


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

    assert post(f"http://127.0.0.1:{port}/", b"", {}, HERE) == Answer(failure=Failure.UNREACHABLE)


def test_an_address_that_is_not_taken(receiver):
    assert (to(receiver, trusted=[]), receiver.received) == (Answer(failure=Failure.NOT_HTTPS), [])


def test_a_proxy_of_the_surroundings_is_not_asked(receiver, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert to(receiver) == Answer(204)


def test_a_name_that_does_not_exist(names):
    names["hook.test"] = [[]]

    assert post("https://hook.test/", b"", {}) == Answer(failure=Failure.UNKNOWN_HOST)


@pytest.mark.parametrize(
    "found", [["127.0.0.1"], ["169.254.169.254"], ["::1"], ["93.184.216.34", "10.0.0.1"]], ids=" ".join
)
def test_a_public_name_of_a_private_address(names, found):
    names["hook.test"] = [found]

    assert post("https://hook.test/", b"", {}) == Answer(failure=Failure.NOT_PUBLIC)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]"])
def test_a_private_address_in_disguise(host):
    assert post(f"https://{host}/", b"", {}) == Answer(failure=Failure.NOT_PUBLIC)


def test_the_address_that_was_checked_is_connected_to(names):
    names["hook.test"] = [["93.184.216.34"], ["127.0.0.1"]]

    # Tests reach nothing but this machine.
    with pytest.raises((SocketConnectBlockedError, UserWarning), match=r"93\.184\.216\.34"):
        post("https://hook.test/", b"", {})


def test_a_name_is_looked_up_once(receiver, names):
    names["hook.test"] = [["127.0.0.1"], []]

    answer = post(f"http://hook.test:{receiver.server_port}/", b"", {}, ["hook.test"])

    assert answer == Answer(204)
    assert receiver.received[0].headers["host"] == f"hook.test:{receiver.server_port}"


def test_the_next_address_is_tried_where_the_first_takes_no_connection(receiver, names):
    names["hook.test"] = [["::1", "127.0.0.1"]]

    answer = post(f"http://hook.test:{receiver.server_port}/", b"", {}, ["hook.test"])

    assert answer == Answer(204)


@pytest.fixture
def secure(names):
    """A receiver with a certificate for hook.test; ``asked`` are the names that it was asked for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "certificate.pem", TLS / "key.pem")
    server = Receiver()
    server.asked = []
    context.sni_callback = lambda _, name, __: server.asked.append(name)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    names["hook.test"] = names["other.test"] = [["127.0.0.1"]]
    with running(server):
        yield server


@pytest.fixture
def _trusting(monkeypatch):
    """This machine trusts the receiver's certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "certificate.pem"))
    posting._trusting.cache_clear()
    yield
    posting._trusting.cache_clear()


def securely(server, host):
    return post(f"https://{host}:{server.server_port}/", b"{}", {}, [host])


@pytest.mark.usefixtures("_trusting")
def test_a_certificate_is_checked_for_the_name_though_the_address_is_connected_to(secure):
    answer = securely(secure, "hook.test")

    assert (answer, secure.asked) == (Answer(204), ["hook.test"])
    assert secure.received[0].headers["host"] == f"hook.test:{secure.server_port}"


@pytest.mark.usefixtures("_trusting")
def test_a_certificate_for_another_name(secure):
    assert (securely(secure, "other.test"), secure.received) == (Answer(failure=Failure.NOT_TRUSTED), [])


def test_a_certificate_that_nobody_vouches_for(secure):
    assert (securely(secure, "hook.test"), secure.received) == (Answer(failure=Failure.NOT_TRUSTED), [])
