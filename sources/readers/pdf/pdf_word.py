"""Words and ruled lines as they stand on a page."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a part of one that is set in other letters; lengths in points, upwards.

    Attributes:
        text: Not empty, without white space.
        left: Where it begins.
        right: Where it ends.
        baseline: The height on which its letters stand.
        bottom: Its lower edge.
        size: The height of its letters, from the lowest to the highest that the font has.
        bold: Whether the font is a bold one.
        joined: Whether it follows the word before it without a space.
        turn: By how many degrees it is turned to the left.
        visible: False where the letters are not painted, as over a scanned page.
    """

    text: str
    left: float
    right: float
    baseline: float
    bottom: float
    size: float
    bold: bool = False
    joined: bool = False
    turn: int = 0
    visible: bool = True

    @property
    def box(self) -> "Box":
        """The room that it takes."""
        return Box(self.left, self.bottom, self.right, self.bottom + self.size)


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; a ruled line is one without height or without width.

    Attributes:
        left: Its left edge.
        bottom: Its lower edge.
        right: Its right edge.
        top: Its upper edge.
    """

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, other: "Box") -> bool:
        """Tell whether the middle of another lies in it."""
        x, y = (other.left + other.right) / 2, (other.bottom + other.top) / 2
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def turned(self, turn: int, frame: "Box") -> "Box":
        """Turn the page to the right.

        Args:
            turn: By how many degrees: 0, 90, 180 or 270.
            frame: The page.

        Returns:
            Where the rectangle then stands.
        """
        if turn == 90:
            left, bottom = self.bottom, frame.right - self.right
            return Box(left, bottom, self.top, frame.right - self.left)
        if turn == 180:
            left, bottom = frame.right - self.right, frame.top - self.top
            return Box(left, bottom, frame.right - self.left, frame.top - self.bottom)
        if turn == 270:
            return Box(frame.top - self.top, self.left, frame.top - self.bottom, self.right)
        return self


@dataclass(frozen=True, slots=True)
class PageContent:
    """What stands on one page.

    Attributes:
        words: In the order in which the file paints them.
        frame: The part of the page that is shown.
        rules: Lines and the edges of painted rectangles.
        cut: The words outside the part of the page that is shown, such as a printer's marks.
        hidden: The words that are neither painted nor stand over a picture.
    """

    words: tuple[Word, ...]
    frame: Box
    rules: tuple[Box, ...] = ()
    cut: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


def part_hidden(
    words: Sequence[Word], pictures: Sequence[Box]
) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """Part a page's words into those that its reader sees and those that nobody does.

    Letters that are not painted say what a scanned picture shows where they stand over one.

    Args:
        words: All words; none of them turned away from ``pictures``' directions.
        pictures: Where pictures stand.

    Returns:
        The words to keep, and the texts of the others.
    """
    kept = [
        word for word in words if word.visible or any(each.holds(word.box) for each in pictures)
    ]
    kept_ids = set(map(id, kept))
    return tuple(kept), tuple(word.text for word in words if id(word) not in kept_ids)
