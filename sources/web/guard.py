"""Decide which hosts may be connected to, and at which of their addresses."""

import socket
from collections.abc import Callable, Sequence, Set
from enum import Enum, auto
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final, TypeAlias

from sources.web.errors import AddressError, Unreachable

Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
"""Turns a host and port into IP addresses; an OSError where there are none."""


class Network(Enum):
    """Where an IP address leads."""

    PUBLIC = auto()  # anybody's server on the internet
    PRIVATE = auto()  # an organisation's own network
    LOCAL = auto()  # this computer
    SPECIAL = auto()  # link-local, where clouds keep their keys; multicast, reserved and the like


_WEB_PORTS: Final = (80, 443)
_FIRST_FREE_PORT: Final = 1024  # those below belong to other services: mail, shells, printers
_GLOBAL_UNICAST: Final = IPv6Network("2000::/3")  # everything that is given out to the public
_NAT64: Final = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
# What the registries set aside and older versions of Python's ipaddress take for global: protocol
# assignments, the relays of 6to4 (RFC 7526), and the second range for documentation (RFC 9637).
_ASIDE_V4: Final = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
_ASIDE_V6: Final = (IPv6Network("2001::/23"), IPv6Network("3fff::/20"))
_PRIVATE: Final = tuple(
    ip_network(each)
    for each in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
)
_PUBLIC_ONLY: Final = frozenset({Network.PUBLIC})


def choose_addresses(
    host: str, port: int, *, resolve: Resolve, allowed: Set[Network] = _PUBLIC_ONLY
) -> tuple[str, ...]:
    """Resolve a host once and check every address that it has.

    Who connects must connect to one of these and resolve nothing again: between two resolutions
    the answer can change. A host with one address that is not allowed is refused whatever its
    others are: no public site is in a private network as well.

    Args:
        host: A name, or an address in any form that the system reads (``127.1``, ``0x7f000001``).
        port: The port.
        resolve: Does the resolving.
        allowed: The networks that may be connected to.

    Returns:
        IP addresses in the order in which they are to be tried.

    Raises:
        AddressError: If the host has an address in another network, or, where only the public
            web is allowed, the port is another service's.
        Unreachable: If the host has no address.
    """
    is_service = port < _FIRST_FREE_PORT and port not in _WEB_PORTS
    if allowed == _PUBLIC_ONLY and is_service:
        raise AddressError(f"port {port} of {host} is not a web server's")
    try:
        found = tuple(dict.fromkeys(resolve(host, port)))
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"the host {host} cannot be found; check the address") from error
    if not found:
        raise Unreachable(f"the host {host} cannot be found; check the address")
    for address in found:
        if network_of(address) not in allowed:
            place = host if host == address else f"{host}, at {address},"
            raise AddressError(
                f"{place} is not on the public web; STP_SOURCES__WEB_PRIVATE=true allows it where"
                " it is named as a location itself"
            )
    return found


def network_of(address: str) -> Network:
    """Tell where an IP address leads.

    Args:
        address: In its usual form.

    Returns:
        Its network; ``SPECIAL`` for what is no address.
    """
    if is_public(address):
        return Network.PUBLIC
    try:
        parsed = ip_address(address)
    except ValueError:
        return Network.SPECIAL
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is not None:
        return network_of(str(parsed.ipv4_mapped))
    if parsed.is_loopback:
        return Network.LOCAL
    return Network.PRIVATE if any(parsed in each for each in _PRIVATE) else Network.SPECIAL


def is_public(address: str) -> bool:
    """Tell whether an IP address is one that anybody on the internet may be at.

    Args:
        address: In its usual form; an IPv6 address with a zone is not public.

    Returns:
        False for private, shared, loopback, link-local, multicast, reserved and documentation
        addresses, for IPv6 addresses that stand for such IPv4 addresses, and for what is no
        address.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        is_aside = parsed.is_multicast or any(parsed in each for each in _ASIDE_V4)
        return parsed.is_global and not is_aside
    return _is_public_v6(parsed)


def _is_public_v6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    if address in _NAT64:
        return is_public(str(IPv4Address(int(address) & 0xFFFFFFFF)))
    if address.sixtofour is not None:
        return is_public(str(address.sixtofour))
    is_aside = any(address in each for each in _ASIDE_V6)
    return address in _GLOBAL_UNICAST and address.is_global and not is_aside


def resolve_host(host: str, port: int) -> Sequence[str]:
    """Ask the system for a host's addresses.

    Args:
        host: A name or an address.
        port: The port.

    Returns:
        IP addresses, in the system's order.

    Raises:
        OSError: If there are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]
