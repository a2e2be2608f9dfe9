"""What search looks for: a question's wording, and what each of its words is worth."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from index.searching.seen_words import SeenWords
from index.searching.wording import Wording


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for.

    Attributes:
        text: By meaning: the question with its slips mended, and with the other form of a name
            that the documents do not know by the form in the question.
        words: By words: the same with every other form of its names.
        weights: The question's own words, as stems, with what share of its information each
            carries: by rarity in what the asker may see, 1 in all.
        mended: What was typed and the word that it was taken for.
    """

    text: str
    words: str
    weights: Mapping[str, float]
    mended: tuple[tuple[str, str], ...]
    _names: tuple[tuple[frozenset[str], frozenset[str]], ...]

    def match(self, held: Set[str]) -> frozenset[str]:
        """Say which of the question's words a text holds; a name counts in any of its forms.

        Args:
            held: The stems that it holds.

        Returns:
            Stems of the question.
        """
        named = (own for own, other in self._names if other <= held)
        return frozenset(held).union(*named).intersection(self.weights)


def read_sought(wording: Wording, seen: SeenWords) -> Sought:
    """Read what to look for.

    Args:
        wording: The question's.
        seen: The words of the passages that the asker may see.

    Returns:
        What to look for.
    """
    unknown = [pair for pair in wording.others if not seen.holds(pair[0])]
    return Sought(
        text=" ".join([wording.text, *(f"({other})" for _, other in unknown)]),
        words=" ".join([wording.text, *(other for _, other in wording.others)]),
        weights=seen.weigh(wording.text),
        mended=wording.mended,
        _names=tuple((seen.stems(own), seen.stems(other)) for own, other in wording.others),
    )
