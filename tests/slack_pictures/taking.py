"""Takes pictures of pages with headless Chromium."""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Page

from tests.browser.chromium import open_page
from tests.slack_pictures.picture import Picture

WIDTH = 720
SCALE = 1.5
MAX_HEIGHT = 1_100
"""In the browser's pixels; what is seen of a longer page ends before that, and says so."""
MAX_BYTES = 150_000
_COLOURS = 128
_BRIGHT, _BRIGHT_WEIGHT = 60, 20
_CUT = f"document.body.classList.toggle('cut', document.body.scrollHeight > {MAX_HEIGHT})"


class TooLarge(ValueError):
    """A picture takes more room than a repository should give it."""


def take_pictures(pictures: Mapping[str, Picture], folder: Path) -> list[Path]:
    """Draw pictures and write each into a folder, as NAME.png.

    Args:
        pictures: By name.
        folder: Made where it is missing; other files in it are left alone.

    Returns:
        The files, in the order of the pictures.

    Raises:
        TooLarge: If one takes more than 150 kB.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with open_page() as opened:
        browser = opened.context.browser
        assert browser is not None, "the page was opened in a browser"
        page = browser.new_page(viewport={"width": WIDTH, "height": 200}, device_scale_factor=SCALE)
        return list(_write(page, pictures.items(), folder))


def _write(page: Page, pictures: Iterable[tuple[str, Picture]], folder: Path) -> Iterable[Path]:
    for name, picture in pictures:
        page.set_content(picture.html())
        page.evaluate(_CUT)
        path = folder / f"{name}.png"
        path.write_bytes(_within(name, _with_few_colours(page.screenshot(full_page=True))))
        yield path


def _with_few_colours(png: bytes) -> bytes:
    """Keep the most frequent colours, which makes a file of text half as large.

    Bright ones count for more than the greys at the edges of letters, of which there are many.
    """
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))
    colours, places, counts = np.unique(
        pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    is_bright = np.ptp(colours.astype(int), axis=1) > _BRIGHT
    weights = counts * np.where(is_bright, _BRIGHT_WEIGHT, 1)
    kept = colours[np.argsort(-weights, kind="stable")[:_COLOURS]]
    distances = np.square(colours[:, None].astype(int) - kept[None].astype(int)).sum(axis=2)
    nearest = distances.argmin(axis=1).astype(np.uint8)
    few = Image.fromarray(nearest[places].reshape(pixels.shape[:2]), "P")
    few.putpalette(kept.tobytes())
    written = io.BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def _within(name: str, png: bytes) -> bytes:
    if len(png) > MAX_BYTES:
        raise TooLarge(f"{name} takes {len(png)} bytes, at most {MAX_BYTES}: show less")
    return png
