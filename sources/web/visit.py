"""Fetch pages along redirects, as far as robots.txt allows."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from typing import Final
from urllib.parse import urljoin

from sources.web.addresses import host_of, normalise_address
from sources.web.asking import Asker, name_status
from sources.web.clock import Clock
from sources.web.errors import PageGone, PageRefused, Unreachable
from sources.web.fetch import Answer, Fetcher
from sources.web.options import WebOptions
from sources.web.robots import MAX_BYTES, Robots

_MAX_REDIRECTS: Final = 10
_ROBOTS_REDIRECTS: Final = 5  # as RFC 9309 has it
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_GONE: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells a server which version of a page is already here.

    Attributes:
        final: The address that gave the page, after all redirects.
        etag: The page's ETag; empty where it had none.
        modified: Its Last-Modified; likewise.
    """

    final: str = ""
    etag: str = ""
    modified: str = ""

    def conditions(self) -> dict[str, str]:
        """Make the headers that ask only for another version; empty where there is nothing."""
        named = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return {name: value for name, value in named if value}


NOTHING_HERE: Final[Mapping[str, Validators]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Visited:
    """A page that was fetched.

    Attributes:
        validators: Its last address, after all redirects, and what the server says of its version.
        is_new: False where the server says that nothing has changed; there is no body then.
        body: Unpacked.
        content_type: What the server calls it; empty where it says nothing.
    """

    validators: Validators
    is_new: bool = True
    body: bytes = b""
    content_type: str = ""


class Visitor:
    """Fetches pages of any number of hosts, one after the other."""

    def __init__(self, options: WebOptions, *, clock: Clock, fetcher: Fetcher) -> None:
        """Make a visitor; nothing is fetched yet.

        Args:
            options: Pause and limits.
            clock: Lets the pauses pass.
            fetcher: Does the asking.
        """
        self._max_bytes = options.max_bytes
        self._fetcher = fetcher
        self._asker = Asker(fetcher, clock=clock, pause_s=options.pause_s)
        self._robots: dict[str, Robots | Unreachable] = {}

    def trust(self, address: str) -> None:
        """Take an address for one that somebody named: see ``Fetcher.trust``."""
        self._fetcher.trust(address)

    def visit(self, address: str, *, known: Mapping[str, Validators] = NOTHING_HERE) -> Visited:
        """Fetch a page.

        Args:
            address: In its normal form.
            known: The versions that are already here, by the address that gave them: it may be
                one that the page redirects to.

        Returns:
            The page, or that it has not changed.

        Raises:
            AddressError: If the address, or one that it redirects to, must not be asked.
            PageGone: If there is no such page.
            PageRefused: If the server, its robots.txt or the limit of size forbids it.
            Unreachable: If it cannot be had now.
        """
        seen: set[str] = set()
        while address not in seen and len(seen) <= _MAX_REDIRECTS:
            seen.add(address)
            self._check_robots(address)
            conditions = known[address].conditions() if address in known else {}
            answer = self._asker.ask(address, conditions, max_bytes=self._max_bytes)
            target = _redirect(address, answer)
            if target is None:
                if conditions and answer.status == HTTPStatus.NOT_MODIFIED:
                    return Visited(known[address], is_new=False)
                return _read_answer(address, answer)
            address = target
        what = "in a circle" if address in seen else f"more than {_MAX_REDIRECTS} times"
        raise PageRefused(f"the address redirects {what}; name the page itself")

    def close(self) -> None:
        """Close every connection; another visit opens new ones."""
        self._fetcher.close()

    def _check_robots(self, address: str) -> None:
        site = urljoin(address, "/")
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        robots = self._robots[site]
        if isinstance(robots, Unreachable):
            raise Unreachable(*robots.args)
        if not robots.allows(address):
            raise PageRefused(f"the robots.txt of {host_of(address)} does not allow it")
        self._asker.slow_down(address, robots.delay_s)

    def _read_robots(self, site: str) -> Robots | Unreachable:
        """Read a host's robots.txt: where it is missing all is allowed, where it fails nothing."""
        address = urljoin(site, "/robots.txt")
        try:
            for _ in range(_ROBOTS_REDIRECTS + 1):
                answer = self._asker.ask(address, {}, max_bytes=MAX_BYTES)
                target = _redirect(address, answer)
                if target is None:
                    return _read_rules(answer)
                address = target
        except Unreachable as error:
            return Unreachable(f"the robots.txt of {host_of(site)} cannot be read: {error}")
        return Robots()


def _read_rules(answer: Answer) -> Robots:
    if answer.status == HTTPStatus.OK:
        return Robots(answer.body.decode("utf-8-sig", "replace"))
    return Robots()


def _redirect(address: str, answer: Answer) -> str | None:
    target = answer.headers.get("location")
    if answer.status not in _REDIRECTS or not target:
        return None
    return normalise_address(_in_utf8(target), base=address)


def _in_utf8(header: str) -> str:
    """Read a header as UTF-8, as browsers do with an address."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeDecodeError:
        return header


def _read_answer(address: str, answer: Answer) -> Visited:
    if answer.status in _GONE:
        raise PageGone(f"there is no such page ({name_status(answer.status)}); check the address")
    if answer.status != HTTPStatus.OK:
        raise PageRefused(f"the server does not give the page ({name_status(answer.status)})")
    if not answer.is_whole:
        raise PageRefused(
            "the answer is larger than the limit; STP_SOURCES__WEB_MAX_MB sets another"
        )
    headers = answer.headers
    validators = Validators(address, headers.get("etag", ""), headers.get("last-modified", ""))
    return Visited(validators, body=answer.body, content_type=headers.get("content-type", ""))
