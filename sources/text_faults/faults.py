"""Say what went wrong with a document's text before it came here."""

from collections import Counter

from sources.text_faults.lost_letters import find_lost_letters
from sources.text_faults.mojibake import find_garbled

_AS_IT_STANDS = "quotations show it as it stands in the file."


def find_faults(text: str) -> tuple[str, ...]:
    """List the faults of a document's text.

    Args:
        text: All of the document.

    Returns:
        Whole sentences for people; none for a healthy text.
    """
    faults = []
    garbled = find_garbled(text)
    if garbled:
        (found, meant), count = Counter(garbled).most_common(1)[0]
        faults.append(
            f"Characters of this document's text are garbled (such as '{found}' for '{meant}',"
            f" {_times(count)}); {_AS_IT_STANDS}"
        )
    lost = find_lost_letters(text)
    if lost:
        faults.append(
            f"Letters are missing in this document's text (such as '{lost.example}' for"
            f" '{lost.healed}', {_times(lost.count)}); {_AS_IT_STANDS}"
        )
    return tuple(faults)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"
