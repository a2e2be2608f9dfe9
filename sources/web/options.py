"""How pages are fetched from the web."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How pages are fetched from the web.

    Attributes:
        cache: A folder for what servers said of pages, so that only changed ones are fetched
            again; None keeps nothing.
        allow_private: Whether addresses of private and local networks may be fetched.
        pause_s: Seconds between two requests to one host.
        timeout_s: Seconds until a server has answered, and between two pieces of its answer.
        max_bytes: A larger answer is refused.
        max_pages: How many pages of one location are read at the most.
    """

    cache: Path | None = None
    allow_private: bool = False
    pause_s: float = 1.0
    timeout_s: float = 20.0
    max_bytes: int = 50_000_000
    max_pages: int = 1000
