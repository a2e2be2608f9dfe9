"""Put boxes on a page into the order in which people read them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

_SHRINK: Final = 0.1  # boxes often overlap their neighbours a little, by empty margins
_MAX_DEPTH: Final = 40  # of cuts within cuts; a page has a handful


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands on a page, in any unit.

    Attributes:
        left: Its left edge.
        top: Its upper edge; larger is lower.
        width: To its right edge.
        height: To its lower edge.
    """

    left: int
    top: int
    width: int
    height: int


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Order boxes from top to bottom, and those beside each other from left to right.

    The page is cut across wherever no box is in the way, then each strip from top to bottom, and
    so on. What cannot be cut, since boxes overlap, is ordered by upper and left edges.

    Args:
        boxes: In any order.

    Returns:
        The places of the boxes, each once. Boxes at the same place keep their order.
    """
    return _order(list(range(len(boxes))), boxes, depth=0)


def _order(places: list[int], boxes: Sequence[Box], *, depth: int) -> list[int]:
    if len(places) < 2:
        return places
    if depth < _MAX_DEPTH:
        for span in (_down, _across):
            parts = _cut(places, lambda place, span=span: span(boxes[place]))  # type: ignore[misc]  # bound
            if len(parts) > 1:
                return [place for part in parts for place in _order(part, boxes, depth=depth + 1)]
    return sorted(places, key=lambda place: (boxes[place].top, boxes[place].left))


def _cut(places: list[int], span: Callable[[int], tuple[float, float]]) -> list[list[int]]:
    """Part boxes wherever the one before ends above, or to the left of, the next one's begin."""
    parts: list[list[int]] = []
    end = float("-inf")
    for place in sorted(places, key=lambda place: span(place)[0]):
        start, stop = span(place)
        if parts and start < end:
            parts[-1].append(place)
        else:
            parts.append([place])
        end = max(end, stop)
    return parts


def _down(box: Box) -> tuple[float, float]:
    margin = box.height * _SHRINK
    return box.top + margin, box.top + box.height - margin


def _across(box: Box) -> tuple[float, float]:
    margin = box.width * _SHRINK
    return box.left + margin, box.left + box.width - margin
