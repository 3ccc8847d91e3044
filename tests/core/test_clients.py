import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.core.clients import LONGEST, client_of

PROXY = "10.0.0.1"


@pytest.mark.parametrize(
    ("address", "client"),
    [
        pytest.param("192.0.2.7", "192.0.2.7", id="ipv4"),
        pytest.param("192.0.2.7:50123", "192.0.2.7", id="ipv4-with-port"),
        pytest.param("::ffff:192.0.2.7", "192.0.2.7", id="ipv4-in-ipv6"),
        pytest.param("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::", id="ipv6"),
        pytest.param("2001:0DB8:0001:0002::ffff", "2001:db8:1:2::", id="ipv6-in-the-same-network"),
        pytest.param("2001:db8:1:3::1", "2001:db8:1:3::", id="ipv6-in-another-network"),
        pytest.param("[2001:db8:1:2::1]:50123", "2001:db8:1:2::", id="ipv6-with-port"),
        pytest.param("::1", "::", id="this-machine"),
        pytest.param("unknown", "unknown", id="no-address"),
        pytest.param("a:b:c", "a:b:c", id="no-ipv6-address"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_client_is_its_address_or_its_network(address, client):
    assert client_of({"REMOTE_ADDR": address}, 0) == client


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        pytest.param(0, "192.0.2.7", PROXY, id="none-is-trusted"),
        pytest.param(1, "192.0.2.7", "192.0.2.7", id="one"),
        pytest.param(1, "198.51.100.1, 192.0.2.7", "192.0.2.7", id="one-and-something-made-up"),
        pytest.param(2, "192.0.2.7,10.0.0.2", "192.0.2.7", id="two"),
        pytest.param(2, "198.51.100.1, 192.0.2.7, 10.0.0.2", "192.0.2.7", id="two-and-something-made-up"),
        pytest.param(2, "192.0.2.7", "192.0.2.7", id="one-of-two-was-passed-by"),
        pytest.param(1, "", PROXY, id="the-proxy-does-not-say"),
        pytest.param(1, "2001:db8:1:2::1", "2001:db8:1:2::", id="ipv6"),
    ],
)
def test_proxies_that_are_trusted_say_who_asks(proxies, forwarded, client):
    assert client_of({"REMOTE_ADDR": PROXY, "HTTP_X_FORWARDED_FOR": forwarded}, proxies) == client


def test_client_without_any_address():
    assert client_of({}, 1) == ""


@given(forwarded=st.text(), proxies=st.integers(0, 3))
def test_whatever_a_header_says_there_is_a_client_that_is_short(forwarded, proxies):
    client = client_of({"REMOTE_ADDR": PROXY, "HTTP_X_FORWARDED_FOR": forwarded}, proxies)

    assert len(client) <= LONGEST
