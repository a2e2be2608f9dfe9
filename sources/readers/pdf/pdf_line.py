"""One printed line of a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line as it stands on a page; lengths in points, upwards from the page's foot.

    Attributes:
        text: Its words; ends with a hyphen where a word was broken.
        page: From 1.
        left: Where it begins.
        right: Where it ends.
        bottom: Its lower edge.
        size: The height of its letters, from the lowest to the highest that the font has.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
