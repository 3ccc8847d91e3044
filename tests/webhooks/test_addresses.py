from ipaddress import IPv6Address
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.webhooks.addresses import Target, check_found, is_public, target_of
from content.webhooks.failures import Failure, Refused


def failure_of(address, trusted=()):
    with pytest.raises(Refused) as refused:
        target_of(address, trusted)
    return refused.value.failure


@pytest.mark.parametrize(
    ("address", "host", "port", "path"),
    [
        pytest.param("https://hook.example", "hook.example", 443, "/", id="no-path"),
        pytest.param("https://hook.example:8443/a?b=c#d", "hook.example", 8443, "/a?b=c", id="fragment"),
        pytest.param("https://Hook.Example./", "hook.example", 443, "/", id="dot-at-the-end"),
        pytest.param("https://bücher.example/ä b", "xn--bcher-kva.example", 443, "/%C3%A4%20b", id="umlauts"),
        pytest.param("https://hook.example/%2e%2E", "hook.example", 443, "/%2e%2E", id="quoted"),
        pytest.param("https://[2a00::1]/", "2a00::1", 443, "/", id="ipv6"),
    ],
)
def test_target_of(address, host, port, path):
    assert target_of(address) == Target(host, port, path, is_secure=True, is_trusted=False)


@pytest.mark.parametrize(
    ("address", "failure"),
    [
        pytest.param("hook.example/a", Failure.NO_ADDRESS, id="no-scheme"),
        pytest.param("https://", Failure.NO_ADDRESS, id="no-host"),
        pytest.param("https://hook.example:abc/", Failure.NO_ADDRESS, id="port-without-number"),
        pytest.param("https://[::1/", Failure.NO_ADDRESS, id="half-a-bracket"),
        pytest.param("https://[fe80::1%25eth0]/", Failure.NO_ADDRESS, id="network-card"),
        pytest.param("https://a..b/", Failure.NO_ADDRESS, id="empty-part-of-a-name"),
        pytest.param(f"https://{'a' * 64}.example/", Failure.NO_ADDRESS, id="long-part-of-a-name"),
        pytest.param("https://hook example/", Failure.NO_ADDRESS, id="space-in-the-name"),
        pytest.param("http://hook.example/", Failure.NOT_HTTPS, id="http"),
        pytest.param("ftp://hook.example/", Failure.NOT_HTTPS, id="ftp"),
        pytest.param("https://user@hook.example/", Failure.PASSWORD, id="user"),
        pytest.param("https://user:password@hook.example/", Failure.PASSWORD, id="password"),
        pytest.param("https://hook.example\\@evil.example/", Failure.PASSWORD, id="backslash"),
        pytest.param("https://hook.example:22/", Failure.PORT, id="ssh"),
        pytest.param("https://hook.example:80/", Failure.PORT, id="http-port"),
    ],
)
def test_target_of_what_is_refused(address, failure):
    assert failure_of(address) == failure


@pytest.mark.parametrize("trusted", ["intern", "intern:8000"])
def test_target_of_a_trusted_host_may_be_on_any_port_without_tls(trusted):
    assert target_of("http://intern:8000/a", [trusted]) == Target(
        "intern", 8000, "/a", is_secure=False, is_trusted=True
    )


@pytest.mark.parametrize(
    "address", ["http://intern:8001/", "http://intern.example:8000/", "http://x.intern:8000/"]
)
def test_target_of_a_host_that_is_trusted_on_another_port_or_only_similar(address):
    assert failure_of(address, ["intern:8000"]) == Failure.NOT_HTTPS


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://hook.example/", "hook.example"),
        ("https://hook.example:8443/", "hook.example:8443"),
        ("https://[2a00::1]:8443/", "[2a00::1]:8443"),
    ],
)
def test_target_is_named_with_its_port_unless_that_goes_without_saying(address, name):
    assert target_of(address).name == name


def test_target_over_http_is_named_without_port_80():
    assert target_of("http://intern/", ["intern"]).name == "intern"


@given(st.text())
def test_target_of_anything_is_one_that_can_be_asked_or_refused(text):
    try:
        target = target_of(text)
    except Refused:
        return

    assert (target.is_secure, target.port in (443, 8443), target.path.isascii()) == (True, True, True)
    assert not set(target.path + target.name) & set(" \r\n\t\\#")


@given(st.text())
def test_target_of_any_path_leads_to_the_host(path):
    assert target_of(f"https://hook.example/{quote(path, safe='')}").host == "hook.example"


PRIVATE = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.178.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:8.8.8.8",
    "::ffff:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:2::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_is_public_of_what_is_not(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "172.32.0.1", "2a00:1450:4001::1", "2606:4700::1111"]
)
def test_is_public_of_what_is(address):
    assert is_public(address)


@given(st.ip_addresses())
def test_what_is_public_is_never_special_in_any_way_that_python_knows(address):
    if is_public(str(address)):
        special = (
            address.is_private,
            address.is_loopback,
            address.is_link_local,
            address.is_multicast,
            address.is_reserved,
            address.is_unspecified,
        )
        assert special == (False,) * 6


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_never_public(address):
    inside = int(address)
    holding = [
        IPv6Address(inside),
        IPv6Address(0xFFFF << 32 | inside),
        IPv6Address(0x64FF9B << 96 | inside),
        IPv6Address(0x2002 << 112 | inside << 80),
    ]

    assert [is_public(str(found)) for found in holding] == [False] * 4


def test_one_private_address_among_public_ones_is_refused():
    target = target_of("https://hook.example/")

    with pytest.raises(Refused) as refused:
        check_found(target, ["8.8.8.8", "10.0.0.1"])

    assert refused.value.failure == Failure.NOT_PUBLIC


def test_a_trusted_host_may_have_a_private_address():
    assert check_found(target_of("https://intern/", ["intern"]), ["10.0.0.1"]) is None
