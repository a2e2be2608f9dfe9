"""No address that is not on the public web is ever connected to."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.web.errors import AddressError, Unreachable
from sources.web.fetch import Fetcher
from sources.web.guard import Network, choose_addresses, is_public, network_of
from sources.web.guarded_network import GuardedBackend
from sources.web.options import WebOptions
from tests.sources.block_making import LONG
from tests.sources.web.loopback_site import LoopbackSite, html
from tests.sources.web.syncing import make_options

_PUBLIC = "93.184.215.14"
_NOT_PUBLIC = (
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
)


class _Resolver:
    """A resolver whose answers change.

    Attributes:
        hosts: What it was asked for, in order.
    """

    def __init__(self, *answers: Sequence[str]) -> None:
        self._answers = answers
        self.hosts: list[str] = []

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.hosts.append(f"{host}:{port}")
        return self._answers[min(len(self.hosts), len(self._answers)) - 1]


def _in_v6(address: IPv4Address) -> list[str]:
    """Write an IPv4 address in every IPv6 form that leads to it."""
    number = int(address)
    return [
        str(IPv6Address(f"::ffff:{address}")),
        str(IPv6Address(f"::{address}")),
        str(IPv6Address(f"64:ff9b::{address}")),
        str(IPv6Address(f"64:ff9b:1::{address}")),
        str(IPv6Address((0x2002 << 112) | (number << 80) | 1)),
        str(IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF))),
    ]


@pytest.mark.parametrize("address", _NOT_PUBLIC)
def test_no_form_of_an_address_that_is_not_public_is(address: str) -> None:
    assert not is_public(address)
    assert not any(map(is_public, _in_v6(IPv4Address(address))))


@pytest.mark.parametrize(
    "address",
    ["::", "::1", "3fff::1", "2001:2::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
     "ff02::1", "2001:db8::1",
     "100::1", "5f00::1", "localhost", "", "127.1", "2606:2800::1%lo"],
)  # fmt: skip
def test_special_addresses_and_what_is_none_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", [_PUBLIC, "8.8.8.8", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e"]
)
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses())
def test_what_is_public_is_global_by_the_registries(address: IPv4Address | IPv6Address) -> None:
    if is_public(str(address)):
        assert ip_address(str(address)).is_global
        assert not address.is_multicast
        assert not address.is_private


@given(st.ip_addresses(v=4))
def test_a_v6_form_is_never_more_public_than_the_v4_address(address: IPv4Address) -> None:
    if not is_public(str(address)):
        assert not any(map(is_public, _in_v6(address)))


@given(st.lists(st.sampled_from((*_NOT_PUBLIC, _PUBLIC, "8.8.8.8", "::1")), min_size=1))
def test_a_host_with_any_address_that_is_not_public_is_refused(addresses: list[str]) -> None:
    resolver = _Resolver(addresses)
    if all(map(is_public, addresses)):
        chosen = choose_addresses("a.example", 443, resolve=resolver)
        assert set(chosen) == set(addresses)
    else:
        with pytest.raises(AddressError, match="not on the public web"):
            choose_addresses("a.example", 443, resolve=resolver)
    assert len(resolver.hosts) == 1


@pytest.mark.parametrize(
    ("address", "network"),
    [
        (_PUBLIC, Network.PUBLIC),
        ("10.1.2.3", Network.PRIVATE),
        ("100.64.0.1", Network.PRIVATE),
        ("fd00::1", Network.PRIVATE),
        ("::ffff:192.168.0.1", Network.PRIVATE),
        ("127.0.0.2", Network.LOCAL),
        ("::1", Network.LOCAL),
        ("::ffff:127.0.0.1", Network.LOCAL),
        ("169.254.169.254", Network.SPECIAL),
        ("fe80::1", Network.SPECIAL),
        ("64:ff9b::a9fe:a9fe", Network.SPECIAL),
        ("0.0.0.0", Network.SPECIAL),  # noqa: S104 - nothing is bound to it
        ("no address", Network.SPECIAL),
    ],
)
def test_every_address_is_in_one_network(address: str, network: Network) -> None:
    assert network_of(address) is network


@pytest.mark.parametrize(
    ("named", "then", "is_allowed"),
    [
        (_PUBLIC, "10.0.0.1", 0),
        (_PUBLIC, "127.0.0.1", 0),
        (_PUBLIC, "8.8.8.8", 1),
        ("10.0.0.1", "192.168.0.1", 1),
        ("10.0.0.1", "127.0.0.1", 0),
        ("10.0.0.1", "169.254.169.254", 0),
        ("127.0.0.1", "10.0.0.1", 0),
        ("127.0.0.1", "::1", 1),
    ],
)
def test_a_location_leads_only_into_its_own_kind_of_network(
    named: str, then: str, is_allowed: int
) -> None:
    fetcher = Fetcher(make_options(), resolve=_Resolver([named]))

    fetcher.trust("https://a.example/")

    assert (network_of(then) in fetcher.allowed) is bool(is_allowed)


def test_without_the_setting_nothing_but_the_public_web_is_trusted() -> None:
    fetcher = Fetcher(WebOptions(), resolve=_Resolver(["10.0.0.1"]))

    fetcher.trust("https://a.example/")

    assert fetcher.allowed == {Network.PUBLIC}


def test_a_host_without_an_address_cannot_be_found() -> None:
    def fail(host: str, port: int) -> Sequence[str]:
        raise OSError(f"no {host}:{port}")

    for resolve in (_Resolver([]), fail):
        with pytest.raises(Unreachable, match=r"a\.example cannot be found"):
            choose_addresses("a.example", 443, resolve=resolve)


@pytest.mark.parametrize(("port", "is_refused"), [(80, 0), (443, 0), (8080, 0), (22, 1), (25, 1)])
def test_ports_of_other_services_are_refused(port: int, is_refused: int) -> None:
    resolver = _Resolver([_PUBLIC])

    if is_refused:
        with pytest.raises(AddressError, match=f"port {port}"):
            choose_addresses("a.example", port, resolve=resolver)
    else:
        choose_addresses("a.example", port, resolve=resolver)

    assert len(resolver.hosts) == 1 - is_refused


def test_a_name_is_resolved_once_and_its_checked_address_connected_to(site: LoopbackSite) -> None:
    site.pages["/a"] = html("Plans", LONG)
    resolver = _Resolver(["127.0.0.1"], ["127.0.0.1"], ["192.0.2.1"])
    fetcher = Fetcher(make_options(), resolve=resolver)
    address = site.address.replace("127.0.0.1", "a.example") + "a"

    fetcher.trust(address)
    answer = fetcher.fetch(address, {}, max_bytes=100_000)
    fetcher.close()

    assert LONG.encode() in answer.body
    assert len(resolver.hosts) == 2  # once to trust it, once to connect
    assert site.log[0].headers["host"].startswith("a.example:")


def test_a_name_that_is_bound_anew_is_checked_anew(site: LoopbackSite) -> None:
    port = int(site.address.rsplit(":", 1)[1].rstrip("/"))
    resolver = _Resolver(["127.0.0.1"], ["10.0.0.1"])
    backend = GuardedBackend(resolver)

    for address in ("127.0.0.1", "10.0.0.1"):
        with pytest.raises(AddressError, match=address):
            backend.connect_tcp("a.example", port, timeout=1)

    assert site.log == []


def test_an_address_that_does_not_answer_is_followed_by_the_next(site: LoopbackSite) -> None:
    site.pages["/a"] = html("Plans", LONG)
    resolver = _Resolver(["127.0.0.2", "127.0.0.1"])  # the site listens at the second alone
    fetcher = Fetcher(make_options(), resolve=resolver)
    fetcher.trust(site.address)

    answer = fetcher.fetch(f"{site.address}a", {}, max_bytes=100_000)
    fetcher.close()

    assert answer.status == 200


def test_where_no_address_answers_the_last_refusal_is_told() -> None:
    backend = GuardedBackend(_Resolver(["127.0.0.1"]))
    backend.allowed |= {Network.LOCAL}

    with pytest.raises(httpcore.ConnectError):
        backend.connect_tcp("a.example", 1, timeout=1)
