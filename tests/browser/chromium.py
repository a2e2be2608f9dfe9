"""A headless Chromium for tests, where the machine has one."""

import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image
from playwright.sync_api import Page, sync_playwright

# Without these it looks up its maker's hosts, which tests must not.
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
)
WHY_SKIPPED = "Chromium is not installed (Debian: apt-get install chromium)"


def find_chromium() -> str | None:
    """Find the browser's program; None where there is none."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next((path for path in found if path), None)


@contextmanager
def open_page(*, width: int = 800, height: int = 600) -> Iterator[Page]:
    """Open an empty page, in a browser that closes with it.

    Args:
        width: Of the window, in pixels.
        height: Of the window, in pixels.

    Yields:
        The page.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(_QUIET))
        try:
            yield browser.new_page(viewport={"width": width, "height": height})
        finally:
            browser.close()


def count_pixels(page: Page, colour: tuple[int, int, int]) -> int:
    """Count the pixels of a colour in what the window shows.

    Args:
        page: As it is now.
        colour: Red, green and blue, 0 to 255 each.

    Returns:
        How many have exactly that colour.
    """
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    counts = {found: count for count, found in shown.getcolors(shown.width * shown.height) or []}
    return counts.get(colour, 0)
