"""Read what a host's robots.txt allows."""

from typing import Final

from protego import Protego

MAX_BYTES: Final = 512_000  # RFC 9309 asks for at least 500 KiB; the rest is left out
_NAME: Final = "stp-bot"
_MAX_DELAY_S: Final = 30.0  # a longer one would make a thousand pages a day's work


class Robots:
    """What one host's robots.txt says to us."""

    def __init__(self, text: str = "") -> None:
        """Read a robots.txt; an empty one, or one that makes no sense, allows everything."""
        self._rules = Protego.parse(text)

    def allows(self, address: str) -> bool:
        """Tell whether a page of the host may be fetched."""
        return self._rules.can_fetch(address, _NAME)

    @property
    def delay_s(self) -> float:
        """Seconds that the host asks for between two requests; never more than 30."""
        delay = self._rules.crawl_delay(_NAME)
        return min(max(delay or 0.0, 0.0), _MAX_DELAY_S)
