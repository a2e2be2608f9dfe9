"""The words that somebody may see: what they ask is read by these alone.

Whoever may not see a document must not learn from what a question was taken for that a word, or
the long form of an abbreviation, stands in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from index.language.abbreviations import Abbreviation
from index.searching.lexical import Lexical, weigh_stems
from index.searching.wording import Wordings
from index.snapshots.records import DocumentSummary

_CACHED_WORDS = 20_000  # about as many as people use


class SeenWords:
    """A Vocabulary of the documents of some collections. Safe to call from several threads."""

    def __init__(
        self, words: Lexical, groups: Sequence[int] | None = None, *, rows: int | None = None
    ) -> None:
        """Look at some groups only.

        Args:
            words: Those of all passages.
            groups: Numbers of the documents that may be seen; None for all of them.
            rows: How many passages those have; None for all of them.
        """
        self._words = words
        self._rows = rows
        # Not methods: what held itself would keep its files open long after its time.
        self._rows_with_stem = lru_cache(_CACHED_WORDS)(
            partial(words.rows_with_stem, groups=groups)
        )
        self._holds = lru_cache(_CACHED_WORDS)(partial(words.holds, groups=groups))
        self._rows_with = lru_cache(_CACHED_WORDS)(partial(words.rows_with, groups=groups))

    def holds(self, text: str) -> bool:
        """Say whether passages hold every word of a text that is worth looking for, in any form."""
        return self._holds(text)

    def words_from(self, beginning: str) -> list[str]:
        """List the words of all passages that begin with some letters, also of those not seen."""
        return [word for word, _ in self._words.words_from(beginning)]

    def rows_with(self, word: str) -> int:
        """Count the passages that hold a word, spelt just so."""
        return self._rows_with(word)

    def stems(self, text: str) -> frozenset[str]:
        """Find the stems of a text's words that are worth looking for, seen or not."""
        return self._words.stems(text)

    def weigh(self, text: str) -> dict[str, float]:
        """Weigh the words of a question by how rare they are among the passages seen.

        Args:
            text: A question.

        Returns:
            Stem to its share of all the weight, 1 in all.
        """
        if self._rows is None:
            return self._words.weigh(text)
        counts = {stem: self._rows_with_stem(stem) for stem in sorted(self.stems(text))}
        return weigh_stems(counts, self._rows)


@dataclass(frozen=True, slots=True)
class Seen:
    """What questions are read by.

    Attributes:
        words: Those that the asker may see.
        wordings: Reads questions by them.
    """

    words: SeenWords
    wordings: Wordings


def narrow_collections(
    collections: frozenset[str] | None, held: frozenset[str]
) -> frozenset[str] | None:
    """Bring what somebody may see into the one form that is worth remembering.

    Args:
        collections: What they may see, there or not; None for all.
        held: The collections that are there.

    Returns:
        Those of them that are there; None where all that are there may be seen.
    """
    return None if collections is None or collections >= held else collections & held


def see_words(
    documents: Sequence[DocumentSummary],
    words: Lexical,
    learned: Iterable[tuple[str, Abbreviation]],
    collections: frozenset[str] | None,
) -> Seen:
    """Read questions by the words of some collections.

    Args:
        documents: All of the index, in the order of their numbers.
        words: Those of all passages.
        learned: Document id and abbreviation, for each that a document explains.
        collections: What the asker may see; None for all.

    Returns:
        The words, and what reads questions by them.
    """
    numbers = [
        number
        for number, each in enumerate(documents)
        if collections is None or each.collection in collections
    ]
    ids = {documents[number].id for number in numbers}
    seen = (
        SeenWords(words)
        if len(numbers) == len(documents)
        else SeenWords(words, numbers, rows=sum(documents[each].passages for each in numbers))
    )
    return Seen(seen, Wordings(seen, (pair for key, pair in learned if key in ids)))
