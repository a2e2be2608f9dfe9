"""How pages are fetched from the web."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How pages are fetched from the web.

    Attributes:
        cache: A folder for what servers said of lists, so that only changed ones are fetched
            again; None keeps nothing.
        allow_private: Whether locations may be in private networks and on this computer. What
            such a location redirects to or names may then be in the same kind of network; a
            public location never leads there.
        pause_s: Seconds between two requests to one host.
        timeout_s: Seconds until a server has answered, and between two pieces of its answer.
        max_bytes: A larger answer is refused.
        max_pages: How many pages of one location are read at the most.
        total_s: Seconds that one answer may take as a whole, however steadily it drips.
    """

    cache: Path | None = None
    allow_private: bool = False
    pause_s: float = 1.0
    timeout_s: float = 20.0
    max_bytes: int = 50_000_000
    max_pages: int = 1000
    total_s: float = 120.0
