"""Bring web addresses into the one form in which they are compared, kept and fetched."""

import re
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from sources.web.errors import AddressError

_SCHEMES: Final = ("http", "https")
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_TRACKING: Final = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id"
    r"|_ga|_gl|_hs(?:enc|mi)|mkt_tok|vero_id|oly_(?:anon|enc)_id|at_(?:medium|campaign)\w*)"
    r"(?:=|$)",
    re.IGNORECASE,
)
_ESCAPE: Final = re.compile("%[0-9a-fA-F]{2}")
_LONE_PERCENT: Final = re.compile("%(?![0-9a-fA-F]{2})")
_USER: Final = re.compile(r"//[^/?#]*@")
_WHITE_SPACE: Final = re.compile(r"[\t\r\n]")  # browsers leave these out, wherever they stand
_PATH_SAFE: Final = "/%:@!$&'()*+,;=~"
_QUERY_SAFE: Final = _PATH_SAFE + "?[]"
_MAX_CHARS: Final = 4000  # longer ones are no addresses that people use
_SHOWN_CHARS: Final = 200


def looks_like_address(text: str) -> bool:
    """Tell whether a text begins as a web address does."""
    return text.strip().lower().startswith(("http://", "https://"))


def normalise_address(text: str, *, base: str | None = None) -> str:
    """Bring an address into its one form.

    Scheme and host are put in lower case, default ports, fragments and parameters that only
    follow readers about (``utm_source`` and its like) are left out, and what is no plain ASCII is
    escaped. Doing it again changes nothing.

    Args:
        text: As somebody wrote it.
        base: The address that it is relative to.

    Returns:
        The address: ``http`` or ``https``, in ASCII.

    Raises:
        AddressError: If it is no such address, or holds a user name or password.
    """
    stripped = _WHITE_SPACE.sub("", text.strip())
    if len(stripped) > _MAX_CHARS:
        raise AddressError(
            f"the address has {len(stripped):,} characters: {show_address(stripped)}"
        )
    try:
        parts = urlsplit(urljoin(base, stripped) if base else stripped)
        return _join(parts)
    except ValueError as error:  # a bad port, host, or character
        raise AddressError(f"{show_address(stripped)} is no web address; check it") from error


def is_same_site(one: str, other: str) -> bool:
    """Tell whether two normalised addresses have the same host, "www." apart."""
    return _bare_host(one) == _bare_host(other)


def host_of(address: str) -> str:
    """Name the host, with its port where that is not the usual one, of a normalised address."""
    return urlsplit(address).netloc


def is_front_page(address: str) -> bool:
    """Tell whether a normalised address is its host's first page."""
    parts = urlsplit(address)
    return parts.path == "/" and not parts.query


def show_address(text: str) -> str:
    """Make an address fit to be shown: on one line, not too long, without user name and password.

    Args:
        text: As somebody wrote it.

    Returns:
        The address for people; it need not be one.
    """
    text = _USER.sub("//", text.strip()[:_MAX_CHARS])
    printable = "".join(each if each.isprintable() else "?" for each in text)
    return printable if len(printable) <= _SHOWN_CHARS else f"{printable[:_SHOWN_CHARS]}…"


def _join(parts: SplitResult) -> str:
    if parts.scheme not in _SCHEMES or not parts.hostname:
        shown = show_address(parts.geturl())
        raise AddressError(f"{shown} is no web address; one begins with https://")
    if "@" in parts.netloc:
        shown = show_address(parts.hostname)
        raise AddressError(f"the address of {shown} holds a user name or password; take it out")
    host = _normalise_host(parts.hostname)
    port = parts.port
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path = _escape(_drop_dots(parts.path) or "/", _PATH_SAFE)
    kept = [each for each in parts.query.split("&") if each and not _TRACKING.match(each)]
    query = _escape("&".join(kept), _QUERY_SAFE)
    return f"{parts.scheme}://{host}{path}{'?' if query else ''}{query}"


def _normalise_host(host: str) -> str:
    if ":" in host:
        return f"[{host.lower()}]"
    ascii_host = host.rstrip(".").encode("idna").decode("ascii").lower()
    if not re.fullmatch(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", ascii_host):
        raise ValueError(host)
    return ascii_host


def _drop_dots(path: str) -> str:
    """Resolve "." and ".." as browsers do."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments[1:]:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _escape(text: str, safe: str) -> str:
    whole = _LONE_PERCENT.sub("%25", text)
    return _ESCAPE.sub(lambda match: match[0].upper(), quote(whole, safe=safe))


def _bare_host(address: str) -> str:
    return host_of(address).removeprefix("www.")
