"""Mend damaged words for the search; what is quoted stays as it is."""

from dataclasses import dataclass

from sources.text_faults.lost_letters import LostLetters, find_lost_letters
from sources.text_faults.mojibake import find_garbled, mend_encoding


@dataclass(frozen=True, slots=True)
class Repairs:
    """What is to be mended in a document.

    Attributes:
        garbled: Whether characters were read in a wrong encoding.
        lost: The letters that its words have lost.
    """

    garbled: bool = False
    lost: LostLetters | None = None

    def apply(self, text: str) -> str:
        """Mend a part of the document.

        Args:
            text: Such as a passage.

        Returns:
            The text as it was meant; mending it again changes nothing.
        """
        if self.garbled:
            text = mend_encoding(text)
        return self.lost.mend(text) if self.lost else text


def find_repairs(text: str) -> Repairs | None:
    """Decide what is to be mended in a document, once for all of its passages.

    Args:
        text: All of the document.

    Returns:
        What to do; None for a healthy document.
    """
    garbled = bool(find_garbled(text))
    lost = find_lost_letters(text)
    return Repairs(garbled, lost) if garbled or lost else None


def repair_for_search(text: str) -> str:
    """Mend a whole document.

    Args:
        text: All of it: in a short part, a few damaged words do not show what was lost.

    Returns:
        The text as it was meant; a healthy one as it is.
    """
    repairs = find_repairs(text)
    return repairs.apply(text) if repairs else text
