"""Tell which documents are versions or copies of one another."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from typing import Final

_MIN_SHARED: Final = 0.5  # of the lines that either has; copies share more
_MAX_HOLDERS: Final = 30  # a line that more documents have tells none of them from the others
_MAX_COMPARED: Final = 5


def find_copies(lines: Mapping[str, Set[str]]) -> Mapping[str, str]:
    """Find for each document the first that it shares most of its lines with.

    Args:
        lines: Document id to what names its lines.

    Returns:
        Document id to the id of the first of its copies, in the order given; its own where it
        is that, or has none.
    """
    originals: dict[str, str] = {}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for document_id, own in lines.items():
        original = _find_original(own, lines, holders)
        originals[document_id] = original or document_id
        if original is None:
            for line in own:
                if len(holders[line]) < _MAX_HOLDERS:
                    holders[line].append(document_id)
    return originals


def _find_original(
    own: Set[str], lines: Mapping[str, Set[str]], holders: Mapping[str, list[str]]
) -> str | None:
    shared = Counter(each for line in sorted(own) for each in holders.get(line, ()))
    for each, _ in shared.most_common(_MAX_COMPARED):
        if len(own & lines[each]) > _MIN_SHARED * len(own | lines[each]):
            return each
    return None
